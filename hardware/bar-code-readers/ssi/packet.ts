/**
 * Simple Serial Interface (Zebra, before that Symbol and Motorola), after chapter 10 of the SE955 integration guide:
 *
 *     length | opcode | source | status | data … | checksum, high byte first
 *
 * The length counts all but the checksum, so a packet has 257 bytes at most; the checksum is the two's complement of
 * the sum of all bytes before it.
 */
export interface SsiPacket {
  readonly opcode: number;
  readonly status: number;
  readonly data: Uint8Array;
}

export const OPCODE = {
  requestRevision: 0xa3,
  replyRevision: 0xa4,
  paramSend: 0xc6,
  ack: 0xd0,
  nak: 0xd1,
  startDecode: 0xe4,
  stopDecode: 0xe5,
  decodeData: 0xf3,
  event: 0xf6,
} as const;

/** Bits of the status byte. */
export const STATUS = {
  /** Sent once more: it may have come before. */
  retransmit: 0x01,
  /** More of the same message follows in another packet. */
  continued: 0x02,
} as const;

/** First data byte of a CMD_NAK: the checksum was wrong, or what came was no packet. */
export const NAK_RESEND = 0x01;

/** In place of a beep code of PARAM_SEND. */
export const NO_BEEP = 0xff;

export const HEADER_LENGTH = 4;
export const CHECKSUM_LENGTH = 2;
export const FROM_DECODER = 0x00;
const FROM_HOST = 0x04;

/** Of the bytes before it. */
export function checksumOf(bytes: Uint8Array): number {
  return -bytes.reduce((sum, byte) => sum + byte, 0) & 0xffff;
}

/** A packet of the kiosk; `data` has 251 bytes at most. */
export function hostPacket(opcode: number, data: readonly number[] = [], again = false): Uint8Array {
  const status = again ? STATUS.retransmit : 0;
  const body = Uint8Array.of(HEADER_LENGTH + data.length, opcode, FROM_HOST, status, ...data);
  const checksum = checksumOf(body);
  return Uint8Array.of(...body, checksum >> 8, checksum & 0xff);
}
