import { readdirSync } from 'node:fs';
import { LOCALES } from '../../flows/contract.ts';

/** Sign-language clips that have been put there: `<locale>/<screen>` of each `<folder>/<locale>/<screen>.webm`. */
export function signClips(folder: string): readonly string[] {
  return LOCALES.flatMap((locale) =>
    filesIn(`${folder}/${locale}`)
      .filter((name) => name.endsWith('.webm'))
      .map((name) => `${locale}/${name.slice(0, -'.webm'.length)}`),
  );
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
