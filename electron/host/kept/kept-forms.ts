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
  /** Wipes those whose time is over, now and from time to time. */
  begin(): void;
  stop(): void;
}

const DAY_MS = 24 * 60 * 60 * 1000;
const SWEEP_MS = 60 * 60 * 1000;

/** Half-done forms that were put aside, until their citizens come back with the paper. */
export function createKeptForms({ withStore, clock, days }: KeptFormsDeps): KeptForms {
  let timer: unknown = null;
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
      const write = () =>
        withStore((store) => {
          store.addKept(lookupOf(code), row);
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
      const isOver = row.kept.untilAt <= clock.now();
      const kept = isOver ? null : openKept(row.kept.box, code);
      if (!isOver && kept === null) return { ok: false, reason: 'unknown' };
      // Given out once: what the citizen does with it is a form of its own.
      const dropped = withStore((store) => {
        store.dropKept(lookup);
        return true;
      });
      if (kept === null) return { ok: false, reason: 'expired' };
      return dropped ? { ok: true, kept } : { ok: false, reason: 'store' };
    },
  };
}
