import { isPin, lockLength } from '../volunteers.ts';

export interface TechnicianConfig {
  readonly id: string;
  /** Of `hashPin`. */
  readonly pin: string;
}

export type TechnicianPinAnswer =
  | { readonly kind: 'technician'; readonly technicianId: string }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'locked'; readonly ms: number };

export interface PinGuardDeps {
  /** As they are now: a PIN may be changed while the kiosk runs. */
  readonly technicians: () => readonly TechnicianConfig[];
  /** Milliseconds of a clock that nobody can set. */
  readonly monotonic: () => number;
  /** Wrong PINs in a row, from before this start. */
  readonly wrongBefore: () => number;
  readonly noteWrong: (wrong: number) => void;
  readonly audit: (kind: 'technician.signed-in' | 'technician.refused', subject: string | null) => void;
}

/**
 * Who may tend the devices, by PIN; slower with each wrong one. No wall clock is asked: setting it changes nothing, and
 * after a power cut a lock begins anew in its full length.
 */
export function createPinGuard({ technicians, monotonic, wrongBefore, noteWrong, audit }: PinGuardDeps) {
  const startedAt = monotonic();
  let inThisRun: { readonly wrong: number; readonly at: number } | null = null;

  const tries = () => {
    const before = { wrong: wrongBefore(), at: startedAt };
    return inThisRun && inThisRun.wrong >= before.wrong ? inThisRun : before;
  };
  const note = (wrong: number) => {
    inThisRun = { wrong, at: monotonic() };
    noteWrong(wrong);
  };
  const lockedFor = ({ wrong, at }: { wrong: number; at: number }) =>
    Math.max(0, lockLength(wrong) - (monotonic() - at));

  return {
    /** Milliseconds until a PIN is taken; 0 for now. */
    lockedMs: () => lockedFor(tries()),

    async check(pin: string): Promise<TechnicianPinAnswer> {
      const before = tries();
      const locked = lockedFor(before);
      if (locked > 0) return { kind: 'locked', ms: locked };
      // Counted before it is known to be wrong: neither many at once nor a pulled plug gives tries for nothing.
      note(before.wrong + 1);
      const all = technicians();
      // All of them, whoever fits: how long it takes tells nothing.
      const fits = await Promise.all(all.map((technician) => isPin(pin, technician.pin)));
      const technician = all[fits.indexOf(true)];
      if (technician) {
        inThisRun = { wrong: 0, at: monotonic() };
        noteWrong(0);
        audit('technician.signed-in', technician.id);
        return { kind: 'technician', technicianId: technician.id };
      }
      audit('technician.refused', null);
      const ms = lockedFor(tries());
      return ms > 0 ? { kind: 'locked', ms } : { kind: 'wrong' };
    },
  };
}
