import type { Db } from './open-database.ts';

/** A form that was put aside, as the store has it: a box that it cannot open. */
export interface KeptRow {
  readonly box: string;
  /** Milliseconds since the epoch. */
  readonly untilAt: number;
}

export interface KeptStore {
  /**
   * Box and audit line in one transaction. `lookup` tells nothing of the code that it was made from.
   * @param instead the same form as it was put aside before: gone with that
   */
  addKept(lookup: string, row: KeptRow, instead?: string | null): void;
  kept(lookup: string): KeptRow | null;
  /** It was sent, or its time is over: nothing of it is left. */
  dropKept(lookup: string): void;
  /** Those whose time is over are gone, from the journal too. Returns how many. */
  dropKeptBefore(now: number): number;
}

export function createKeptStore(db: Db, audit: (kind: string) => void): KeptStore {
  const insert = db.prepare('INSERT INTO kept_forms (lookup, box, until_at) VALUES (?, ?, ?)');
  const find = db.prepare<[string], KeptRow>(
    'SELECT box, until_at AS untilAt FROM kept_forms WHERE lookup = ?',
  );
  const drop = db.prepare('DELETE FROM kept_forms WHERE lookup = ?');
  const dropBefore = db.prepare('DELETE FROM kept_forms WHERE until_at <= ?');
  /** The write-ahead log still has what was deleted, until it is written over. */
  const emptyJournal = () => db.pragma('wal_checkpoint(TRUNCATE)');

  return {
    addKept: (lookup, { box, untilAt }, instead = null) => {
      db.transaction(() => {
        insert.run(lookup, box, untilAt);
        if (instead !== null) drop.run(instead);
        audit('form.kept');
      }).immediate();
      if (instead !== null) emptyJournal();
    },
    kept: (lookup) => find.get(lookup) ?? null,
    dropKept: (lookup) => {
      db.transaction(() => {
        drop.run(lookup);
        audit('form.wiped');
      }).immediate();
      emptyJournal();
    },
    dropKeptBefore: (now) => {
      const { changes } = dropBefore.run(now);
      if (changes > 0) emptyJournal();
      return changes;
    },
  };
}
