import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { joined, silence, stretched, trimmed } from '../../../../electron/host/speech/samples.ts';
import { readWav, SAMPLE_RATE, writeWav } from '../../../../electron/host/speech/wav.ts';
import { pitchOf, tone } from '../../../support/voices.ts';

describe('a WAV file', () => {
  const wav = writeWav(tone(440, 50));

  test('comes back as it was', () => expect(readWav(wav)).toEqual(tone(440, 50)));

  test('may come in a Buffer of the pool', () => {
    expect(
      readWav(Buffer.concat([Buffer.from(wav.subarray(0, 999)), Buffer.from(wav.subarray(999))])),
    ).toEqual(tone(440, 50));
  });

  test('may say a length that a pipe could not know', () => {
    const piped = wav.slice();
    new DataView(piped.buffer).setUint32(40, 0x7ffff000, true);
    expect(readWav(piped)).toEqual(tone(440, 50));
  });

  test('may start at an odd address and have other chunks before its samples', () => {
    const list = [0x4c, 0x49, 0x53, 0x54, 2, 0, 0, 0, 1, 2];
    const whole = new Uint8Array([0, ...wav.subarray(0, 36), ...list, ...wav.subarray(36)]);
    expect(readWav(whole.subarray(1))).toEqual(tone(440, 50));
  });

  test.each([
    ['two channels', 22, 2],
    ['another rate', 24, 44],
    ['8 bits', 34, 8],
    ['no PCM', 20, 3],
    ['no WAVE', 8, 0],
  ])('%s: refused', (_, at, value) => {
    const other = wav.slice();
    other[at] = value;
    expect(readWav(other)).toBeNull();
  });

  test('whatever the bytes are, nothing is thrown', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 120 }), (bytes) => {
        readWav(bytes);
        readWav(new Uint8Array([...wav.subarray(0, 36), ...bytes]));
      }),
    );
  });
});

describe('samples', () => {
  test('lose the silence at both ends, and nothing else', () => {
    const quiet = joined([silence(300), tone(440, 200), silence(400)]);
    expect(trimmed(quiet).length / SAMPLE_RATE).toBeCloseTo(0.23, 1);
    expect(trimmed(silence(50))).toHaveLength(silence(50).length);
  });

  test.each([1.15, 1.3, 1.6])('stretched by %d: longer, of the same pitch and as loud', (factor) => {
    const plain = tone(220, 800);
    const slow = stretched(plain, factor);
    expect(slow.length / plain.length).toBeCloseTo(factor, 1);
    expect(pitchOf(slow)).toBeGreaterThan(212);
    expect(pitchOf(slow)).toBeLessThan(228);
    expect(Math.max(...slow)).toBeGreaterThan(7_000);
    expect(Math.max(...slow)).toBeLessThan(9_000);
  });

  test('too short to stretch stay as they are', () => {
    expect(stretched(tone(220, 10), 1.3)).toEqual(tone(220, 10));
    expect(stretched(new Int16Array(), 1.3)).toHaveLength(0);
  });
});
