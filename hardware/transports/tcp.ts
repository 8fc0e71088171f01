import { connect, type Socket } from 'node:net';
import { chunks, DONE, failed, listeners, lostFault, openFault, withStall } from './faults.ts';
import type { Transport, TransportFault, TransportResult } from './transport.ts';

const CHUNK = 1024;
/** A printer on the same floor answers in milliseconds; an unplugged one never. */
const CONNECT_TIMEOUT_MS = 3000;

/** A network printer (raw port, 9100 by custom). Both ends may close it; there is one host at a time. */
export function tcpTransport(host: string, port: number): Transport {
  const data = listeners<Uint8Array>();
  const lost = listeners<TransportFault>();
  let socket: Socket | null = null;

  async function open(): Promise<TransportResult> {
    if (socket && !socket.destroyed) return DONE;
    const opening = connect({ host, port, noDelay: true, keepAlive: true });
    const connected = new Promise<Error | null>((resolve) => {
      opening.once('connect', () => resolve(null));
      opening.once('error', resolve);
    });
    const result = await withStall(connected, CONNECT_TIMEOUT_MS);
    if (result !== null) {
      opening.on('error', () => undefined);
      opening.destroy();
      return failed(
        result === 'stalled'
          ? { kind: 'absent', detail: `no answer from ${host}:${port}` }
          : openFault(result),
      );
    }
    socket = opening;
    const lose = (fault: TransportFault): void => {
      if (socket !== opening) return;
      socket = null;
      opening.destroy();
      lost.emit(fault);
    };
    opening.on('data', (bytes) => data.emit(bytes));
    opening.on('error', (reason) => lose(lostFault(reason)));
    opening.on('end', () => lose({ kind: 'lost', detail: 'closed by the printer' }));
    opening.on('close', () => lose({ kind: 'lost', detail: 'closed' }));
    return DONE;
  }

  async function write(bytes: Uint8Array, timeoutMs: number): Promise<TransportResult> {
    let written = 0;
    for (const chunk of chunks(bytes, CHUNK)) {
      const current = socket;
      if (!current || current.destroyed) return failed({ kind: 'lost', detail: 'not open' });
      const sent = new Promise<Error | null>((resolve) => {
        current.write(chunk, (error) => resolve(error ?? null));
      });
      const result = await withStall(sent, timeoutMs);
      if (result instanceof Error) return failed(lostFault(result));
      if (result === 'stalled') return failed({ kind: 'stalled', written });
      written += chunk.length;
    }
    return DONE;
  }

  async function close(): Promise<void> {
    const closing = socket;
    socket = null;
    if (!closing || closing.destroyed) return;
    await new Promise<void>((resolve) => {
      closing.once('close', () => resolve());
      closing.destroy();
    });
  }

  return { name: `tcp ${host}:${port}`, open, write, onData: data.add, onLost: lost.add, close };
}
