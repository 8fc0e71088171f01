/** Frames of Creator's newer readers (domain notes 6.4): `F2 address length-high length-low text 03 BCC`. */
export const STX = 0xf2;
export const ETX = 0x03;
export const EOT = 0x04;
export const ENQ = 0x05;
export const ACK = 0x06;
export const NAK = 0x15;

/** STX, address and two bytes of length. */
export const HEAD = 4;
/** ETX and BCC. */
export const TAIL = 2;
/** Bytes of text; the longest answer of a reader is an APDU's. */
export const LONGEST_TEXT = 512;

/** Exclusive or of all bytes. */
export function blockCheck(bytes: Uint8Array): number {
  let check = 0;
  for (const byte of bytes) check ^= byte;
  return check;
}

/** @param text at most `LONGEST_TEXT` bytes */
export function frameOf(address: number, text: Uint8Array): Uint8Array {
  if (text.length > LONGEST_TEXT) throw new RangeError(`a text of ${text.length} bytes`);
  const frame = new Uint8Array(HEAD + text.length + TAIL);
  frame.set([STX, address, text.length >> 8, text.length & 0xff]);
  frame.set(text, HEAD);
  frame[HEAD + text.length] = ETX;
  frame[frame.length - 1] = blockCheck(frame.subarray(0, -1));
  return frame;
}
