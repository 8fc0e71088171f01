import { SerialPort } from 'serialport';
import { chunks, DONE, failed, listeners, lostFault, openFault, withStall } from './faults.ts';
import type { Transport, TransportFault, TransportResult } from './transport.ts';

/** Small enough for the smallest receive buffers once flow control bites, long enough to keep the line busy. */
const CHUNK = 256;

/**
 * A serial line: 8 data bits, no parity, raw, locked against other processes, XON/XOFF honoured (a printer
 * that has run out of paper stops the host this way instead of losing bytes).
 */
export function serialTransport(path: string, baudRate: number): Transport {
  const data = listeners<Uint8Array>();
  const lost = listeners<TransportFault>();
  let port: SerialPort | null = null;

  function lose(fault: TransportFault): void {
    if (port === null) return;
    port = null;
    lost.emit(fault);
  }

  async function open(): Promise<TransportResult> {
    if (port?.isOpen) return DONE;
    const opening = new SerialPort({ path, baudRate, autoOpen: false, lock: true, xon: true });
    const error = await new Promise<Error | null>((resolve) => opening.open(resolve));
    if (error) return failed(openFault(error));
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

  async function close(): Promise<void> {
    const closing = port;
    port = null;
    if (!closing?.isOpen) return;
    // A serial driver may hold `close` for half a minute to send what is left; nothing of it is wanted.
    await step((done) => closing.flush(done));
    await step((done) => closing.close(done));
  }

  return {
    name: `serial ${path} ${baudRate}`,
    bytesPerSecond: baudRate / 10,
    open,
    write,
    onData: data.add,
    onLost: lost.add,
    close,
  };
}

/** A callback of the port as a value: an error or nothing. */
function step(start: (done: (error?: Error | null) => void) => void): Promise<Error | null> {
  return new Promise((resolve) => start((error) => resolve(error ?? null)));
}
