import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LOCALES, LONGEST_SAID, TEXT_SIZES, VOLUMES } from '../../../flows/contract.ts';
import type { SpeechAnswer } from '../../../renderer/bridge/bridge.ts';
import { captionsOf, inPieces, type Piece } from '../../../renderer/speech/pieces.ts';
import { gainOf, type Player } from '../../../renderer/speech/player.ts';
import { createSpeaker } from '../../../renderer/speech/speaker.ts';
import { bytesOf, soundOf } from '../../../renderer/speech/wav.ts';
import { testClock } from '../../support/test-clock.ts';
import { hum, wavOf } from '../../support/wav.ts';

const az = (text: string): Piece => ({ locale: 'az', text });

describe('pieces', () => {
  it('join what stands together and part what is in another language', () => {
    expect(inPieces([az('Dili seçin'), az('Üç seçim var.'), { locale: 'ru', text: 'Русский язык' }])).toEqual(
      [az('Dili seçin. Üç seçim var.'), { locale: 'ru', text: 'Русский язык.' }],
    );
  });

  it('leave out what has nothing to say', () => {
    expect(inPieces([az('  '), az('—'), az('')])).toEqual([]);
  });

  it('lose no word and fit the captions, however long the text', () => {
    const word = fc.stringMatching(/^[a-zəğışçöü]{1,20}[,.]?$/);
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 300 }),
        fc.constantFrom(...TEXT_SIZES),
        (words, size) => {
          const pieces = inPieces([az(words.join(' '))]);
          expect(pieces.every(({ text }) => text.length <= LONGEST_SAID)).toBe(true);
          const shown = pieces.flatMap((piece) => captionsOf(piece, size));
          const longest = { normal: 180, large: 120, 'very-large': 84 }[size];
          expect(shown.every(({ text }) => text.length <= longest)).toBe(true);
          const said = shown.map(({ text }) => text).join(' ');
          expect(said.replace(/\.$/, '')).toBe(words.join(' ').replace(/\.$/, ''));
        },
      ),
    );
  });

  it('cut even a text without a single space', () => {
    expect(inPieces([az('a'.repeat(4_000))]).every(({ text }) => text.length <= LONGEST_SAID)).toBe(true);
  });
});

describe('sound', () => {
  it('comes out of a WAV file as it went in', () => {
    const sound = soundOf(bytesOf(wavOf([0, 16_384, -32_768], 16_000).toString('base64')));
    expect(sound?.rate).toBe(16_000);
    expect([...(sound?.samples ?? [])]).toEqual([0, 0.5, -1]);
  });

  it('comes out of a stream whose length was not known', () => {
    expect(soundOf(wavOf([1, 2, 3], 22_050, 0xffff_ffff))?.samples.length).toBe(3);
  });

  it('is never made of anything else', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(soundOf(bytes)).toBeNull();
      }),
    );
    const whole = hum(10);
    for (let length = 0; length < whole.length; length += 7) {
      expect(() => soundOf(whole.subarray(0, length))).not.toThrow();
    }
  });

  it('is louder at each of five steps, by 18 dB at least, with one at 12', () => {
    const decibels = VOLUMES.map((volume) => 20 * Math.log10(gainOf(volume) / gainOf(1)));
    expect(decibels.every((now, index) => index === 0 || now > (decibels[index - 1] ?? 0))).toBe(true);
    expect(decibels.at(-1)).toBeGreaterThanOrEqual(18);
    expect(decibels.some((now) => Math.abs(now - 12) < 0.1)).toBe(true);
  });
});

function speaking(voices: readonly ('az' | 'ru' | 'en')[] = LOCALES) {
  const clock = testClock();
  const asked: { readonly id: number; readonly text: string; readonly slow: boolean }[] = [];
  const log: string[] = [];
  let listener: (answer: SpeechAnswer) => void = () => undefined;
  let until = 0;
  const player: Player = {
    play: ({ rate, samples }) => {
      const at = Math.max(clock.now(), until);
      until = at + (samples.length / rate) * 1_000;
      log.push(`play ${Math.round(at)}–${Math.round(until)}`);
      return at - clock.now();
    },
    left: () => Math.max(0, until - clock.now()),
    cut: () => {
      until = 0;
      log.push('cut');
    },
    setVolume: () => undefined,
    rest: () => undefined,
    wake: () => undefined,
    isAsleep: () => false,
    onWake: () => () => undefined,
  };
  const speaker = createSpeaker({
    bridge: {
      say: (text, _, slow) => asked.push({ id: asked.length + 1, text, slow }),
      onSpeech: (hears) => {
        listener = hears;
        return () => undefined;
      },
    },
    player,
    clock,
    onCaption: (piece) => {
      if (piece) log.push(`caption ${piece.text}`);
    },
    onQuiet: () => log.push('quiet'),
    onStart: () => log.push('start'),
  });
  const manner = { slow: false, text: 'normal', voices } as const;
  return {
    clock,
    asked,
    log,
    speaker,
    speak: (...parts: Piece[]) => speaker.speak(parts, manner),
    said: (id: number, ms: number, last = true) =>
      listener({ kind: 'said', id, wav: hum(ms).toString('base64'), last }),
    unsaid: (id: number) => listener({ kind: 'unsaid', id }),
  };
}

const RU: Piece = { locale: 'ru', text: 'Пособие' };

describe('the speaker', () => {
  it('plays part after part without a gap and asks for the next piece while one is heard', () => {
    const { speak, said, asked, log, clock, speaker } = speaking();
    speak(az('Bir'), RU);
    said(1, 500, false);
    said(1, 500);
    expect(asked.map(({ text }) => text)).toEqual(['Bir.', 'Пособие.']);
    said(2, 200);
    clock.pass(1_199);
    expect(speaker.isSpeaking()).toBe(true);
    clock.pass(2);
    expect(speaker.isSpeaking()).toBe(false);
    expect(log).toEqual([
      'cut',
      'play 0–500',
      'start',
      'play 500–1000',
      'play 1000–1200',
      'caption Bir.',
      'caption Пособие.',
      'quiet',
    ]);
  });

  it('cuts at once what a new text ends, and drops what still comes of it', () => {
    const { speak, said, log, clock } = speaking();
    speak(az('Bir'));
    said(1, 5_000, false);
    clock.pass(100);
    log.length = 0;
    speak(az('İki'));
    expect(log).toEqual(['cut']);
    said(1, 5_000);
    expect(log).toEqual(['cut']);
    said(2, 100);
    clock.pass(1_000);
    expect(log).toEqual(['cut', 'play 100–200', 'start', 'caption İki.', 'quiet']);
  });

  it('shows a long sentence part by part while it is heard as one', () => {
    const { speak, said, asked, log, clock } = speaking();
    const words = Array.from({ length: 60 }, (_, index) => `söz${index}`).join(' ');
    speak(az(words));
    expect(asked.map(({ text }) => text)).toEqual([`${words}.`]);
    said(1, 4_000, false);
    said(1, 4_000);
    clock.pass(1);
    const shown = () => log.filter((line) => line.startsWith('caption'));
    expect(new Set(shown()).size).toBe(1);
    clock.pass(7_990);
    expect(new Set(shown()).size).toBeGreaterThan(1);
    expect(shown().at(-1)).toContain('söz59');
  });

  it('is silent for good when told so', () => {
    const { speak, said, log, clock, speaker } = speaking();
    speak(az('Bir'), RU);
    said(1, 5_000, false);
    speaker.silence();
    log.length = 0;
    said(1, 100);
    clock.pass(60_000);
    expect(log).toEqual([]);
    expect(speaker.isSpeaking()).toBe(false);
  });

  it('shows as a caption what cannot be spoken, has no voice or is not answered, and goes on', () => {
    const { speak, said, unsaid, asked, log, clock, speaker } = speaking(['az']);
    speak(az('Bir'), RU, az('İki'), { locale: 'en', text: 'Three' }, az('Dörd'));
    unsaid(1);
    clock.pass(60_000);
    expect(asked.map(({ text }) => text)).toEqual(['Bir.', 'İki.', 'Dörd.']);
    expect(log).toEqual([
      'cut',
      'caption Bir.',
      'caption Пособие.',
      'caption İki.',
      'caption Three.',
      'caption Dörd.',
      'quiet',
    ]);
    expect(speaker.isSpeaking()).toBe(false);
    said(3, 100);
    expect(log.at(-1)).toBe('quiet');
  });

  it('does not wait for ever for the end of what has begun', () => {
    const { speak, said, clock, speaker } = speaking();
    speak(az('Bir'));
    said(1, 300, false);
    clock.pass(60_000);
    expect(speaker.isSpeaking()).toBe(false);
  });

  it('shows what comes as something else than sound', () => {
    const { speak, log, clock, said } = speaking();
    speak(az('Bir'));
    said(1, 0);
    clock.pass(10_000);
    expect(log).toContain('caption Bir.');
    expect(log.at(-1)).toBe('quiet');
  });

  it('speaks slowly when asked to', () => {
    const { speaker, asked } = speaking();
    speaker.speak([az('Bir')], { slow: true, text: 'normal', voices: LOCALES });
    expect(asked).toEqual([{ id: 1, text: 'Bir.', slow: true }]);
  });
});
