/** How citizens found it, and who was asked to come. Times are milliseconds since 1970. */
export const sql = `
CREATE TABLE ratings (
  id        TEXT PRIMARY KEY,
  ticket_id TEXT NOT NULL UNIQUE REFERENCES tickets (id),
  stars     INTEGER NOT NULL CHECK (stars BETWEEN 1 AND 5),
  at        INTEGER NOT NULL
) STRICT;

CREATE TABLE help_calls (
  id          TEXT PRIMARY KEY,
  session_id  TEXT NOT NULL,
  whom        TEXT NOT NULL CHECK (whom IN ('volunteer', 'operator')),
  at          INTEGER NOT NULL,
  answered_at INTEGER,
  answered_by TEXT,
  CHECK ((answered_at IS NULL) = (answered_by IS NULL))
) STRICT;
CREATE INDEX help_calls_open ON help_calls (at) WHERE answered_at IS NULL;
`;
