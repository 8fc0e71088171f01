import type { Clock } from './clock.ts';
import type { Config } from './config/schema.ts';
import type { Log } from './log.ts';
import type { StoreKeeper } from './store-keeper.ts';
import { createPinGuard, type TechnicianConfig } from './technician/pin-guard.ts';
import { createVolunteers, type PinTries } from './volunteers.ts';

export interface PinsDeps {
  readonly volunteers: Config['volunteers'];
  /** With the PINs that they have now. */
  readonly technicians: () => readonly TechnicianConfig[];
  readonly clock: Clock;
  readonly store: StoreKeeper;
  readonly log: Log;
}

/** Who signs in by PIN. Wrong tries are written down, and count while the store is away, too. */
export function createPins({ volunteers, technicians, clock, store, log }: PinsDeps) {
  const audit = (kind: string, subject: string | null, who: 'volunteer' | 'technician') => {
    log(kind, { [who]: subject });
    store.with((opened) => opened.audit(kind, subject));
  };

  let volunteerTries: PinTries = { wrong: 0, lastAt: 0 };
  let technicianTries = 0;
  return {
    volunteers: createVolunteers({
      volunteers,
      now: () => clock.now(),
      tries: () => {
        const [wrong, lastAt] = (store.with((opened) => opened.setting('pin-tries')) ?? '')
          .split(' ')
          .map(Number);
        const written = { wrong: wrong || 0, lastAt: lastAt || 0 };
        return written.wrong > volunteerTries.wrong ? written : volunteerTries;
      },
      noteTries: (tries) => {
        volunteerTries = tries;
        store.with((opened) => opened.setSetting('pin-tries', `${tries.wrong} ${tries.lastAt}`));
      },
      audit: (kind, subject) => audit(kind, subject, 'volunteer'),
    }),
    technicians: createPinGuard({
      technicians,
      monotonic: () => clock.monotonic(),
      wrongBefore: () =>
        Number(store.with((opened) => opened.setting('technician-tries')) ?? technicianTries) || 0,
      noteWrong: (wrong) => {
        technicianTries = wrong;
        store.with((opened) => opened.setSetting('technician-tries', String(wrong)));
      },
      audit: (kind, subject) => audit(kind, subject, 'technician'),
    }),
  };
}
