import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LOCALES, type Locale } from '../../../flows/contract.ts';
import type { FixedClip } from './fixed-texts.ts';
import { createGate } from './gate.ts';
import { writeWav } from './wav.ts';

export interface MadeClips {
  readonly made: number;
  readonly kept: number;
  readonly pruned: number;
  readonly failed: number;
  readonly bytes: number;
}

export interface MakeClipsDeps {
  readonly dir: string;
  readonly synthesise: (text: string, locale: Locale) => Promise<Int16Array | null>;
  readonly processes: number;
}

/** Makes the clips that are missing in `dir`, takes away those that nothing says any more. */
export async function makeClips(clips: readonly FixedClip[], deps: MakeClipsDeps): Promise<MadeClips> {
  const { dir, synthesise, processes } = deps;
  const gate = createGate(processes);
  const count = { made: 0, kept: 0, failed: 0, bytes: 0 };
  const pruned = LOCALES.reduce((sum, locale) => sum + prune(join(dir, locale), clips, locale), 0);
  await Promise.all(
    clips.map(({ locale, id, text }) =>
      gate(async () => {
        const file = join(dir, locale, `${id}.wav`);
        if (existsSync(file)) {
          count.kept++;
          return;
        }
        const samples = await synthesise(text, locale);
        if (samples === null) {
          count.failed++;
          return;
        }
        const wav = writeWav(samples);
        // A half-written clip would be kept for good.
        writeFileSync(`${file}.part`, wav);
        renameSync(`${file}.part`, file);
        count.made++;
        count.bytes += wav.length;
      }),
    ),
  );
  return { ...count, pruned };
}

function prune(dir: string, clips: readonly FixedClip[], locale: Locale): number {
  mkdirSync(dir, { recursive: true });
  const wanted = new Set(clips.filter((clip) => clip.locale === locale).map(({ id }) => `${id}.wav`));
  const stale = readdirSync(dir).filter((file) => !wanted.has(file));
  for (const file of stale) rmSync(join(dir, file));
  return stale.length;
}
