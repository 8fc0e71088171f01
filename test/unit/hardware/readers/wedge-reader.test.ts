import { describe, expect, it } from 'vitest';
import type { BarCodeRead } from '../../../../hardware/bar-code-readers/bar-code-read.ts';
import { openWedgeBarCodeReader } from '../../../../hardware/bar-code-readers/keyboard-wedge.ts';
import {
  BAR_CODE_READER_PROFILE_IDS,
  type BarCodeReaderProfile,
  loadBarCodeReaderProfile,
} from '../../../../hardware/bar-code-readers/profiles.ts';
import { PRESENTATIONS } from '../../../../hardware/simulators/bar-code-reader/presentations.ts';
import { deviceClock } from '../../../support/device-clock.ts';

function wedge() {
  const loaded = loadBarCodeReaderProfile('keyboard-wedge');
  if (!loaded.ok) throw new Error('no profile');
  const profile: BarCodeReaderProfile = loaded.profile;
  const reader = openWedgeBarCodeReader({ profile, clock: deviceClock() });
  const reads: BarCodeRead[] = [];
  reader.onRead((read) => reads.push(read));
  return { reader, reads };
}

describe('a reader that types like a keyboard', () => {
  it('takes a line at a time', () => {
    const { reader, reads } = wedge();
    reader.take(PRESENTATIONS.appointment.text);
    reader.take('4006381333931');
    expect(reads).toMatchObject([
      { kind: 'code', code: { use: 'appointment' } },
      { kind: 'unknown-code', length: 13 },
    ]);
  });

  it('a letter of another layout makes the line unreadable, and never another letter', () => {
    const { reader, reads } = wedge();
    for (const letter of ['ı', 'İ', 'ə', 'ş', '😀']) reader.take(letter + PRESENTATIONS.ticket.text.slice(1));
    expect(reads).toEqual(Array(5).fill({ kind: 'unreadable-code' }));
    expect(reader.state).toEqual({ kind: 'degraded', status: { kind: 'unreadable' } });
    reader.take(PRESENTATIONS.ticket.text);
    expect(reader.state.kind).toBe('ready');
  });

  it('is no stranger for typing the lines of a document', () => {
    const { reader, reads } = wedge();
    for (let time = 0; time < 3; time++) reader.take('P<AZENUMUNA<<TEST'.padEnd(44, '<'));
    expect(reads.map(({ kind }) => kind)).toEqual(Array(3).fill('unknown-code'));
    expect(reader.state.kind).toBe('ready');
  });
});

describe('profiles of bar-code readers', () => {
  it('are there by name, and others are told which', () => {
    expect(BAR_CODE_READER_PROFILE_IDS).toEqual([
      'generic-serial',
      'honeywell-serial',
      'zebra-ssi',
      'keyboard-wedge',
    ]);
    expect(loadBarCodeReaderProfile('x')).toEqual({
      ok: false,
      fault: 'unknown-profile',
      known: BAR_CODE_READER_PROFILE_IDS,
    });
  });

  it('hold the bytes of the manuals', () => {
    const protocol = (id: string) => {
      const loaded = loadBarCodeReaderProfile(id);
      return loaded.ok ? loaded.profile.protocol : null;
    };
    expect(protocol('honeywell-serial')).toMatchObject({
      trigger: { on: Uint8Array.of(0x16, 0x54, 0x0d), off: Uint8Array.of(0x16, 0x55, 0x0d) },
    });
    // Packeted data, host trigger, continuous power, 9.9 s.
    expect(protocol('zebra-ssi')).toMatchObject({
      settings: Uint8Array.of(0xee, 1, 0x8a, 8, 0x80, 0, 0x88, 99),
    });
  });
});
