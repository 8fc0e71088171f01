import { byte, type Command } from './command-stream.ts';
import type { PrintEngine } from './engine.ts';

/** Moves the cutter; while it is jammed the command waits, and with it all that follows. */
export function* cutPaper(engine: PrintEngine): Command {
  if (!engine.model.cutter) return engine.machine.unknown('cut');
  // At the beginning of a line only (GS V, ESC i, ESC m).
  if (!engine.line.isEmpty) return engine.machine.unknown('cut within a line');
  while (!engine.machine.cut()) yield 'blocked';
}

/** GS V m [n]: m = 0, 1 cuts here; 65, 66 feeds to the cutter and n units more, then cuts. */
export function* cutCommand(engine: PrintEngine): Command {
  const m = yield* byte();
  if (m === 0 || m === 1 || m === 48 || m === 49) return yield* cutPaper(engine);
  if (![65, 66, 97, 98, 103, 104].includes(m)) return engine.machine.unknown(`GS V ${m}`);
  const n = yield* byte();
  if (!engine.line.isEmpty) return engine.machine.unknown('cut within a line');
  engine.paper.feed(engine.paper.cutterDots + engine.down(n));
  yield* cutPaper(engine);
}
