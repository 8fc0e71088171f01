import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Espeak } from '../../electron/host/speech/find-espeak.ts';
import { SAMPLE_RATE, writeWav } from '../../electron/host/speech/wav.ts';

/** A tone: something to tell one clip from another by. */
export function tone(hertz: number, milliseconds: number): Int16Array {
  return Int16Array.from({ length: Math.round((SAMPLE_RATE * milliseconds) / 1000) }, (_, at) =>
    Math.round(8_000 * Math.sin((2 * Math.PI * hertz * at) / SAMPLE_RATE)),
  );
}

/** Pitch by how often the wave rises through zero. */
export function pitchOf(samples: Int16Array): number {
  const rises = samples.reduce(
    (count, sample, at) => count + (at > 0 && sample >= 0 && (samples[at - 1] ?? 0) < 0 ? 1 : 0),
    0,
  );
  return (rises * SAMPLE_RATE) / samples.length;
}

/** A program in the place of espeak-ng: a shell script that is given its arguments and the text. */
export function voiceScript(dir: string, script: string): Espeak {
  const program = join(dir, 'espeak-ng');
  writeFileSync(program, `#!/bin/sh\n${script}\n`);
  chmodSync(program, 0o755);
  return { program, locales: ['az', 'ru', 'en'] };
}

/** A voice that says everything as the same tone, and writes a line to `calls` for each phrase. */
export function toneVoice(dir: string, hertz = 900): Espeak {
  const wav = join(dir, 'tone.wav');
  writeFileSync(wav, writeWav(tone(hertz, 100)));
  return voiceScript(dir, `echo "$@" >> '${join(dir, 'calls')}'\ncat > /dev/null\nexec cat '${wav}'`);
}

export function putClip(dir: string, locale: string, id: string, wav: Uint8Array): void {
  mkdirSync(join(dir, locale), { recursive: true });
  writeFileSync(join(dir, locale, `${id}.wav`), wav);
}
