import { describe, expect, it } from 'vitest';
import { findObject, readObjects } from '../../../../hardware/card-readers/apdu/tlv.ts';
import { isBadgeFci } from '../../../../hardware/card-readers/badge-applet.ts';

const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
const long = (count: number): string => 'aa'.repeat(count);

describe('data objects', () => {
  it('have tags of one to three bytes and lengths of one to three', () => {
    expect(
      readObjects(bytes(`84 01 11  5f50 02 2233  df8101 00  53 8180 ${long(128)}  53 820100 ${long(256)}`)),
    ).toEqual([
      { tag: 0x84, value: bytes('11') },
      { tag: 0x5f50, value: bytes('2233') },
      { tag: 0xdf8101, value: bytes('') },
      { tag: 0x53, value: bytes(long(128)) },
      { tag: 0x53, value: bytes(long(256)) },
    ]);
  });

  it('may have filling between them', () => {
    expect(readObjects(bytes('0000 840111 ff'))).toEqual([{ tag: 0x84, value: bytes('11') }]);
  });

  it.each(['84', '8402 11', '1f', '5f', '1f8181', '84 81', '84 8201', '84 80', '84 83000001 11'])(
    '%s does not fit',
    (text) => {
      expect(readObjects(bytes(text))).toBeNull();
    },
  );

  it('are found by their path', () => {
    const nested = bytes('6f 07 84 01 11 a5 02 80 00');
    expect(findObject(nested, [0x6f, 0x84])).toEqual(bytes('11'));
    expect(findObject(nested, [0x6f, 0x80])).toBeNull();
    expect(findObject(nested, [0x84])).toBeNull();
  });
});

describe('the answer of a badge to SELECT', () => {
  const AID = 'f0444f53544b0001';

  it('is ours by name and version', () => {
    expect(isBadgeFci(bytes(`6f0f 8408 ${AID} a503 800101`))).toBe(true);
  });

  it.each([
    ['another version', `6f0f 8408 ${AID} a503 800102`],
    ['another name', '6f0f 8408 f0444f53544b0002 a503 800101'],
    ['no version', `6f0a 8408 ${AID}`],
    ['nothing', ''],
    ['cut off', `6f0f 8408 ${AID}`],
  ])('%s is not', (_, text) => {
    expect(isBadgeFci(bytes(text))).toBe(false);
  });
});
