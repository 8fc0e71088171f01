import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LOCALES, type Locale } from '../../../flows/contract.ts';
import { readWav } from './wav.ts';

/** Clips as `<locale>/<clip-id>.wav`. Their names are read once; a folder that is not there is empty. */
export interface ClipFolder {
  has(locale: Locale, id: string): boolean;
  /** Null when the file cannot be read or is another format: it is then forgotten. */
  read(locale: Locale, id: string): Promise<Int16Array | null>;
  readonly size: number;
}

export function openClipFolder(dir: string): ClipFolder {
  const ids = new Map(LOCALES.map((locale) => [locale, namesIn(join(dir, locale))]));
  return {
    has: (locale, id) => ids.get(locale)?.has(id) ?? false,
    async read(locale, id) {
      const samples = await readFile(join(dir, locale, `${id}.wav`)).then(readWav, () => null);
      if (samples === null) ids.get(locale)?.delete(id);
      return samples;
    },
    get size() {
      return [...ids.values()].reduce((sum, names) => sum + names.size, 0);
    },
  };
}

function namesIn(dir: string): Set<string> {
  try {
    return new Set(
      readdirSync(dir)
        .filter((file) => file.endsWith('.wav'))
        .map((file) => file.slice(0, -'.wav'.length)),
    );
  } catch {
    return new Set();
  }
}
