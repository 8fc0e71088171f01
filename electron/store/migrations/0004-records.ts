/** What the flows of self-service end in, and the papers beside the tickets. Nothing personal stands here in the open. */
export const sql = `
CREATE TABLE records (
  seq        INTEGER PRIMARY KEY,
  id         TEXT NOT NULL UNIQUE,
  request_id TEXT NOT NULL UNIQUE,
  kind       TEXT NOT NULL,
  number     TEXT NOT NULL UNIQUE,
  service    TEXT,
  locale     TEXT NOT NULL,
  open       TEXT NOT NULL CHECK (json_valid(open)),
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE sheets (
  id         TEXT PRIMARY KEY,
  copy       INTEGER NOT NULL CHECK (copy >= 1),
  state      TEXT NOT NULL CHECK (state IN ('queued', 'sending', 'printed', 'unknown', 'void')),
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT;
`;
