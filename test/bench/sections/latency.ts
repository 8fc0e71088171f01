import type { Store } from '../../../electron/store/store.ts';
import type { KioskEvent, View } from '../../../flows/contract.ts';
import type { Ticket } from '../../../flows/domain/ticket.ts';
import { startPrinterSimulator } from '../../../hardware/simulators/printer/printer-simulator.ts';
import type { Transport } from '../../../hardware/transports/transport.ts';
import { type TestPage, testPage } from '../../support/page.ts';
import { seededRandom } from '../../support/random.ts';
import { temporaryFolder } from '../../support/store.ts';
import type { SectionResult } from '../row.ts';
import { median, quantile } from '../statistics.ts';
import { openBareCommits } from '../support/bare-commits.ts';
import { startBenchKiosk, systemTimers } from '../support/kiosk.ts';

const TICKETS = 2000;
/** What the serial transport hands to the line at a time. */
const PIECE = 256;

/** When things happened to the ticket in hand, in milliseconds; 0 is "not yet". */
interface Stopwatch {
  touched: number;
  committed: number;
  anyByte: number;
  sending: boolean;
  firstByte: number;
  firstPieceLeft: number;
  /** Time inside the store's two calls before the first byte. */
  inStore: number;
  ticket: Ticket | null;
  requestId: string;
}

function fresh(): Stopwatch {
  return {
    touched: 0,
    committed: 0,
    anyByte: 0,
    sending: false,
    firstByte: 0,
    firstPieceLeft: 0,
    inStore: 0,
    ticket: null,
    requestId: '',
  };
}

function watchStore(store: Store, watch: () => Stopwatch): Store {
  return {
    ...store,
    issueTicket(request, queue, pace) {
      const began = performance.now();
      const job = store.issueTicket(request, queue, pace);
      const now = watch();
      now.committed = performance.now();
      now.inStore += now.committed - began;
      now.ticket = job.ticket;
      now.requestId = request.requestId;
      return job;
    },
    setJobState(jobId, state) {
      const began = performance.now();
      store.setJobState(jobId, state);
      if (state !== 'sending') return;
      watch().inStore += performance.now() - began;
      watch().sending = true;
    },
  };
}

function watchLine(line: Transport, watch: () => Stopwatch): Transport {
  return {
    ...line,
    async write(bytes, timeoutMs) {
      const now = watch();
      const at = performance.now();
      if (now.touched > 0 && now.anyByte === 0) now.anyByte = at;
      if (!now.sending || now.firstByte > 0) return line.write(bytes, timeoutMs);
      now.firstByte = at;
      // In the two parts that the transport itself would make of it.
      const first = await line.write(bytes.subarray(0, PIECE), timeoutMs);
      now.firstPieceLeft = performance.now();
      return first.ok && bytes.length > PIECE ? line.write(bytes.subarray(PIECE), timeoutMs) : first;
    },
  };
}

/** Touches through the flow at random; the last touch, which asks for the number, is left to the caller. */
async function toLastTouch(page: TestPage, random: () => number): Promise<KioskEvent> {
  const pick = (view: View): KioskEvent => {
    const { screen } = view;
    const choices = 'choices' in screen.props ? screen.props.choices : [];
    const choice = choices[Math.floor(random() * choices.length)];
    if (!choice) throw new Error(`no choice on ${screen.name}`);
    return { type: 'choose', id: choice.id };
  };
  const on = (name: View['screen']['name']) => page.until((view) => view.screen.name === name);
  await on('attract');
  const locale = (['az', 'az', 'az', 'ru', 'en'] as const)[Math.floor(random() * 5)] ?? 'az';
  page.touch({ type: 'begin', locale });
  page.touch(pick(await on('need')));
  page.touch(pick(await on('direction')));
  return pick(await on('service'));
}

/** From the event in the host to the first byte on the line, with the real store, driver and serial line. */
export async function measureLatency(): Promise<SectionResult> {
  const folder = temporaryFolder();
  const simulator = await startPrinterSimulator();
  let watch = fresh();
  const { kiosk, printer } = startBenchKiosk({
    simulator,
    dataDir: folder.path,
    clock: systemTimers,
    watchLine: (line) => watchLine(line, () => watch),
    watchStore: (store) => watchStore(store, () => watch),
  });
  const bare = openBareCommits(folder.path);
  const page = testPage();
  kiosk.connect(page.port);
  page.ready();
  await printer.refresh();

  const random = seededRandom(20261122);
  const taken: Stopwatch[] = [];
  const bareTimes: number[] = [];
  for (let count = 0; count < TICKETS; count++) {
    const last = await toLastTouch(page, random);
    // The simulator still draws the last ticket's picture, which no printer does: it answers when it is done.
    await simulator.report();
    watch = fresh();
    watch.touched = performance.now();
    page.touch(last);
    const { screen } = await page.until(
      ({ screen }) => screen.name === 'ticket' && screen.props.paper.kind !== 'printing',
    );
    if (screen.name !== 'ticket' || screen.props.paper.kind !== 'printed' || !watch.ticket)
      throw new Error('a ticket was not printed');
    bareTimes.push(bare.time(watch.ticket, watch.requestId));
    taken.push(watch);
    page.touch({ type: 'finish' }, { type: 'finish' });
  }
  bare.close();
  await kiosk.close();
  await simulator.stop();
  folder.dispose();

  const times = (end: (watch: Stopwatch) => number): number[] =>
    taken.map((ticket) => end(ticket) - ticket.touched);
  const firstByte = times((ticket) => ticket.firstByte);
  const committed = times((ticket) => ticket.committed);
  const left = times((ticket) => ticket.firstPieceLeft);
  const ms = { unit: 'ms' };
  return {
    rows: [
      { what: 'event → first byte of the ticket, p50', value: median(firstByte), ...ms, atMost: 5 },
      { what: 'event → first byte of the ticket, p99', value: quantile(firstByte, 0.99), ...ms, atMost: 20 },
      { what: 'event → first byte, slowest', value: Math.max(...firstByte), ...ms },
      { what: 'event → first byte, first ticket after the start', value: firstByte[0] ?? Number.NaN, ...ms },
      { what: 'event → first 256 bytes have left, p50', value: median(left), ...ms },
      { what: 'event → first 256 bytes have left, p99', value: quantile(left, 0.99), ...ms },
      { what: 'event → committed, p50', value: median(committed), ...ms },
      { what: 'event → committed, p99', value: quantile(committed, 0.99), ...ms },
      {
        what: 'event → status question (any byte), p50',
        value: median(times((ticket) => ticket.anyByte)),
        ...ms,
      },
      {
        what: 'status question → first byte (answer, second commit), p99',
        value: quantile(
          taken.map((ticket) => ticket.firstByte - ticket.anyByte),
          0.99,
        ),
        ...ms,
      },
      { what: 'bare SQLite commits alone, p50', value: median(bareTimes), ...ms },
      { what: 'bare SQLite commits alone, p99', value: quantile(bareTimes, 0.99), ...ms },
      {
        what: 'share of the bare commits in event → first byte',
        value: (100 * median(bareTimes)) / median(firstByte),
        unit: '%',
      },
      {
        what: 'share of the store in event → first byte',
        value: (100 * median(taken.map((ticket) => ticket.inStore))) / median(firstByte),
        unit: '%',
      },
    ],
    notes: [
      `${TICKETS} tickets through the real kiosk, one after the other: store on disk with synchronous=FULL, serial line on the simulator's pseudo-terminal. Two commits stand before the first byte (the ticket; "is being sent"), and one question to the printer with its answer. Each touch waits until the simulator has drawn the picture of the ticket before, which no printer does. The bare commits are those two alone, after each ticket, on the same disk.`,
    ],
  };
}
