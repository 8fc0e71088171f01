import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import {
  type PrinterSimulator,
  startPrinterSimulator,
} from '../../hardware/simulators/printer/printer-simulator.ts';
import { writeConfig } from '../support/kiosk-config.ts';
import { seededRandom } from '../support/random.ts';
import { openTestStore, temporaryFolder } from '../support/store.ts';
import { ticketIdsOn } from '../support/ticket-ids.ts';

/** `npm test` takes a sample, `npm run faults` all. */
const KILLS = process.env.FAULTS === 'all' ? 200 : 50;
const SEED = Number(process.env.SEED ?? 20_261_122);
/** Long enough to see the kiosk before, in and after every step of some tickets. */
const LONGEST_LIFE_MS = 600;

interface Life {
  readonly kiosk: ChildProcess;
  readonly started: Promise<void>;
  readonly numbers: string[];
}

function bear(configPath: string, dataDir: string): Life {
  const program = join(import.meta.dirname, 'issuing-kiosk.ts');
  const kiosk = spawn(process.execPath, [program, configPath, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const numbers: string[] = [];
  const lines = createInterface({ input: kiosk.stdout });
  const started = new Promise<void>((resolve, reject) => {
    lines.on('line', (line) => {
      if (line === 'started') resolve();
      if (line.startsWith('number ')) numbers.push(line.slice(7));
    });
    kiosk.on('exit', () => reject(new Error('the kiosk ended before it started')));
  });
  return { kiosk, started, numbers };
}

/** Kills `kiosk` after `ms` of its life; what it said before is read to the end. */
async function killAfter({ kiosk, started }: Life, ms: number): Promise<void> {
  await started;
  await new Promise((resolve) => setTimeout(resolve, ms));
  const ended = once(kiosk, 'close');
  kiosk.kill('SIGKILL');
  await ended;
}

async function idsOnPaper(simulator: PrinterSimulator, papers: Map<number, string>): Promise<string[]> {
  await simulator.report();
  return [...papers.values()].flatMap(ticketIdsOn);
}

test(`kill -9 at ${KILLS} random moments while tickets are issued (SEED=${SEED})`, async () => {
  const random = seededRandom(SEED);
  const folder = temporaryFolder();
  const simulator = await startPrinterSimulator();
  const papers = new Map<number, string>();
  simulator.onPaper(({ id, png }) => papers.set(id, png));
  const { address } = simulator;
  if (address.kind !== 'serial') throw new Error('this test needs pseudo-terminals');
  const config = writeConfig(folder.path, { kind: 'serial', path: address.path, baudRate: 115_200 });
  const data = join(folder.path, 'data');

  const shown: string[] = [];
  for (let kill = 0; kill < KILLS; kill++) {
    const life = bear(config, data);
    await killAfter(life, random() * LONGEST_LIFE_MS);
    shown.push(...life.numbers);
  }

  const { store } = openTestStore(data);
  store.doubtInterruptedJobs();
  store.close();
  const db = new Database(join(data, 'kiosk.sqlite'), { readonly: true });
  const tickets = db
    .prepare<[], { id: string; number: string; service_day: string; state: string; jobs: number }>(
      `SELECT t.id, t.number, t.service_day, j.state,
         (SELECT count(*) FROM print_jobs k WHERE k.ticket_id = t.id) AS jobs
       FROM tickets t JOIN print_jobs j ON j.ticket_id = t.id`,
    )
    .all();
  const outbox = db
    .prepare<[], { n: number }>("SELECT count(*) AS n FROM outbox WHERE kind = 'ticket.issued'")
    .get();
  db.close();
  const paper = await idsOnPaper(simulator, papers);
  await simulator.stop();
  folder.dispose();

  const known = new Map(tickets.map((ticket) => [ticket.id, ticket]));
  const perDay = tickets.map(({ number, service_day }) => `${service_day} ${number}`);
  // The kiosk had time for more than one ticket a life, or nothing was tested.
  expect(tickets.length).toBeGreaterThan(KILLS / 2);
  expect(new Set(perDay).size, 'a number was given twice').toBe(perDay.length);
  expect(shown.filter((number) => !tickets.some((ticket) => ticket.number === number))).toEqual([]);
  expect(
    paper.filter((id) => !known.has(id)),
    'on paper, but not in the database',
  ).toEqual([]);
  expect(
    paper.filter((id, at) => paper.indexOf(id) !== at),
    'printed twice unasked',
  ).toEqual([]);
  expect(
    tickets.filter(({ jobs }) => jobs !== 1),
    'a job made twice',
  ).toEqual([]);
  expect(outbox?.n).toBe(tickets.length);
  const printed = tickets.filter(({ state }) => state === 'printed').map(({ id }) => id);
  expect(
    printed.filter((id) => !paper.includes(id)),
    'called printed, but not on paper',
  ).toEqual([]);
  expect(tickets.filter(({ state }) => state === 'sending')).toEqual([]);
});
