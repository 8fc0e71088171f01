import { createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

const WELL = [0x16, 0x12, 0x12, 0x12] as const;

export interface ScriptedPrinter {
  readonly port: number;
  /** All that came, in order. */
  readonly received: () => Buffer;
  /** The four status bytes that it answers with. */
  status: readonly number[];
  /** Answers nothing while true, but keeps count of what it owes. */
  mute: boolean;
  send(bytes: readonly number[]): void;
  /** Called with each piece that comes, after the status requests in it were answered. */
  onBytes: (bytes: Buffer) => void;
}

/** A peer on TCP that does exactly what a test says, for what no simulator does: late and broken answers. */
export async function startScriptedPrinter(): Promise<ScriptedPrinter> {
  const sockets = new Set<Socket>();
  const received: Buffer[] = [];
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    socket.on('data', (bytes) => {
      received.push(bytes);
      for (let at = bytes.indexOf(STATUS_1); at >= 0; at = bytes.indexOf(STATUS_1, at + 3))
        if (!printer.mute) printer.send(printer.status);
      printer.onBytes(bytes);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const printer: ScriptedPrinter = {
    port: address.port,
    received: () => Buffer.concat(received),
    status: WELL,
    mute: false,
    send: (bytes) => {
      for (const socket of sockets) socket.write(Uint8Array.from(bytes));
    },
    onBytes: () => undefined,
  };
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  return printer;
}

const STATUS_1 = Buffer.of(0x10, 0x04, 0x01);
const PROCESS_ID_REQUEST = Buffer.of(0x1d, 0x28, 0x48, 6, 0, 48, 48);

/** The answer to the request for confirmation in these bytes, or null when there is none. */
export function confirmationOf(bytes: Buffer): number[] | null {
  const at = bytes.indexOf(PROCESS_ID_REQUEST);
  return at < 0 ? null : [0x37, 0x22, ...bytes.subarray(at + 7, at + 11), 0x00];
}
