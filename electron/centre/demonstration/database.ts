import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

const FILE = 'demonstration-centre.sqlite';
/** Counted up with every change to tables or people: an older file is set aside. */
const VERSION = 2;

const SQL = `
CREATE TABLE people (
  fin        TEXT PRIMARY KEY,
  surname    TEXT NOT NULL,
  name       TEXT NOT NULL,
  patronymic TEXT NOT NULL,
  birth      TEXT NOT NULL,
  areas      TEXT NOT NULL CHECK (json_valid(areas))
) STRICT;
CREATE TABLE documents (
  number TEXT PRIMARY KEY,
  fin    TEXT NOT NULL REFERENCES people (fin)
) STRICT;
CREATE TABLE care (
  fin  TEXT NOT NULL REFERENCES people (fin),
  whom TEXT NOT NULL REFERENCES people (fin),
  PRIMARY KEY (fin, whom)
) STRICT;
CREATE TABLE days (day TEXT PRIMARY KEY) STRICT;
CREATE TABLE appointments (
  id        TEXT PRIMARY KEY,
  code      TEXT NOT NULL,
  number    TEXT NOT NULL,
  fin       TEXT NOT NULL REFERENCES people (fin),
  at        INTEGER NOT NULL,
  service   TEXT NOT NULL,
  state     TEXT NOT NULL CHECK (state IN ('booked', 'checked-in', 'cancelled')),
  elsewhere INTEGER NOT NULL
) STRICT;
CREATE INDEX appointments_by_code ON appointments (code);
CREATE INDEX appointments_by_number ON appointments (number);
CREATE INDEX appointments_by_fin ON appointments (fin);
-- Of whom it is, it says only by a keyed hash: those who file at this kiosk may be real.
CREATE TABLE applications (
  receipt  TEXT PRIMARY KEY,
  who      TEXT NOT NULL,
  service  TEXT,
  filed_at INTEGER,
  days_ago INTEGER,
  state    TEXT NOT NULL,
  wanted   TEXT NOT NULL CHECK (json_valid(wanted)),
  CHECK ((filed_at IS NULL) <> (days_ago IS NULL))
) STRICT;
CREATE TABLE reference_papers (
  seq        INTEGER PRIMARY KEY,
  request_id TEXT NOT NULL UNIQUE,
  who        TEXT NOT NULL,
  area       TEXT NOT NULL,
  issued_at  INTEGER NOT NULL
) STRICT;
CREATE TABLE notices (
  id       TEXT PRIMARY KEY,
  fin      TEXT NOT NULL REFERENCES people (fin),
  service  TEXT NOT NULL,
  days_ago INTEGER NOT NULL
) STRICT;
-- As the kiosk handed them over; what is personal stays sealed.
CREATE TABLE events (
  id         TEXT PRIMARY KEY,
  kind       TEXT NOT NULL,
  payload    TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  opened     INTEGER NOT NULL
) STRICT;
CREATE INDEX events_by_kind ON events (kind, created_at);
`;

export type DemonstrationDb = Database.Database;

/**
 * Opens the demonstration's own file in `dir`, filled by `fill` when it is new. One that cannot be used is set aside
 * under a name with `stamp`. @throws what SQLite throws where nothing can be written
 */
export function openDemonstrationDb(
  dir: string,
  stamp: string,
  fill: (db: DemonstrationDb) => void,
): DemonstrationDb {
  const path = join(dir, FILE);
  mkdirSync(dir, { recursive: true });
  try {
    return open(path, fill);
  } catch {
    for (const suffix of ['', '-wal', '-shm'])
      if (existsSync(path + suffix))
        renameSync(path + suffix, join(dir, `demonstration-centre.${stamp}.sqlite${suffix}`));
    return open(path, fill);
  }
}

function open(path: string, fill: (db: DemonstrationDb) => void): DemonstrationDb {
  const db = new Database(path);
  try {
    db.pragma('journal_mode = WAL');
    // The kiosk marks as sent what this has: it must outlive a power cut as the mark does.
    db.pragma('synchronous = FULL');
    db.pragma('foreign_keys = ON');
    const version = db.pragma('user_version', { simple: true });
    if (version !== 0 && version !== VERSION) throw new Error(`version ${version}`);
    if (version === 0)
      db.transaction(() => {
        db.exec(SQL);
        fill(db);
        db.pragma(`user_version = ${VERSION}`);
      }).immediate();
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}
