/** How much of the roll in each printer is used, and what became of the tickets that nobody took. */
export const sql = `
CREATE TABLE paper_rolls (
  device    TEXT PRIMARY KEY,
  used_mm   REAL NOT NULL DEFAULT 0 CHECK (used_mm >= 0),
  prints    INTEGER NOT NULL DEFAULT 0 CHECK (prints >= 0),
  retracted INTEGER NOT NULL DEFAULT 0 CHECK (retracted >= 0),
  fitted_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`;
