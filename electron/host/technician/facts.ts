import { execFile } from 'node:child_process';
import { statfs } from 'node:fs/promises';
import type { ServiceFact } from '../../../flows/contract.ts';
import { bakuTime } from '../../../flows/domain/baku-time.ts';

/** What the store can tell of itself; null while it cannot be used. */
export interface StoreFacts {
  readonly ticketsToday: number;
  readonly jobsWaiting: number;
  /** Events that no back office has taken yet. */
  readonly outbox: number;
  /** Forgotten cards in the bin of the motorised reader. */
  readonly capturedCards: number;
  /** Milliseconds since the epoch of the newest thing written. */
  readonly newestAt: number | null;
}

export interface FactsDeps {
  readonly dataDir: string;
  readonly now: () => number;
  readonly store: () => StoreFacts | null;
  /** A file of changed settings was broken and is set aside. */
  readonly brokenSettings: boolean;
  readonly version: string;
  /** There is a motorised card reader, and so a bin for forgotten cards. */
  readonly hasCardBin: boolean;
  /** Of the roll in the printer. */
  readonly paper: () => readonly ServiceFact[];
}

/** Below this the store could soon write no more, megabytes. */
const LEAST_FREE_MB = 500;
/** A clock that stands before what was written is wrong; one that stands before this program was made, too. */
const MADE_AT = Date.parse('2026-11-01T00:00:00Z');
/** A clock may be corrected by a little. */
const CORRECTION_MS = 60_000;

/** Whether the system says that its clock is kept right by the network; null where nobody knows. */
export type ClockKept = boolean | null;

export async function readFacts(
  deps: FactsDeps,
  clockKept: () => Promise<ClockKept> = askClock,
): Promise<readonly ServiceFact[]> {
  const store = deps.store();
  const [freeMb, kept] = await Promise.all([freeMegabytes(deps.dataDir), clockKept()]);
  const count = (say: string, value: number | null, mark: ServiceFact['mark']): ServiceFact => ({
    label: { say: `facts.${say}` },
    value: value === null ? { say: 'facts.unknown' } : { say: 'plain', with: { text: String(value) } },
    mark: value === null ? 'bad' : mark,
  });
  return [
    {
      label: { say: 'facts.store' },
      value: { say: store ? 'facts.storeWell' : 'facts.storeLost' },
      mark: store ? 'good' : 'bad',
    },
    count('tickets', store?.ticketsToday ?? null, 'good'),
    count('waiting', store?.jobsWaiting ?? null, (store?.jobsWaiting ?? 0) > 0 ? 'soon' : 'good'),
    ...deps.paper(),
    ...(deps.hasCardBin
      ? [
          count(
            'capturedCards',
            store?.capturedCards ?? null,
            (store?.capturedCards ?? 0) > 0 ? 'soon' : 'good',
          ),
        ]
      : []),
    count('outbox', store?.outbox ?? null, 'good'),
    {
      label: { say: 'facts.disk' },
      value: freeMb === null ? { say: 'facts.unknown' } : { say: 'facts.megabytes', with: { count: freeMb } },
      mark: freeMb !== null && freeMb >= LEAST_FREE_MB ? 'good' : 'bad',
    },
    clockFact(deps.now(), store?.newestAt ?? null, kept),
    ...(deps.brokenSettings
      ? [{ label: { say: 'facts.settings' }, value: { say: 'facts.settingsBroken' }, mark: 'bad' } as const]
      : []),
    {
      label: { say: 'facts.version' },
      value: { say: 'plain', with: { text: deps.version } },
      mark: 'good',
    },
  ];
}

/** The time, and whether it can be right. */
export function clockFact(now: number, newestAt: number | null, kept: ClockKept): ServiceFact {
  const { date, time } = bakuTime(now);
  const wrong = now < MADE_AT || (newestAt !== null && now < newestAt - CORRECTION_MS);
  const say = wrong ? 'facts.clockWrong' : kept === false ? 'facts.clockAlone' : 'facts.clockRight';
  return {
    label: { say: 'facts.clock' },
    value: { say, with: { date, time } },
    mark: wrong ? 'bad' : kept === false ? 'soon' : 'good',
  };
}

async function freeMegabytes(dir: string): Promise<number | null> {
  try {
    const { bavail, bsize } = await statfs(dir);
    return Math.floor((bavail * bsize) / 1_000_000);
  } catch {
    return null;
  }
}

function askClock(): Promise<ClockKept> {
  return new Promise((resolve) => {
    execFile('timedatectl', ['show', '-p', 'NTPSynchronized', '--value'], { timeout: 2000 }, (error, out) => {
      resolve(error ? null : out.trim() === 'yes');
    });
  });
}
