import { spawn } from 'node:child_process';
import type { Locale } from '../../../flows/contract.ts';
import { trimmed } from './samples.ts';
import { readWav } from './wav.ts';

const VOICES: Readonly<Record<Locale, string>> = { az: 'az', ru: 'ru', en: 'en-gb' };
/** Words a minute; espeak-ng's own 175 are too fast for a stranger in a hall. */
const PACES = { normal: 150, slow: 115 } as const;

export interface SynthesiseOptions {
  readonly program: string;
  readonly locale: Locale;
  readonly slow: boolean;
  readonly deadlineMs: number;
  readonly signal?: AbortSignal | undefined;
}

/**
 * One phrase from a process of its own. The text goes through a pipe: arguments can be read by anybody on the
 * machine. Null when the process does not start, fails, is killed or misses its deadline.
 */
export function synthesise(text: string, options: SynthesiseOptions): Promise<Int16Array | null> {
  const { program, locale, slow, deadlineMs, signal } = options;
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve(null);
    const child = spawn(
      program,
      [
        '-v',
        VOICES[locale],
        '-s',
        String(slow ? PACES.slow : PACES.normal),
        '-b',
        '1',
        '--stdin',
        '--stdout',
      ],
      {
        stdio: ['pipe', 'pipe', 'ignore'],
        timeout: deadlineMs,
        killSignal: 'SIGKILL',
        ...(signal ? { signal } : {}),
      },
    );
    const chunks: Uint8Array[] = [];
    child.on('error', () => resolve(null));
    child.stdin.on('error', () => {
      // It died before it read: `close` says so.
    });
    child.stdout.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    child.on('close', (code) => {
      const samples = code === 0 ? readWav(Buffer.concat(chunks)) : null;
      resolve(samples !== null && samples.length > 0 ? trimmed(samples) : null);
    });
    child.stdin.end(`${text}\n`);
  });
}
