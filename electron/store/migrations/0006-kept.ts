/**
 * Half-done forms that were put aside: nobody can open them without the paper. And which events the centre still waits
 * for, found without reading those that it has.
 */
export const sql = `
CREATE TABLE kept_forms (
  lookup   TEXT PRIMARY KEY,
  box      TEXT NOT NULL,
  until_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX kept_forms_by_end ON kept_forms (until_at);

CREATE INDEX outbox_waiting ON outbox (sent_at) WHERE sent_at IS NULL;
`;
