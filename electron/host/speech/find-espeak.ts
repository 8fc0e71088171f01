import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { LOCALES, type Locale } from '../../../flows/contract.ts';

/** espeak-ng as it is on this machine. */
export interface Espeak {
  readonly program: string;
  readonly locales: readonly Locale[];
}

/** Looks on the PATH; null when there is no espeak-ng that runs. */
export function findEspeak(path = process.env.PATH ?? ''): Espeak | null {
  const program = path
    .split(delimiter)
    .map((dir) => join(dir, 'espeak-ng'))
    .find((file) => existsSync(file));
  if (program === undefined) return null;
  const { status, stdout } = spawnSync(program, ['--voices'], { encoding: 'utf8', timeout: 5_000 });
  if (status !== 0) return null;
  const voices = stdout.split('\n').map((line) => line.trim().split(/\s+/u)[1]?.split('-')[0]);
  return { program, locales: LOCALES.filter((locale) => voices.includes(locale)) };
}
