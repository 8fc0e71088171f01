import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkFolder } from '../../../electron/host/catalogue/load-catalogue.ts';
import { createSearchIndex } from '../../../flows/search/search-index.ts';
import { ROOT } from '../../support/catalogue.ts';
import type { Row, SectionResult } from '../row.ts';
import { quantile } from '../statistics.ts';

const BUILT_IN = join(ROOT, 'assets/catalogue');
const STARTS = 40;
const RELOADS = 200;
const MANY = 10_000;
const LOADS_OF_MANY = 15;

/** A process of its own for each start: nothing is warm, as after the power comes back. */
const START = join(import.meta.dirname, '../support/catalogue-start.ts');

/** From the files to a catalogue that is checked whole, and indexed. */
export async function measureCatalogue(): Promise<SectionResult> {
  const starts = Array.from({ length: STARTS }, () => {
    const said = execFileSync(process.execPath, [START, BUILT_IN], { encoding: 'utf8' });
    return JSON.parse(said) as { took: number; busy: number };
  });
  const many = mkdtempSync(join(tmpdir(), 'catalogue-'));
  try {
    multiply(many);
    const ofMany = timed(LOADS_OF_MANY, () => load(many));
    return {
      rows: [
        ...rows(
          '152 services: files → checked and indexed, a process’s first',
          starts.map(({ took }) => took),
          { atMost: 50 },
        ),
        {
          what: '152 services: the same in processor time, p50',
          value: quantile(
            starts.map(({ busy }) => busy),
            0.5,
          ),
          unit: 'ms',
        },
        ...rows(
          '152 services: files → checked and indexed, taken while the kiosk runs',
          timed(RELOADS, () => load(BUILT_IN)),
        ),
        ...rows(`${MANY} services: files → checked and indexed`, ofMany),
      ],
      notes: [
        `${STARTS} processes that load one catalogue each, with the configuration’s schema loaded as in the host; ${RELOADS} and ${LOADS_OF_MANY} loads in one process.`,
        `${MANY} services are the real ones over again under other codes, names and directions.`,
      ],
    };
  } finally {
    rmSync(many, { recursive: true, force: true });
  }
}

function load(folder: string): void {
  const parsed = checkFolder(folder);
  if (!parsed.ok) throw new Error('the catalogue is not right');
  createSearchIndex(parsed.catalogue);
}

function timed(times: number, run: () => void): number[] {
  return Array.from({ length: times }, () => {
    const began = performance.now();
    run();
    return performance.now() - began;
  });
}

function rows(what: string, times: readonly number[], bound: Pick<Row, 'atMost'> = {}): Row[] {
  return [
    { what: `${what}, p50`, value: quantile(times, 0.5), unit: 'ms', ...bound },
    { what: `${what}, p95`, value: quantile(times, 0.95), unit: 'ms', ...bound },
    { what: `${what}, p99`, value: quantile(times, 0.99), unit: 'ms', ...bound },
  ];
}

interface Named {
  readonly code: string;
  readonly az: string;
  readonly easy?: { readonly az: string };
}

/** The built-in catalogue, with its services over and over again. */
function multiply(folder: string): void {
  cpSync(BUILT_IN, folder, { recursive: true });
  const path = join(folder, 'services.json');
  const services: Named[] = JSON.parse(readFileSync(path, 'utf8'));
  const many = Array.from({ length: MANY }, (_, at) => {
    const service = services[at % services.length];
    if (!service || at < services.length) return service;
    const { code, az, easy } = service;
    const name = { az: `${az} ${at}`, ...(easy && { easy: { ...easy, az: `${easy.az} ${at}` } }) };
    return { ...service, passportId: null, code: `${code}.${at}`, ...name };
  });
  writeFileSync(path, JSON.stringify(many, null, 1));
}
