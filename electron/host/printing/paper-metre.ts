import type { PaperUse, Roll } from '../../store/paper.ts';

export interface PaperMetreDeps {
  /** False when it could not be written down now. */
  readonly write: (use: PaperUse) => boolean;
  readonly later: (run: () => void, ms: number) => void;
}

export interface PaperMetre {
  /** A document has taken so many millimetres. */
  fed(millimetres: number): void;
  /** Whatever is written now takes along what has gone since; what throws leaves it for the next time. */
  along(write: (use: PaperUse | null) => void): void;
  /** The roll as it is written down, and what has gone since. */
  now(written: Roll): Roll;
  /** The paper that is not written down yet came off the old roll. */
  forget(): void;
  flush(): void;
}

/** A ticket's own commit comes long before; test prints have none. */
const FLUSH_MS = 2000;

/**
 * Counts the paper. A ticket's millimetres are written in the commit that says how its print ended, so the metre costs
 * no commit of its own, and a power cut loses those of the ticket in the printer at most.
 */
export function createPaperMetre({ write, later }: PaperMetreDeps): PaperMetre {
  let pending: PaperUse = { mm: 0, prints: 0 };
  let waits = false;

  const take = (use: (pending: PaperUse | null) => boolean): void => {
    const taken = pending.prints > 0 ? pending : null;
    if (use(taken) && taken) pending = { mm: pending.mm - taken.mm, prints: pending.prints - taken.prints };
  };
  const flush = () => take((use) => use !== null && write(use));

  return {
    fed(mm) {
      pending = { mm: pending.mm + mm, prints: pending.prints + 1 };
      if (waits) return;
      waits = true;
      later(() => {
        waits = false;
        flush();
      }, FLUSH_MS);
    },
    along: (writeWith) =>
      take((use) => {
        writeWith(use);
        return true;
      }),
    now: ({ usedMm, prints, retracted }) => ({
      usedMm: usedMm + pending.mm,
      prints: prints + pending.prints,
      retracted,
    }),
    forget: () => {
      pending = { mm: 0, prints: 0 };
    },
    flush,
  };
}
