import { createHash } from 'node:crypto';
import { chance } from './chance.ts';
import { digits, finOf, PEOPLE_COUNT, SPECIMEN_FIN } from './people.ts';

export interface MadeUpAppointment {
  readonly id: string;
  /** What stands on its paper after `DA`. */
  readonly code: string;
  /** Seven digits. */
  readonly number: string;
  readonly fin: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly service: string;
  readonly state: 'booked' | 'cancelled';
  readonly elsewhere: boolean;
}

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_LENGTH = 25;
const MINUTE_MS = 60_000;
const QUARTER_MS = 15 * MINUTE_MS;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** A quarter of an hour each, from half past nine on. */
const A_DAY = 28;
const FIRST_MINUTE = 9 * 60 + 30;
/** Of the code that the simulated reader is shown as that of an appointment. */
export const SPECIMEN_CODE = '0TEST0TEST0TEST0TEST0ABCD';
export const SPECIMEN_NUMBER = '1000001';

/** All of a day, the same whenever they are made. @param day `2026-11-26`, in Baku */
export function appointmentsOn(day: string, services: readonly string[]): readonly MadeUpAppointment[] {
  const dayNumber = Math.floor(Date.parse(`${day}T00:00:00Z`) / DAY_MS);
  const by = chance(dayNumber);
  return Array.from({ length: A_DAY }, (_, slot) => {
    const number = `${digits((dayNumber + 10_000) % 100_000, 5)}${digits(slot, 2)}`;
    return {
      id: `DEM-${number}`,
      code: codeOf(number),
      number,
      fin: finOf(2 + by.below(PEOPLE_COUNT - 2)),
      at: midnight(day) + (FIRST_MINUTE + slot * 15) * MINUTE_MS,
      service: by.oneOf(services),
      state: slot % 9 === 8 ? 'cancelled' : 'booked',
      elsewhere: slot % 11 === 10,
    };
  });
}

/** That of the specimen's holder: always at the next quarter of an hour, so that it can be shown at any time. */
export function specimenAppointment(now: number, service: string): MadeUpAppointment {
  const at = Math.ceil(now / QUARTER_MS) * QUARTER_MS;
  return {
    id: `DEM-${at}`,
    code: SPECIMEN_CODE,
    number: SPECIMEN_NUMBER,
    fin: SPECIMEN_FIN,
    at,
    service,
    state: 'booked',
    elsewhere: false,
  };
}

/** Milliseconds since the epoch of the beginning of a day in Baku, which has no summer time. */
export function midnight(day: string): number {
  return Date.parse(`${day}T00:00:00+04:00`);
}

function codeOf(number: string): string {
  const bytes = createHash('sha256').update(`demonstration appointment ${number}`).digest();
  return Array.from({ length: CODE_LENGTH }, (_, at) => ALPHABET[(bytes[at] ?? 0) & 31]).join('');
}
