export interface ResponseApdu {
  readonly data: Uint8Array;
  /** SW1 and SW2 as one number: `0x9000`. */
  readonly sw: number;
}

/** What a status word says, as far as somebody here asks (ISO/IEC 7816-4:2005, 5.1.3). */
export type StatusWord =
  | { readonly kind: 'done' }
  /** `61xx`: so many bytes more wait for GET RESPONSE. */
  | { readonly kind: 'more'; readonly bytes: number }
  /** `6Cxx`: the same again, with this Le. */
  | { readonly kind: 'wrong-le'; readonly le: number }
  /** No such application, file, record or data object. */
  | { readonly kind: 'not-found' }
  /** The card does not know the command, or not so. */
  | { readonly kind: 'not-supported' }
  /** The card knows the command and will not do it now. */
  | { readonly kind: 'refused' }
  | { readonly kind: 'other' };

/** Null for what is no answer of a card: fewer than two bytes, or a first one that no SW1 can be. */
export function decodeResponse(bytes: Uint8Array): ResponseApdu | null {
  const sw1 = bytes.at(-2);
  const sw2 = bytes.at(-1);
  if (sw1 === undefined || sw2 === undefined) return null;
  // `60` is the waiting byte of T=0 and never a status.
  if ((sw1 & 0xf0) !== 0x90 && ((sw1 & 0xf0) !== 0x60 || sw1 === 0x60)) return null;
  return { data: bytes.slice(0, -2), sw: (sw1 << 8) | sw2 };
}

export function statusWord(sw: number): StatusWord {
  const sw2 = sw & 0xff;
  switch (sw >> 8) {
    case 0x61:
      return { kind: 'more', bytes: sw2 || 256 };
    case 0x6c:
      return { kind: 'wrong-le', le: sw2 || 256 };
    case 0x68:
    case 0x6d:
    case 0x6e:
      return { kind: 'not-supported' };
    case 0x63:
    case 0x69:
      return { kind: 'refused' };
    default:
      break;
  }
  switch (sw) {
    case 0x9000:
      return { kind: 'done' };
    case 0x6a82:
    case 0x6a83:
    case 0x6a88:
      return { kind: 'not-found' };
    case 0x6a81:
      return { kind: 'not-supported' };
    default:
      return { kind: 'other' };
  }
}
