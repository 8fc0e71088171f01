import { bakuTime } from '../../flows/domain/baku-time.ts';
import type { Db } from './open-database.ts';
import type { OpenCall } from './people.ts';
import { onDatabase, type ReadResult } from './read-database.ts';

/** What a technician may know of the day: nothing that leads to a session. */
export interface PeopleReader {
  /** Calls that nobody has answered since `since`, oldest first. */
  openCalls(since: number): Pick<OpenCall, 'whom' | 'at'>[];
  /** @param day `2026-11-22` in Asia/Baku */
  ratingsOn(day: string): { readonly given: number; readonly mean: number | null };
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** Reads the database in `dir` beside a kiosk that may be running; changes nothing in it. */
export function readPeople(dir: string, use: (people: PeopleReader) => void): ReadResult {
  return onDatabase(dir, 'read', (db) => use(reader(db)));
}

function reader(db: Db): PeopleReader {
  const calls = db.prepare<[number], Pick<OpenCall, 'whom' | 'at'>>(
    'SELECT whom, at FROM help_calls WHERE answered_at IS NULL AND at >= ? ORDER BY at, rowid',
  );
  const ratings = db.prepare<[number, number], { stars: number; at: number }>(
    'SELECT stars, at FROM ratings WHERE at BETWEEN ? AND ?',
  );
  return {
    openCalls: (since) => calls.all(since),
    ratingsOn: (day) => {
      // More than the day at either end; which day it is in Baku is asked of each.
      const noon = Date.parse(`${day}T12:00Z`);
      const stars = ratings
        .all(noon - DAY_MS, noon + DAY_MS)
        .flatMap((rating) => (bakuTime(rating.at).isoDate === day ? rating.stars : []));
      const sum = stars.reduce((total, each) => total + each, 0);
      return { given: stars.length, mean: stars.length === 0 ? null : sum / stars.length };
    },
  };
}
