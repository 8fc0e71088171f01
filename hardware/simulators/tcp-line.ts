import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import type { Line, LineAddress } from './line.ts';

/** A printer in the network (raw port 9100). */
export class TcpLine implements Line {
  readonly #host: string;
  #port: number;
  #server: Server | null = null;
  readonly #sockets = new Set<Socket>();
  #paused = false;
  #listener: (bytes: Uint8Array) => void = () => {};

  private constructor(host: string, port: number) {
    this.#host = host;
    this.#port = port;
  }

  /** Port 0 takes any free one and keeps it from then on. */
  static async open(host: string, port: number): Promise<TcpLine> {
    const line = new TcpLine(host, port);
    await line.plug();
    return line;
  }

  get address(): LineAddress {
    return { kind: 'tcp', host: this.#host, port: this.#port };
  }

  onBytes(listener: (bytes: Uint8Array) => void): void {
    this.#listener = listener;
  }

  send(bytes: Uint8Array): void {
    for (const socket of this.#sockets) if (socket.writable) socket.write(bytes);
  }

  pause(): void {
    this.#paused = true;
    for (const socket of this.#sockets) socket.pause();
  }

  resume(): void {
    this.#paused = false;
    for (const socket of this.#sockets) socket.resume();
  }

  async plug(): Promise<void> {
    if (this.#server) return;
    const server = createServer((socket) => this.#connected(socket));
    this.#server = server;
    server.listen(this.#port, this.#host);
    await once(server, 'listening');
    const address = server.address();
    if (address !== null && typeof address === 'object') this.#port = address.port;
  }

  async unplug(): Promise<void> {
    const server = this.#server;
    if (!server) return;
    this.#server = null;
    for (const socket of this.#sockets) socket.resetAndDestroy();
    this.#sockets.clear();
    server.close();
    await once(server, 'close');
  }

  close(): Promise<void> {
    return this.unplug();
  }

  #connected(socket: Socket): void {
    this.#sockets.add(socket);
    socket.setNoDelay(true);
    socket.on('error', () => {});
    socket.on('close', () => this.#sockets.delete(socket));
    socket.on('data', (bytes: Buffer) => this.#listener(bytes));
    if (this.#paused) socket.pause();
  }
}
