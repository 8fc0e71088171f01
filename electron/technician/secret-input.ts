import { createInterface, type Interface } from 'node:readline';
import { type Readable, Writable } from 'node:stream';
import type { SecretInput } from './make-pin.ts';

/** readline echoes what it reads to its output: this one is heard by nobody. */
const nowhere = () => new Writable({ write: (_chunk, _encoding, done) => done() });

/**
 * Reads secrets off a terminal without showing them, or lines off a pipe. Nothing is opened before the first
 * question.
 * @param prompt writes a question; not to where the answer of the command goes
 */
export function secretInput(
  input: Readable & { readonly isTTY?: boolean },
  prompt: (text: string) => void,
): SecretInput & { close(): void } {
  const isTyped = input.isTTY === true;
  let lines: Interface | null = null;
  let ended = false;
  // Lines may come faster than questions: a pipe hands over all at once.
  const early: string[] = [];
  let waiting: ((line: string | null) => void) | null = null;

  const hand = (line: string | null) => {
    if (waiting === null) {
      if (line !== null) early.push(line);
      return;
    }
    waiting(line);
    waiting = null;
  };

  const next = () =>
    new Promise<string | null>((resolve) => {
      waiting = resolve;
    });

  const open = () => {
    const opened = createInterface({ input, output: nowhere(), terminal: isTyped, historySize: 0 });
    opened.on('line', hand);
    // Ctrl+C, Ctrl+D, or the end of the pipe.
    opened.on('close', () => {
      ended = true;
      hand(null);
    });
    return opened;
  };

  return {
    isTyped,
    async ask(question) {
      lines ??= open();
      if (isTyped) prompt(question);
      const line = early.shift() ?? (ended ? null : await next());
      if (isTyped) prompt('\n');
      return line;
    },
    close: () => lines?.close(),
  };
}
