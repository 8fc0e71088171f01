import type { Db } from './open-database.ts';

/** Paper that has gone off a roll. */
export interface PaperUse {
  readonly mm: number;
  /** Documents that it went for. */
  readonly prints: number;
}

/** The roll that is in the printer now. */
export interface Roll {
  readonly usedMm: number;
  readonly prints: number;
  /** Tickets that nobody took and the presenter drew back. */
  readonly retracted: number;
}

export interface PaperStore {
  /** Nothing used while nobody has printed or fitted a roll. */
  roll(): Roll;
  addPaper(use: PaperUse): void;
  /** The roll in the printer is a new one. */
  newRoll(): void;
  /** Count and audit line in one transaction. */
  noteRetracted(): void;
}

/** Key of the configuration; a kiosk has one printer. */
const PRINTER = 'printer';
const UNUSED: Roll = { usedMm: 0, prints: 0, retracted: 0 };

export function createPaperStore(
  db: Db,
  { now, audit }: { readonly now: () => number; readonly audit: (kind: string) => void },
): PaperStore {
  const find = db.prepare<[string], Roll>(
    'SELECT used_mm AS usedMm, prints, retracted FROM paper_rolls WHERE device = ?',
  );
  const add = db.prepare(
    `INSERT INTO paper_rolls (device, used_mm, prints, retracted, fitted_at) VALUES (@device, @mm, @prints, @retracted, @at)
     ON CONFLICT DO UPDATE SET used_mm = used_mm + excluded.used_mm, prints = prints + excluded.prints,
       retracted = retracted + excluded.retracted`,
  );
  const fit = db.prepare('INSERT OR REPLACE INTO paper_rolls (device, fitted_at) VALUES (?, ?)');

  return {
    roll: () => find.get(PRINTER) ?? UNUSED,
    addPaper: ({ mm, prints }) => {
      add.run({ device: PRINTER, mm, prints, retracted: 0, at: now() });
    },
    newRoll: () => {
      fit.run(PRINTER, now());
    },
    noteRetracted: db.transaction(() => {
      add.run({ device: PRINTER, mm: 0, prints: 0, retracted: 1, at: now() });
      audit('ticket.retracted');
    }).immediate,
  };
}
