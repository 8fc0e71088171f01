import { SerialPort } from 'serialport';
import { nodeIdentity } from '../ports/node-identity.ts';
import { chunks, DONE, failed, listeners, lostFault, openFault, withStall } from './faults.ts';
import type { Transport, TransportFault, TransportResult } from './transport.ts';

/** Small enough for the smallest receive buffers once flow control bites, long enough to keep the line busy. */
const CHUNK = 256;

/** How the two ends of a serial line agree. */
export interface SerialLine {
  /**
   * XON and XOFF stop and start what is sent, and are no data: a printer that has run out of paper stops the host
   * this way instead of losing bytes. Off for a protocol of binary frames.
   */
  readonly xonXoff?: boolean;
  readonly parity?: 'none' | 'even' | 'odd';
}

/** A port that is looked for at each opening. */
export interface PortFinder {
  /** For the technician. */
  readonly name: string;
  find(): Promise<{ readonly ok: true; readonly path: string } | (TransportResult & { readonly ok: false })>;
}

/** A serial line: 8 data bits, raw, locked against other processes; XON/XOFF and no parity unless told. */
export function serialTransport(
  place: string | PortFinder,
  baudRate: number,
  { xonXoff = true, parity = 'none' }: SerialLine = {},
): Transport {
  const data = listeners<Uint8Array>();
  const lost = listeners<TransportFault>();
  let port: SerialPort | null = null;
  let opened: { readonly path: string; readonly identity: string | null } | null = null;

  function lose(fault: TransportFault): void {
    if (port === null) return;
    port = null;
    lost.emit(fault);
  }

  async function open(): Promise<TransportResult> {
    if (port?.isOpen) return DONE;
    const found = typeof place === 'string' ? ({ ok: true, path: place } as const) : await place.find();
    if (!found.ok) return found;
    const { path } = found;
    const opening = new SerialPort({ path, baudRate, parity, autoOpen: false, lock: true, xon: xonXoff });
    const error = await new Promise<Error | null>((resolve) => opening.open(resolve));
    if (error) return failed(openFault(error));
    opened = { path, identity: await nodeIdentity(path) };
    port = opening;
    opening.on('data', (bytes: Buffer) => data.emit(bytes));
    opening.on('error', (reason: Error) => port === opening && lose(lostFault(reason)));
    opening.on('close', (reason: Error | null) => {
      if (port === opening) lose({ kind: 'lost', detail: reason?.message ?? 'closed' });
    });
    return DONE;
  }

  async function write(bytes: Uint8Array, timeoutMs: number): Promise<TransportResult> {
    let written = 0;
    for (const chunk of chunks(bytes, CHUNK)) {
      const current = port;
      if (!current?.isOpen) return failed({ kind: 'lost', detail: 'not open' });
      const accepted = await withStall(
        step((done) => current.write(Buffer.from(chunk), done)),
        timeoutMs,
      );
      if (accepted instanceof Error) return failed(lostFault(accepted));
      if (accepted !== 'stalled') written += chunk.length;
      const drained =
        accepted === 'stalled'
          ? accepted
          : await withStall(
              step((done) => current.drain(done)),
              timeoutMs,
            );
      if (drained instanceof Error) return failed(lostFault(drained));
      if (drained === 'stalled') {
        // What still waits in the system must not come out when the line moves again.
        current.flush(() => undefined);
        return failed({ kind: 'stalled', written });
      }
    }
    return DONE;
  }

  async function isThere(): Promise<boolean> {
    if (!port?.isOpen || opened === null) return false;
    // On Windows a port is no file.
    return process.platform === 'win32' || (await nodeIdentity(opened.path)) === opened.identity;
  }

  async function close(): Promise<void> {
    const closing = port;
    port = null;
    if (!closing?.isOpen) return;
    // A serial driver may hold `close` for half a minute to send what is left; nothing of it is wanted.
    await step((done) => closing.flush(done));
    await step((done) => closing.close(done));
  }

  return {
    name: `serial ${typeof place === 'string' ? place : place.name} ${baudRate}`,
    bytesPerSecond: baudRate / 10,
    open,
    write,
    onData: data.add,
    onLost: lost.add,
    isThere,
    close,
  };
}

/** A callback of the port as a value: an error or nothing. */
function step(start: (done: (error?: Error | null) => void) => void): Promise<Error | null> {
  return new Promise((resolve) => start((error) => resolve(error ?? null)));
}
