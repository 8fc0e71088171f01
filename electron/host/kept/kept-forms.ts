import { randomBytes } from 'node:crypto';
import type { DeskDeps } from '../../../flows/desk.ts';
import { RESUME_SECRET_LENGTH, readResumeCode, resumeCode } from '../../../flows/domain/resume-code.ts';
import type { KeptStore } from '../../store/kept.ts';
import type { Clock } from '../clock.ts';
import { closeKept, lookupOf, openKept } from './kept-box.ts';

export interface KeptFormsDeps {
  /** What `use` gives back; null when the store cannot do it. */
  readonly withStore: <T>(use: (store: KeptStore) => T) => T | null;
  readonly clock: Pick<Clock, 'now' | 'setTimeout' | 'clearTimeout'>;
  /** How long a form is kept. */
  readonly days: number;
}

export interface KeptForms extends Pick<DeskDeps, 'keep' | 'takeUp'> {
  /** The form that was taken up in this session is sent: nothing of it is left. Of another flow's nothing changes. */
  settle(flow: string): void;
  /** The session is over: what was taken up and not sent can be taken up again. */
  forget(): void;
  /** Wipes those whose time is over, now and from time to time. */
  begin(): void;
  stop(): void;
}

const DAY_MS = 24 * 60 * 60 * 1000;
const SWEEP_MS = 60 * 60 * 1000;

/** Half-done forms that were put aside, until their citizens come back with the paper. */
export function createKeptForms({ withStore, clock, days }: KeptFormsDeps): KeptForms {
  let timer: unknown = null;
  /** Until it is sent or put aside anew it stays where it is: the power may fail, and its paper promises a day. */
  let takenUp: { readonly lookup: string; readonly flow: string } | null = null;
  const sweep = () => {
    withStore((store) => store.dropKeptBefore(clock.now()));
    timer = clock.setTimeout(sweep, SWEEP_MS);
  };

  return {
    begin: sweep,
    stop: () => clock.clearTimeout(timer),
    keep: async (kept) => {
      const shown = resumeCode(randomBytes(RESUME_SECRET_LENGTH));
      const code = readResumeCode(shown) ?? '';
      const untilAt = clock.now() + days * DAY_MS;
      const row = { box: closeKept(kept, code), untilAt };
      const instead = takenUp?.flow === kept.flow ? takenUp.lookup : null;
      const write = () =>
        withStore((store) => {
          store.addKept(lookupOf(code), row, instead);
          if (instead !== null) takenUp = null;
          return true;
        });
      return write() || write() ? { ok: true, code: shown, untilAt } : { ok: false, reason: 'store' };
    },
    takeUp: async (typed) => {
      const code = readResumeCode(typed);
      if (code === null) return { ok: false, reason: 'unknown' };
      const lookup = lookupOf(code);
      const row = withStore((store) => ({ kept: store.kept(lookup) }));
      if (row === null) return { ok: false, reason: 'store' };
      if (row.kept === null) return { ok: false, reason: 'unknown' };
      if (row.kept.untilAt <= clock.now()) {
        withStore((store) => store.dropKept(lookup));
        return { ok: false, reason: 'expired' };
      }
      const kept = openKept(row.kept.box, code);
      if (kept === null) return { ok: false, reason: 'unknown' };
      takenUp = { lookup, flow: kept.flow };
      return { ok: true, kept };
    },
    settle: (flow) => {
      if (takenUp?.flow !== flow) return;
      const { lookup } = takenUp;
      takenUp = null;
      withStore((store) => store.dropKept(lookup));
    },
    forget: () => {
      takenUp = null;
    },
  };
}
