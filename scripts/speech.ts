import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadCatalogue } from '../electron/host/catalogue/load-catalogue.ts';
import { findEspeak } from '../electron/host/speech/find-espeak.ts';
import { fixedClips } from '../electron/host/speech/fixed-texts.ts';
import { makeClips } from '../electron/host/speech/make-clips.ts';
import { paintedTexts } from '../electron/host/speech/painted-texts.ts';
import { recordingScript } from '../electron/host/speech/recording-script.ts';
import { synthesise } from '../electron/host/speech/synthesise.ts';
import type { Locale } from '../flows/contract.ts';

/**
 * `npm run speech`: makes the clips of all fixed texts in `dist/speech/`; what is there is kept.
 * `npm run speech -- --list FILE` writes what a person has to record instead, as CSV.
 */
const root = join(import.meta.dirname, '..');
const texts = (locale: Locale) => paintedTexts(join(root, 'assets/locales'), locale);

const { values } = parseArgs({ options: { list: { type: 'string' } } });
const clips = fixedClips(
  { az: texts('az'), ru: texts('ru'), en: texts('en') },
  loadCatalogue(join(root, 'assets/catalogue')),
);

if (values.list !== undefined) {
  const toRecord = clips.filter(({ composed }) => !composed);
  writeFileSync(values.list, recordingScript(toRecord));
  process.stdout.write(`${toRecord.length} clips to record: ${values.list}\n`);
} else {
  const espeak = findEspeak();
  if (espeak === null) {
    process.stderr.write('missing: espeak-ng\napt-get install -y --no-install-recommends espeak-ng\n');
    process.exit(1);
  }
  const { program } = espeak;
  const started = performance.now();
  const { made, kept, pruned, failed, bytes } = await makeClips(clips, {
    dir: join(root, 'dist/speech'),
    synthesise: (text, locale) => synthesise(text, { program, locale, slow: false, deadlineMs: 10_000 }),
    processes: 2,
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  process.stdout.write(
    `${clips.length} clips: ${made} made (${(bytes / 1e6).toFixed(0)} MB, ${seconds} s), ${kept} kept, ${pruned} pruned, ${failed} failed\n`,
  );
  process.exitCode = failed === 0 ? 0 : 1;
}
