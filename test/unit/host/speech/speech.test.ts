import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { clipId } from '../../../../electron/host/speech/clip-id.ts';
import { findEspeak } from '../../../../electron/host/speech/find-espeak.ts';
import { createSpeech, type SpeechDeps, type SpeechPart } from '../../../../electron/host/speech/speech.ts';
import { readWav, SAMPLE_RATE, writeWav } from '../../../../electron/host/speech/wav.ts';
import { LOCALES } from '../../../../flows/contract.ts';
import { temporaryFolder } from '../../../support/store.ts';
import { pitchOf, putClip, tone, toneVoice, voiceScript } from '../../../support/voices.ts';

let folder = temporaryFolder();
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.dispose());

const dirs = () => ({ recordedDir: join(folder.path, 'voices'), generatedDir: join(folder.path, 'clips') });
const speech = (deps: Partial<SpeechDeps> = {}) =>
  createSpeech({
    ...dirs(),
    ...deps,
    espeak: deps.espeak === undefined ? toneVoice(folder.path) : deps.espeak,
  });
const calls = () => {
  const file = join(folder.path, 'calls');
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
};
const az = (text: string, slow = false) => ({ locale: 'az', text, slow }) as const;

async function all(parts: AsyncGenerator<SpeechPart>): Promise<SpeechPart[]> {
  const got: SpeechPart[] = [];
  for await (const part of parts) got.push(part);
  return got;
}

async function samplesOf(said: Promise<{ ok: true; wav: Uint8Array } | { ok: false; why: string }>) {
  const result = await said;
  if (!result.ok) throw new Error(result.why);
  return readWav(result.wav) ?? new Int16Array();
}

describe.skipIf(findEspeak() === null)('with the real espeak-ng', () => {
  const espeak = findEspeak();

  test('it has a voice for each language', () => {
    expect(speech({ espeak }).voicesAvailable()).toEqual(LOCALES);
  });

  test.each([
    ['az', 'Növbə nömrəniz: A017. Gözləmə vaxtı təxminən 15 dəqiqə.'],
    ['ru', 'Ваш номер: A017. Примерно 21 минута.'],
    ['en', 'Your number: A017. About 15 minutes.'],
  ] as const)('%s is heard, slowly as well', async (locale, text) => {
    const speaker = speech({ espeak });
    const plain = await samplesOf(speaker.say({ locale, text, slow: false }));
    const slow = await samplesOf(speaker.say({ locale, text, slow: true }));
    expect(plain.length / SAMPLE_RATE).toBeGreaterThan(2);
    expect(plain.length / SAMPLE_RATE).toBeLessThan(8);
    expect(plain.some((sample) => Math.abs(sample) > 5_000)).toBe(true);
    expect(slow.length / plain.length).toBeGreaterThan(1.15);
    expect(speaker.stats()).toMatchObject({ failed: 0, recorded: 0, generated: 0 });
  });
});

describe('where a phrase comes from', () => {
  const id = clipId('Kömək', 'az');

  test('a person’s recording before a generated clip before the voice', async () => {
    const { recordedDir, generatedDir } = dirs();
    expect(pitchOf(await samplesOf(speech().say(az('Kömək'))))).toBeCloseTo(900, -2);
    putClip(generatedDir, 'az', id, writeWav(tone(600, 300)));
    expect(pitchOf(await samplesOf(speech().say(az('Kömək'))))).toBeCloseTo(600, -2);
    putClip(recordedDir, 'az', id, writeWav(tone(300, 300)));
    const speaker = speech();
    expect(pitchOf(await samplesOf(speaker.say(az('Kömək'))))).toBeCloseTo(300, -2);
    expect(speaker.stats()).toEqual({ recorded: 1, generated: 0, synthesised: 0, failed: 0, refused: 0 });
  });

  test('only clips that are missing are synthesised, and counted', async () => {
    putClip(dirs().generatedDir, 'az', id, writeWav(tone(600, 300)));
    const speaker = speech();
    expect((await speaker.say(az('Kömək. Geri. Kömək'))).ok).toBe(true);
    expect(speaker.stats()).toMatchObject({ generated: 2, synthesised: 1 });
    expect(calls()).toHaveLength(1);
  });

  test('a phrase with a number is put together from pieces, but never from some of them', async () => {
    const { generatedDir } = dirs();
    for (const text of ['təxminən', 'on beş'])
      putClip(generatedDir, 'az', clipId(text, 'az'), writeWav(tone(600, 200)));
    const lacking = speech();
    await lacking.say(az('təxminən 15 dəqiqə'));
    expect(lacking.stats()).toMatchObject({ generated: 0, synthesised: 1 });
    putClip(generatedDir, 'az', clipId('dəqiqə', 'az'), writeWav(tone(600, 200)));
    const speaker = speech();
    const samples = await samplesOf(speaker.say(az('təxminən 15 dəqiqə')));
    expect(samples.length / SAMPLE_RATE).toBeCloseTo(0.66, 2);
    expect(speaker.stats()).toMatchObject({ generated: 1, synthesised: 0 });
  });

  test('a recording of another format is refused, counted, and the next source speaks', async () => {
    const { recordedDir, generatedDir } = dirs();
    const wrong = writeWav(tone(300, 300));
    new DataView(wrong.buffer).setUint32(24, 44_100, true);
    putClip(recordedDir, 'az', id, wrong);
    putClip(generatedDir, 'az', id, writeWav(tone(600, 300)));
    const speaker = speech();
    expect(pitchOf(await samplesOf(speaker.say(az('Kömək'))))).toBeCloseTo(600, -2);
    await speaker.say(az('Kömək'));
    expect(speaker.stats()).toMatchObject({ recorded: 0, generated: 2, refused: 1 });
  });

  test('slow clips are longer and of the same pitch', async () => {
    putClip(dirs().generatedDir, 'az', id, writeWav(tone(300, 600)));
    const slow = await samplesOf(speech().say(az('Kömək', true)));
    expect(slow.length / SAMPLE_RATE).toBeCloseTo(0.78, 1);
    expect(pitchOf(slow)).toBeCloseTo(300, -2);
  });

  test('what was said is said again from memory, until it is forgotten', async () => {
    const speaker = speech();
    await speaker.say(az('Leyla'));
    await speaker.say(az('Leyla'));
    expect(calls()).toHaveLength(1);
    speaker.forget();
    await speaker.say(az('Leyla'));
    expect(calls()).toHaveLength(2);
  });
});

describe('phrase by phrase', () => {
  test('each part is a file of its own and the last one says so', async () => {
    const parts = await all(speech().stream(az('Nömrəniz A017. Gözləyin!')));
    expect(parts.map((part) => part.ok && part.last)).toEqual([false, false, true]);
    for (const part of parts) expect(part.ok && readWav(part.wav)).toBeTruthy();
  });

  test('a text of nothing but signs ends at once', async () => {
    expect(await all(speech().stream(az('→ …')))).toMatchObject([{ ok: true, last: true }]);
    expect(calls()).toEqual([]);
  });

  test('a listener who leaves stops the rest', async () => {
    const speaker = speech({ processes: 1 });
    const parts = speaker.stream(az('Bir. İki. Üç. Dörd. Beş'));
    await parts.next();
    await parts.return();
    expect(calls().length).toBeLessThanOrEqual(2);
    expect(speaker.stats().failed).toBe(0);
  });

  test('a signal ends the process, and that is no failure of the voice', async () => {
    const speaker = speech({ espeak: voiceScript(folder.path, 'exec tail -f /dev/null') });
    const abort = new AbortController();
    const said = speaker.say(az('Kömək'), abort.signal);
    abort.abort();
    expect(await said).toEqual({ ok: false, why: 'failed' });
    expect(speaker.stats().failed).toBe(0);
  });
});

describe('when the voice fails', () => {
  test.each([
    ['is killed', 'kill -9 $$'],
    ['ends badly', 'exit 3'],
    ['does not read', 'exec true'],
    ['gives no sound', 'exec cat > /dev/null'],
    ['misses its deadline', 'exec tail -f /dev/null'],
  ])('it %s: a value, counted, and the next text is tried again', async (_, script) => {
    const speaker = speech({ espeak: voiceScript(folder.path, script), deadlineMs: 200 });
    expect(await speaker.say(az('Kömək'))).toEqual({ ok: false, why: 'failed' });
    expect(await all(speaker.stream(az('Geri. Kömək')))).toEqual([{ ok: false, why: 'failed' }]);
    expect(speaker.stats()).toMatchObject({ failed: 2, synthesised: 0 });
  });

  test('the program is gone', async () => {
    const speaker = speech({ espeak: { program: join(folder.path, 'nothing'), locales: ['az'] } });
    expect(await speaker.say(az('Kömək'))).toEqual({ ok: false, why: 'failed' });
  });

  test('there is none: no voices, and every text is answered', async () => {
    expect(findEspeak(folder.path)).toBeNull();
    const speaker = speech({ espeak: null });
    expect(speaker.voicesAvailable()).toEqual([]);
    expect(await speaker.say(az('Kömək'))).toEqual({ ok: false, why: 'no-voice' });
  });

  test('there is none for this language', async () => {
    const espeak = { ...toneVoice(folder.path), locales: ['en'] as const };
    expect(await speech({ espeak }).say(az('Kömək'))).toEqual({ ok: false, why: 'no-voice' });
  });

  test('a program that is no espeak-ng is no voice', () => {
    voiceScript(folder.path, 'exit 1');
    expect(findEspeak(folder.path)).toBeNull();
  });

  test('a text that is too long is refused', async () => {
    expect(await speech().say(az('a'.repeat(1_501)))).toEqual({ ok: false, why: 'too-long' });
    expect(calls()).toEqual([]);
  });
});

describe('what is personal', () => {
  test('reaches the voice through the pipe alone, and no file', async () => {
    const heard = join(folder.path, 'heard');
    writeFileSync(join(folder.path, 'sound.wav'), writeWav(tone(300, 100)));
    const espeak = voiceScript(
      folder.path,
      `echo "$@" >> '${folder.path}/calls'; env >> '${folder.path}/calls'; cat >> '${heard}'; exec cat '${folder.path}/sound.wav'`,
    );
    const before = readdirSync(folder.path);
    const speaker = speech({ espeak });
    await speaker.say(az('Hörmətli Əliyeva Leyla, FİN 5ABC12D'));
    expect(readFileSync(heard, 'utf8')).toContain('Leyla');
    expect(calls().join('\n')).not.toMatch(/leyla|5abc12d/iu);
    expect(readdirSync(folder.path).sort()).toEqual([...before, 'calls', 'heard'].sort());
    expect(JSON.stringify(speaker.stats())).not.toMatch(/leyla/iu);
  });

  test('is never an argument, an option or a command', async () => {
    const espeak = toneVoice(folder.path);
    await speech({ espeak }).say(az('--phonout=/tmp/x; rm -rf $(HOME) `id` -w x.wav'));
    expect(new Set(calls())).toEqual(new Set(['-v az -s 150 -b 1 --stdin --stdout']));
  });

  test('at most as many processes as are allowed', async () => {
    const speaker = speech({ processes: 2 });
    const said = await Promise.all(
      Array.from({ length: 8 }, (_, at) => speaker.say(az(`Bir ${'ə'.repeat(at + 1)}`))),
    );
    expect(said.every(({ ok }) => ok)).toBe(true);
    expect(calls()).toHaveLength(8);
  });
});
