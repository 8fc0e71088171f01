import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type PcscDaemon, startPcscDaemon } from './pcsc-daemon.ts';

/** Where Debian's vsmartcard-vpcd puts the driver of its reader; each has two slots, on two ports in a row. */
const DRIVER = '/usr/lib/pcsc/drivers/serial/libifdvpcd.so';
const SLOTS = 2;
const PORTS = { first: 42_000, count: 8000 };

export interface ReaderState {
  readonly plugged: boolean;
  readonly service: 'running' | 'frozen' | 'down';
}

/** A virtual reader of vsmartcard in a real pcscd of its own. */
export class VirtualReader {
  /** Of the first slot, where cards are put in. */
  readonly port: number;
  readonly #folder: string;
  #daemon: PcscDaemon | null;
  #state: ReaderState = { plugged: true, service: 'running' };

  private constructor(folder: string, port: number, daemon: PcscDaemon) {
    this.#folder = folder;
    this.port = port;
    this.#daemon = daemon;
    this.socket = daemon.socket;
  }

  /** For `PCSCLITE_CSOCK_NAME`; the same over all that happens to the service. */
  readonly socket: string;

  /** @throws Error when pcscd or the driver is missing, or nothing of the kind may be started here */
  static async start(): Promise<VirtualReader> {
    const folder = await mkdtemp(join(tmpdir(), 'virtual-reader-'));
    try {
      const port = await freePorts();
      // USB readers are shut out by hiding the folder of all drivers: ours is loaded from here.
      await copyFile(DRIVER, join(folder, 'driver.so'));
      for (const name of ['readers', 'run', 'none']) await mkdir(join(folder, name));
      await writeFile(join(folder, 'readers/vpcd'), configOf(folder, port));
      return new VirtualReader(folder, port, await startPcscDaemon(folder));
    } catch (error) {
      await rm(folder, { recursive: true, force: true });
      throw error;
    }
  }

  get state(): ReaderState {
    return this.#state;
  }

  async serviceDown(): Promise<void> {
    await this.#daemon?.kill();
    this.#daemon = null;
    this.#state = { ...this.#state, service: 'down' };
  }

  async serviceUp(): Promise<void> {
    if (!this.#daemon) this.#daemon = await startPcscDaemon(this.#folder);
    this.#daemon.signal('SIGCONT');
    this.#state = { ...this.#state, service: 'running' };
  }

  /** The service stands still, and whoever calls it with it. */
  serviceFrozen(): void {
    this.#daemon?.signal('SIGSTOP');
    if (this.#daemon) this.#state = { ...this.#state, service: 'frozen' };
  }

  /** This service lets go of such a reader, and takes a new one, only when it starts. */
  async unplug(): Promise<void> {
    if (!this.#state.plugged) return;
    await this.serviceDown();
    await rm(this.#config);
    this.#state = { ...this.#state, plugged: false };
    await this.serviceUp();
  }

  async plug(): Promise<void> {
    if (this.#state.plugged) return;
    await this.serviceDown();
    await writeFile(this.#config, configOf(this.#folder, this.port));
    this.#state = { ...this.#state, plugged: true };
    await this.serviceUp();
  }

  async stop(): Promise<void> {
    await this.serviceDown();
    await rm(this.#folder, { recursive: true, force: true });
  }

  get #config(): string {
    return join(this.#folder, 'readers/vpcd');
  }
}

/** `/dev/null` as device: the driver waits for cards on its ports. */
function configOf(folder: string, port: number): string {
  return `FRIENDLYNAME "Virtual PCD"
DEVICENAME /dev/null:${port}
LIBPATH ${join(folder, 'driver.so')}
CHANNELID ${port}
`;
}

const slotsOf = (port: number): number[] => Array.from({ length: SLOTS }, (_, slot) => port + slot);

/** Some ports in a row that nobody listens on. */
async function freePorts(): Promise<number> {
  for (let tries = 0; tries < 50; tries++) {
    const port = PORTS.first + SLOTS * Math.floor((Math.random() * PORTS.count) / SLOTS);
    const free = await Promise.all(slotsOf(port).map(isFree));
    if (!free.includes(false)) return port;
  }
  throw new Error('no free ports for the virtual reader');
}

function isFree(port: number): Promise<boolean> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(port, '0.0.0.0', () => server.close(() => resolve(true)));
  });
}
