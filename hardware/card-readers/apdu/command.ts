/** A command to a card, short form: at most 255 bytes to it, at most 256 from it (ISO/IEC 7816-4:2005, 5.1). */
export interface CommandApdu {
  readonly cla: number;
  readonly ins: number;
  readonly p1: number;
  readonly p2: number;
  readonly data?: Uint8Array;
  /** So many bytes are wanted, 1 to 256; left out when none are. */
  readonly le?: number;
}

/** T=0 carries data one way at a time: a card keeps what it has to say until it is asked with GET RESPONSE. */
export type CardProtocol = 'T=0' | 'T=1';

/**
 * The bytes for PC/SC. Over T=0 a command that goes both ways leaves out Le (ISO/IEC 7816-3:2006, 12.2).
 *
 * @throws RangeError for what no short command can carry: a fault of the program
 */
export function encodeCommand(command: CommandApdu, protocol: CardProtocol): Uint8Array {
  const { cla, ins, p1, p2, data = new Uint8Array(), le } = command;
  for (const byte of [cla, ins, p1, p2])
    if (!Number.isInteger(byte) || byte < 0 || byte > 0xff) throw new RangeError('no byte in the header');
  if (data.length > 255) throw new RangeError('more than 255 bytes of data');
  if (le !== undefined && !(Number.isInteger(le) && le >= 1 && le <= 256))
    throw new RangeError('an answer of 1 to 256 bytes');
  const body = data.length === 0 ? [] : [data.length, ...data];
  const saysLe = le !== undefined && !(protocol === 'T=0' && data.length > 0);
  // 256 is written as 0.
  return Uint8Array.of(cla, ins, p1, p2, ...body, ...(saysLe ? [le & 0xff] : []));
}
