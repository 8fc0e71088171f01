import { closeSync, constants, fstatSync, openSync, readSync, statSync, writeSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { nodeIdentity } from '../ports/node-identity.ts';
import { chunks, codeOf, DONE, failed, listeners, lostFault, openFault } from './faults.ts';
import type { Transport, TransportFault, TransportResult } from './transport.ts';

const CHUNK = 1024;
/** Between two looks at the back channel: soon after a question, seldom at rest. */
const LOOK_SOON_MS = 2;
const LOOK_SELDOM_MS = 50;
const SOON_FOR_MS = 2000;
/** Between two tries while the device takes nothing. */
const FULL_PAUSE_MS = 5;

/**
 * A USB printer as the kernel's printer class shows it (`/dev/usb/lp0`), never blocking: `EAGAIN` is waited
 * out in both directions. A FIFO or a plain file works as well and never answers.
 */
export function fileTransport(path: string): Transport {
  const data = listeners<Uint8Array>();
  const lost = listeners<TransportFault>();
  let fd: number | null = null;
  let looking: NodeJS.Timeout | null = null;
  let soonUntil = 0;

  function lose(fault: TransportFault): void {
    if (fd === null) return;
    shut();
    lost.emit(fault);
  }

  function shut(): void {
    if (looking) clearTimeout(looking);
    looking = null;
    if (fd !== null) closeSync(fd);
    fd = null;
  }

  const buffer = Buffer.alloc(512);

  /** Node has no event for such a file, so it is looked at. */
  function look(): void {
    if (fd === null) return;
    try {
      const count = readSync(fd, buffer, 0, buffer.length, null);
      if (count > 0) data.emit(Uint8Array.from(buffer.subarray(0, count)));
    } catch (error) {
      const code = codeOf(error);
      // A printer with one direction only: it can be written to, and never answers.
      if (code === 'EINVAL') return;
      if (code !== 'EAGAIN') {
        lose(lostFault(error));
        return;
      }
    }
    if (fd !== null)
      looking = setTimeout(look, performance.now() < soonUntil ? LOOK_SOON_MS : LOOK_SELDOM_MS);
  }

  function lookSoon(): void {
    soonUntil = performance.now() + SOON_FOR_MS;
    if (!looking) return;
    clearTimeout(looking);
    looking = setTimeout(look, LOOK_SOON_MS);
  }

  async function open(): Promise<TransportResult> {
    if (fd !== null) return DONE;
    try {
      // Only a device has a back channel; a FIFO opened for both would hand us our own bytes.
      const answers = statSync(path).isCharacterDevice();
      const direction = answers ? constants.O_RDWR : constants.O_WRONLY | constants.O_APPEND;
      fd = openSync(path, direction | constants.O_NONBLOCK | constants.O_NOCTTY);
      if (answers) looking = setTimeout(look, LOOK_SOON_MS);
      return DONE;
    } catch (error) {
      return failed(openFault(error));
    }
  }

  /** One piece; `false` when the device took nothing for `timeoutMs`. */
  async function writePiece(
    piece: Uint8Array,
    timeoutMs: number,
    taken: (n: number) => void,
  ): Promise<boolean> {
    let rest = piece;
    let since = performance.now();
    while (rest.length > 0) {
      if (fd === null) throw new Error('not open');
      let count = 0;
      try {
        count = writeSync(fd, rest);
      } catch (error) {
        if (codeOf(error) !== 'EAGAIN') throw error;
      }
      if (count > 0) {
        taken(count);
        rest = rest.subarray(count);
        since = performance.now();
      } else {
        if (performance.now() - since >= timeoutMs) return false;
        await pause(FULL_PAUSE_MS);
      }
    }
    return true;
  }

  async function write(bytes: Uint8Array, timeoutMs: number): Promise<TransportResult> {
    let written = 0;
    try {
      for (const piece of chunks(bytes, CHUNK)) {
        const whole = await writePiece(piece, timeoutMs, (count) => {
          written += count;
        });
        if (!whole) return failed({ kind: 'stalled', written });
      }
    } catch (error) {
      const fault = lostFault(error);
      lose(fault);
      return failed(fault);
    }
    // An unlinked file or a vanished device node still takes bytes on some systems.
    if (fd !== null && fstatSync(fd).nlink === 0) {
      const fault: TransportFault = { kind: 'lost', detail: `${path} was removed` };
      lose(fault);
      return failed(fault);
    }
    lookSoon();
    return DONE;
  }

  /** The open file and what its path leads to now are one. */
  async function isThere(): Promise<boolean> {
    if (fd === null) return false;
    const { dev, ino, rdev } = fstatSync(fd);
    return (await nodeIdentity(path)) === `${dev} ${ino} ${rdev}`;
  }

  async function close(): Promise<void> {
    shut();
  }

  return { name: `file ${path}`, open, write, onData: data.add, onLost: lost.add, isThere, close };
}
