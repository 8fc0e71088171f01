/** Synthetic documents: made for tests, every check digit right, no person behind any of them. */

/** ICAO Doc 9303-3, 4.9: weights 7, 3, 1. Written here once more, so that tests do not ask the code under test. */
export function checkDigit(text: string): string {
  const values = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
  const sum = [...text].reduce(
    (total, character, at) => total + Math.max(0, values.indexOf(character)) * ([7, 3, 1][at % 3] ?? 0),
    0,
  );
  return String(sum % 10);
}

export interface Specimen {
  readonly code?: string;
  readonly state?: string;
  readonly number?: string;
  /** Optional data, the FIN at its head. */
  readonly optional?: string;
  readonly birth?: string;
  readonly expiry?: string;
  readonly sex?: string;
  readonly nationality?: string;
  readonly name?: string;
}

const filled = (text: string, length: number): string => text.padEnd(length, '<').slice(0, length);
const checked = (text: string): string => text + checkDigit(text);

/** Three lines of 30: the identity card since 2018. */
export function td1(specimen: Specimen = {}): string[] {
  const { code = 'IA', state = 'AZE', number = 'AA0000001', optional = '1ABC234' } = specimen;
  const {
    birth = '800101',
    expiry = '300101',
    sex = 'F',
    nationality = 'AZE',
    name = 'NUMUNA<<TEST',
  } = specimen;
  const upper = checked(filled(number, 9)) + filled(optional, 15);
  const born = checked(birth);
  const until = checked(expiry);
  const digit = checkDigit(upper + born + until + filled('', 11));
  return [
    filled(code, 2) + filled(state, 3) + upper,
    born + sex + until + filled(nationality, 3) + filled('', 11) + digit,
    filled(name, 30),
  ];
}

/** Two lines of 36: the older identity card. */
export function td2(specimen: Specimen = {}): string[] {
  const { code = 'I', state = 'AZE', number = '00000001', optional = '1ABC234' } = specimen;
  const {
    birth = '800101',
    expiry = '300101',
    sex = 'M',
    nationality = 'AZE',
    name = 'NUMUNA<<TEST',
  } = specimen;
  return twoLines(36, 7, '', { code, state, number, optional, birth, expiry, sex, nationality, name });
}

/** Two lines of 44: the passport. */
export function td3(specimen: Specimen = {}): string[] {
  const { code = 'P', state = 'AZE', number = 'C00000001', optional = '1ABC234' } = specimen;
  const {
    birth = '800101',
    expiry = '300101',
    sex = 'F',
    nationality = 'AZE',
    name = 'NUMUNA<<TEST',
  } = specimen;
  const personal = checkDigit(filled(optional, 14));
  return twoLines(44, 14, personal, { code, state, number, optional, birth, expiry, sex, nationality, name });
}

function twoLines(length: number, room: number, personal: string, specimen: Required<Specimen>): string[] {
  const { code, state, number, optional, birth, expiry, sex, nationality, name } = specimen;
  const numbered = checked(filled(number, 9));
  const born = checked(birth);
  const rest = checked(expiry) + filled(optional, room) + personal;
  return [
    filled(filled(code, 2) + filled(state, 3) + name, length),
    numbered + filled(nationality, 3) + born + sex + rest + checkDigit(numbered + born + rest),
  ];
}

/** The strings of the domain notes, letter by letter. */
export const NOTES = {
  td1: ['IAAZEAA000000111ABC234<<<<<<<<', '8001014F3001019AZE<<<<<<<<<<<1', 'NUMUNA<<TEST<<<<<<<<<<<<<<<<<<'],
  td2: ['I<AZENUMUNA<<TEST<<<<<<<<<<<<<<<<<<<', '00000001<3AZE8001014M30010191ABC2345'],
  unlimited: ['I<AZENUMUNA<<TEST<<<<<<<<<<<<<<<<<<<', '00000002<6AZE5001013M<<<<<<02XYZ3452'],
  td3: ['P<AZENUMUNA<<TEST<<<<<<<<<<<<<<<<<<<<<<<<<<<', 'C000000015AZE8001014F30010191ABC234<<<<<<<90'],
} as const;

/** As a reader sends it. */
export function mrzBytes(lines: readonly string[], separator = '\r'): Uint8Array {
  return Buffer.from(lines.map((line) => line + separator).join(''), 'latin1');
}
