import type { Clock } from '../clock.ts';
import type { Transport } from './transport.ts';

/** DLE EOT 1: every ESC/POS printer answers one byte, other devices take no notice. */
const ARE_YOU_A_PRINTER = Uint8Array.of(0x10, 0x04, 0x01);
/** Fixed bits of the answer. */
const MASK = 0x93;
const FIXED = 0x12;
const XON = 0x11;
const XOFF = 0x13;

/** A printer's own limit is far below; a busy one may take longer, and is asked again after the next opening. */
const ANSWER_MS = 250;
const WRITE_STALL_MS = 500;

export interface Probe {
  readonly isPrinter: boolean;
  /** What came instead: somebody else was speaking. */
  readonly heard: Uint8Array;
}

/** Asks whether a printer was plugged in here by mistake. Bytes that come meanwhile are handed back. */
export async function probePrinter(transport: Transport, clock: Clock): Promise<Probe> {
  const heard: Uint8Array[] = [];
  const stop = transport.onData((bytes) => heard.push(Uint8Array.from(bytes)));
  await transport.write(ARE_YOU_A_PRINTER, WRITE_STALL_MS);
  await new Promise<void>((resolve) => clock.setTimeout(resolve, ANSWER_MS));
  stop();
  const all = Buffer.concat(heard);
  const said = all.filter((byte) => byte !== XON && byte !== XOFF);
  const [answer = 0] = said;
  return { isPrinter: said.length === 1 && (answer & MASK) === FIXED, heard: all };
}
