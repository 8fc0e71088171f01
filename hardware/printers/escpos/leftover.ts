import { CLEAR_BUFFERS, PAPER_SENSOR_REQUEST, RECOVER_AND_CLEAR } from './commands.ts';
import type { PrinterLine } from './printer-line.ts';

/** How long a printer may take to say that its buffers are empty. */
const CLEARED_MS = 500;
const CLEAR_STALL_MS = 500;
/** Tries to empty the buffers before printing goes on all the same (the printer may not know the command). */
const CLEAR_TRIES = 3;

/** The longest ticket on the slowest head may still be coming out. */
const RUN_DRY_MS = 10_000;
/** Two requests that stand one behind the other are answered within so long. */
const ANSWERS_APART_MS = 500;

/** What a job of unknown end may have left in the printer. */
export interface Leftover {
  /** Finishes a command cut short, bytes. */
  readonly padding: number;
  readonly tries: number;
}

export interface Clearing {
  /** What is still to be cleared on the next contact; null when nothing is. */
  readonly left: Leftover | null;
  /** The printer itself said that its buffers are empty. */
  readonly cleared: boolean;
  readonly tries: number;
}

/**
 * Makes sure that nothing of a job called unknown comes out later. DLE DC4 empties the buffers in any state
 * of the printer and drops a command cut short; printers that do not have it get DLE ENQ 2 (after an error
 * it empties them too) and zeros to fill up such a command (elsewhere they print nothing). ESC @ opens the
 * next document and drops an unfinished line.
 */
export async function clearLeftover(
  line: PrinterLine,
  leftover: Leftover,
  clearBuffers: boolean,
): Promise<Clearing> {
  let cleared = false;
  let done: () => void = () => undefined;
  const stop = line.onEvent((event) => {
    if (event.kind !== 'buffers-cleared') return;
    cleared = true;
    done();
  });
  const command = [...RECOVER_AND_CLEAR, ...(clearBuffers ? CLEAR_BUFFERS : [])];
  let sent = await line.write(Uint8Array.from(command), CLEAR_STALL_MS);
  if (sent.ok && clearBuffers && !cleared)
    await line.wait(CLEARED_MS, (finish) => {
      done = finish;
    });
  stop();
  if (sent.ok && !cleared && leftover.padding > 0)
    sent = await line.write(new Uint8Array(leftover.padding), CLEAR_STALL_MS);
  const tries = leftover.tries + 1;
  const settled = cleared || (sent.ok && (!clearBuffers || tries >= CLEAR_TRIES));
  return { left: settled ? null : { padding: sent.ok ? 0 : leftover.padding, tries }, cleared, tries };
}

/**
 * Waits until the printer has run dry. Its answers to GS r carry no name: one that a job of unknown end is still owed
 * must not be taken for the next job's. Whatever it owes comes before the answer to a request behind all of it.
 * @returns false when it does not answer
 */
export async function runDry(line: PrinterLine): Promise<boolean> {
  let answered = false;
  let heard: () => void = () => undefined;
  const stop = line.onEvent((event) => {
    if (event.kind !== 'paper-sensor') return;
    answered = true;
    heard();
  });
  const next = (ms: number) =>
    line.wait(ms, (done) => {
      heard = done;
    });
  const sent = await line.write(Uint8Array.from(PAPER_SENSOR_REQUEST), CLEAR_STALL_MS);
  if (sent.ok && !answered) await next(RUN_DRY_MS);
  while (answered && (await next(ANSWERS_APART_MS)));
  stop();
  return answered;
}
