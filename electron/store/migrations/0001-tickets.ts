/** Tickets, their print jobs, the outbox, the audit trail and the settings. Times are milliseconds since 1970. */
export const sql = `
CREATE TABLE tickets (
  id          TEXT PRIMARY KEY,
  request_id  TEXT NOT NULL UNIQUE,
  service_day TEXT NOT NULL,
  series      TEXT NOT NULL,
  running     INTEGER NOT NULL CHECK (running > 0),
  number      TEXT NOT NULL,
  direction   TEXT,
  service     TEXT,
  visit_kind  TEXT NOT NULL,
  priority    INTEGER NOT NULL,
  desk        TEXT,
  locale      TEXT NOT NULL,
  issued_at   INTEGER NOT NULL,
  ahead       INTEGER NOT NULL,
  wait_ms     INTEGER NOT NULL,
  UNIQUE (service_day, series, running)
) STRICT;
CREATE INDEX tickets_by_issue ON tickets (issued_at);

CREATE TABLE counters (
  service_day TEXT NOT NULL,
  series      TEXT NOT NULL,
  running     INTEGER NOT NULL,
  PRIMARY KEY (service_day, series)
) STRICT, WITHOUT ROWID;

CREATE TABLE print_jobs (
  id         TEXT PRIMARY KEY,
  ticket_id  TEXT NOT NULL REFERENCES tickets (id),
  copy       INTEGER NOT NULL CHECK (copy >= 1),
  state      TEXT NOT NULL CHECK (state IN ('queued', 'sending', 'printed', 'unknown', 'void')),
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  UNIQUE (ticket_id, copy)
) STRICT;
CREATE INDEX print_jobs_open ON print_jobs (created_at) WHERE state IN ('queued', 'sending', 'unknown');

CREATE TABLE outbox (
  id         TEXT PRIMARY KEY,
  kind       TEXT NOT NULL,
  payload    TEXT NOT NULL CHECK (json_valid(payload)),
  created_at INTEGER NOT NULL,
  sent_at    INTEGER
) STRICT;

CREATE TABLE audit (
  seq     INTEGER PRIMARY KEY,
  at      INTEGER NOT NULL,
  kind    TEXT NOT NULL,
  subject TEXT,
  detail  TEXT
) STRICT;

CREATE TABLE settings (
  key        TEXT PRIMARY KEY,
  value      TEXT NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`;
