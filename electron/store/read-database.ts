import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Db } from './open-database.ts';

export type ReadResult = { readonly ok: true } | { readonly ok: false; readonly code: string };

/** Uses the database in `dir` beside a kiosk that may be running; without `write` nothing in it can be changed. */
export function onDatabase(dir: string, access: 'read' | 'write', use: (db: Db) => void): ReadResult {
  let db: Db | undefined;
  try {
    db = new Database(join(dir, 'kiosk.sqlite'), { readonly: access === 'read', fileMustExist: true });
    use(db);
    return { ok: true };
  } catch (error) {
    if (error instanceof Database.SqliteError) return { ok: false, code: error.code };
    // better-sqlite3 says so of a folder that is not there.
    if (db === undefined && error instanceof TypeError) return { ok: false, code: 'ENOENT' };
    throw error;
  } finally {
    db?.close();
  }
}

/**
 * Whether a process has the database of `dir` open. In WAL mode each connection holds a shared lock on the file for as
 * long as it is open, and a killed process holds none.
 */
export function isDatabaseInUse(dir: string): boolean {
  const alone = onDatabase(dir, 'write', (db) => {
    db.pragma('busy_timeout = 0');
    db.pragma('locking_mode = EXCLUSIVE');
    db.prepare('SELECT count(*) FROM sqlite_schema').get();
  });
  return !alone.ok && alone.code.startsWith('SQLITE_BUSY');
}
