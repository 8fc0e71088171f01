import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import type { PinAnswer } from '../../flows/session/session.ts';

const derive = promisify<string, Buffer, number, { N: number }, Buffer>(scrypt);

/** Bytes of the derived key; work factor: some 30 ms on a kiosk. A PIN of four digits is kept by the lock, not by this. */
const KEY_BYTES = 32;
const WORK = { N: 2 ** 14, maxmem: 32 * 1024 * 1024 };
/** Wrong PINs in a row until nothing is taken for a while, and how long; each further one doubles it. */
const TRIES = 3;
const LOCK_MS = 30_000;
const LONGEST_LOCK_MS = 30 * 60_000;

export interface VolunteerConfig {
  readonly id: string;
  readonly name: string;
  /** Of `hashPin`. */
  readonly pin: string;
}

/** `scrypt$<salt>$<key>` in base64url, for the configuration file. */
export async function hashPin(pin: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(pin, salt, KEY_BYTES, WORK);
  return `scrypt$${salt.toString('base64url')}$${key.toString('base64url')}`;
}

export async function isPin(pin: string, hash: string): Promise<boolean> {
  const [, salt = '', key = ''] = hash.split('$');
  const derived = await derive(pin, Buffer.from(salt, 'base64url'), KEY_BYTES, WORK);
  const wanted = Buffer.from(key, 'base64url');
  return wanted.length === derived.length && timingSafeEqual(derived, wanted);
}

/** What outlives a restart: a power cut must not open a locked pad. Milliseconds since the epoch. */
export interface PinTries {
  readonly wrong: number;
  readonly lastAt: number;
}

export interface VolunteersDeps {
  readonly volunteers: readonly VolunteerConfig[];
  readonly now: () => number;
  readonly tries: () => PinTries;
  readonly noteTries: (tries: PinTries) => void;
  readonly audit: (kind: 'volunteer.signed-in' | 'volunteer.refused', subject: string | null) => void;
}

/** How long nothing is taken after so many wrong PINs in a row, milliseconds. */
export function lockLength(wrong: number): number {
  return wrong < TRIES ? 0 : Math.min(LOCK_MS * 2 ** (wrong - TRIES), LONGEST_LOCK_MS);
}

/** Milliseconds until the next PIN is taken; 0 for now. */
export function lockedFor({ wrong, lastAt }: PinTries, now: number): number {
  return Math.max(0, lockLength(wrong) - Math.max(0, now - lastAt));
}

/** A clock that was set back must not lock for longer than the lock itself: it begins anew. */
function notAhead({ wrong, lastAt }: PinTries, now: number): PinTries {
  return { wrong, lastAt: Math.min(lastAt, now) };
}

/** Who may help, by PIN; slower with each wrong one. */
export function createVolunteers({ volunteers, now, tries, noteTries, audit }: VolunteersDeps) {
  return {
    /** Milliseconds until a PIN is taken; 0 for now. */
    lockedMs: () => lockedFor(notAhead(tries(), now()), now()),

    async check(pin: string): Promise<PinAnswer> {
      const written = tries();
      const before = notAhead(written, now());
      const locked = lockedFor(before, now());
      if (locked > 0) {
        if (before.lastAt !== written.lastAt) noteTries(before);
        return { kind: 'locked', ms: locked };
      }
      // Counted before it is known to be wrong: neither many at once nor a pulled plug gives tries for nothing.
      const after = { wrong: before.wrong + 1, lastAt: now() };
      noteTries(after);
      // All of them, whoever fits: how long it takes tells nothing.
      const fits = await Promise.all(volunteers.map(({ pin: hash }) => isPin(pin, hash)));
      const volunteer = volunteers[fits.indexOf(true)];
      if (volunteer) {
        noteTries({ wrong: 0, lastAt: now() });
        audit('volunteer.signed-in', volunteer.id);
        return { kind: 'right', volunteer: { id: volunteer.id, name: volunteer.name } };
      }
      audit('volunteer.refused', null);
      const ms = lockedFor(after, now());
      return ms > 0 ? { kind: 'locked', ms } : { kind: 'wrong' };
    },
  };
}

export type Volunteers = ReturnType<typeof createVolunteers>;
