import { copyFileSync, existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { MIGRATIONS } from './migrations/index.ts';

export type Db = Database.Database;

/** Why a database file could not be used. */
export type DatabaseFault = 'damaged' | 'foreign' | 'newer';

export type OpenDatabaseResult =
  | {
      readonly ok: true;
      readonly db: Db;
      /** Set when an unusable file was found: it was renamed to `path`, never deleted. */
      readonly setAside: { readonly fault: DatabaseFault; readonly path: string } | null;
    }
  /** Nothing can be written there: full disk, no permission. */
  | { readonly ok: false; readonly path: string; readonly detail: string };

/** "DOST" in ASCII: tells our files from any other SQLite database (SQLite `application_id`). */
const APPLICATION_ID = 0x444f5354;

/**
 * Opens `kiosk.sqlite` in `dir`, making both where needed. WAL with `synchronous=FULL`: what was committed
 * survives a power cut. A damaged, foreign or newer file is set aside under a name with `stamp`, and a fresh
 * one takes its place, so that the kiosk goes on giving numbers.
 * @param stamp part of a file name, unique per start (`20261122T140500`)
 */
export function openDatabase(
  dir: string,
  stamp: string,
  migrations: typeof MIGRATIONS = MIGRATIONS,
): OpenDatabaseResult {
  const path = join(dir, 'kiosk.sqlite');
  try {
    mkdirSync(dir, { recursive: true });
    const first = tryOpen(path, stamp, migrations);
    if (first.ok) return { ok: true, db: first.db, setAside: null };
    const aside = join(dir, `kiosk.${first.fault}.${stamp}.sqlite`);
    setAside(path, aside);
    const second = tryOpen(path, stamp, migrations);
    if (second.ok) return { ok: true, db: second.db, setAside: { fault: first.fault, path: aside } };
    return { ok: false, path, detail: second.fault };
  } catch (error) {
    return { ok: false, path, detail: error instanceof Error ? error.message : String(error) };
  }
}

function tryOpen(
  path: string,
  stamp: string,
  migrations: typeof MIGRATIONS,
): { ok: true; db: Db } | { ok: false; fault: DatabaseFault } {
  const isNew = !existsSync(path);
  let db: Db | undefined;
  try {
    db = new Database(path);
    const fault = isNew ? null : check(db, migrations.length);
    if (fault !== null) {
      db.close();
      return { ok: false, fault };
    }
    configure(db);
    migrate(db, path, stamp, migrations);
    if (!hasItsTables(db, migrations)) {
      db.close();
      return { ok: false, fault: 'damaged' };
    }
    return { ok: true, db };
  } catch (error) {
    db?.close();
    if (isDamage(error)) return { ok: false, fault: 'damaged' };
    throw error;
  }
}

function check(db: Db, known: number): DatabaseFault | null {
  const tables = db.prepare<[], { n: number }>('SELECT count(*) AS n FROM sqlite_schema').get()?.n ?? 0;
  const applicationId = db.pragma('application_id', { simple: true });
  if (tables > 0 && applicationId !== APPLICATION_ID) return 'foreign';
  if (Number(db.pragma('user_version', { simple: true })) > known) return 'newer';
  return db.pragma('integrity_check', { simple: true }) === 'ok' ? null : 'damaged';
}

/** A file whose pages are sound may still have lost a table. */
function hasItsTables(db: Db, migrations: typeof MIGRATIONS): boolean {
  const found = db.prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table'").all();
  const made = migrations.flatMap(({ sql }) => [...sql.matchAll(/^CREATE TABLE (\w+)/gm)]);
  return made.every(([, table]) => found.some(({ name }) => name === table));
}

function configure(db: Db): void {
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.pragma('foreign_keys = ON');
  // What is taken out is overwritten, not only forgotten.
  db.pragma('secure_delete = ON');
  db.pragma('busy_timeout = 2000');
}

/** Each migration in a transaction of its own; a file with data is copied first. */
function migrate(db: Db, path: string, stamp: string, migrations: typeof MIGRATIONS): void {
  const applied = Number(db.pragma('user_version', { simple: true }));
  if (applied === migrations.length) return;
  if (applied > 0) {
    db.pragma('wal_checkpoint(TRUNCATE)');
    copyFileSync(path, path.replace(/\.sqlite$/, `.before-${migrations.length}.${stamp}.sqlite`));
  }
  for (const [at, migration] of migrations.entries()) {
    if (at < applied) continue;
    db.transaction(() => {
      db.exec(migration.sql);
      db.pragma(`application_id = ${APPLICATION_ID}`);
      db.pragma(`user_version = ${at + 1}`);
    })();
  }
}

function setAside(path: string, aside: string): void {
  renameSync(path, aside);
  // A leftover journal would be replayed into the fresh file: it goes with the one it belongs to.
  for (const suffix of ['-wal', '-shm']) {
    if (existsSync(path + suffix)) renameSync(path + suffix, aside + suffix);
  }
}

function isDamage(error: unknown): boolean {
  return (
    error instanceof Database.SqliteError &&
    (error.code.startsWith('SQLITE_CORRUPT') || error.code === 'SQLITE_NOTADB')
  );
}
