import { describe, expect, it } from 'vitest';
import { cableCommand } from '../../../../hardware/simulators/cable.ts';
import { heardAtWrongSpeed } from '../../../../hardware/simulators/wrong-speed.ts';

describe('a receiver at another speed', () => {
  const text = Buffer.from('IAAZEAA000000111ABC234<<<<<<<<\r', 'latin1');

  it('hears the same at the same speed, and within the tolerance of a UART', () => {
    for (const ratio of [1, 0.97, 1.03]) expect(Buffer.from(heardAtWrongSpeed(text, ratio))).toEqual(text);
  });

  it('hears something else at every other common speed', () => {
    for (const ratio of [0.125, 0.25, 0.5, 2, 4, 6, 12]) {
      const heard = heardAtWrongSpeed(text, ratio);
      expect(heard.length).toBeGreaterThan(0);
      expect(Buffer.from(heard).includes(text.subarray(0, 8))).toBe(false);
    }
  });

  it('hears twice as many characters at twice the speed, and fewer at half', () => {
    expect(heardAtWrongSpeed(text, 2).length).toBeGreaterThan(text.length);
    expect(heardAtWrongSpeed(text, 0.5).length).toBeLessThan(text.length);
  });
});

describe('commands of a cable', () => {
  it.each([
    ['unplug', { kind: 'unplug' }],
    ['vanish', { kind: 'vanish' }],
    ['speed 0.5', { kind: 'speed', ratio: 0.5 }],
    ['pace 960', { kind: 'pace', bytesPerSecond: 960 }],
    ['pace full', { kind: 'pace', bytesPerSecond: null }],
    ['cut 12', { kind: 'cut', after: 12 }],
    ['noise 100', { kind: 'noise', count: 100 }],
    ['send 10 04 01', { kind: 'send', bytes: Uint8Array.of(0x10, 4, 1) }],
  ])('%s', (text, command) => {
    expect(cableCommand(text)).toEqual(command);
  });

  it.each([
    '',
    'explode',
    'unplug now',
    'cut',
    'cut -1',
    'cut x',
    'pace 0',
    'speed 0',
    'send',
    'send 1',
    'send xy',
  ])('%j is none', (text) => {
    expect(cableCommand(text)).toBeNull();
  });
});
