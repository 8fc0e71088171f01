import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { type FileHandle, lstat, open, rename, rm, symlink } from 'node:fs/promises';
import type { ReadStream } from 'node:tty';
import { promisify } from 'node:util';
import type { Line, LineAddress } from './line.ts';

/**
 * A serial line in memory: a pseudo-terminal whose master end the device holds. The kiosk opens the other
 * end by path as it would any serial port.
 */

/** What `@lydell/node-pty` gives back from `open()`; its types leave these out. */
interface OpenTerminal {
  readonly _master: ReadStream;
  readonly _slave: ReadStream;
  readonly _pty: string;
}

interface PtyLibrary {
  open(options: { encoding: null }): OpenTerminal;
}

function isPtyLibrary(module: unknown): module is PtyLibrary {
  return (
    typeof module === 'object' && module !== null && 'open' in module && typeof module.open === 'function'
  );
}

/** The pty library, or null where the platform has no pseudo-terminals (Windows) or no binary was installed. */
export async function loadPtyLibrary(): Promise<PtyLibrary | null> {
  if (process.platform === 'win32') return null;
  try {
    const loaded: { default?: unknown } = await import('@lydell/node-pty');
    const library = loaded.default ?? loaded;
    return isPtyLibrary(library) ? library : null;
  } catch {
    return null;
  }
}

/** No echo, no line editing, no newline or flow-control translation: all 256 bytes pass as they are. */
async function makeRaw(path: string): Promise<void> {
  const file = process.platform === 'linux' ? '-F' : '-f';
  await promisify(execFile)('stty', [file, path, 'raw', '-echo', '-ixon', '-ixoff']);
}

interface OpenEnd {
  readonly master: ReadStream;
  /** Keeps the master alive over the kiosk's closing. Never read, or it would eat the printer's answers. */
  readonly keeper: FileHandle;
}

export class PseudoTerminal implements Line {
  readonly #library: PtyLibrary;
  readonly #link: string | null;
  #end: OpenEnd | null = null;
  /** Ends whose device has gone without a word: the kiosk may still hold the other side. */
  readonly #vanished: OpenEnd[] = [];
  #path = '';
  #paused = false;
  #listener: (bytes: Uint8Array) => void = () => {};

  private constructor(library: PtyLibrary, link: string | null) {
    this.#library = library;
    this.#link = link;
  }

  /** `link` becomes a symbolic link to the terminal: the same path after each plug. */
  static async open(library: PtyLibrary, link: string | null): Promise<PseudoTerminal> {
    const line = new PseudoTerminal(library, link);
    await line.plug();
    return line;
  }

  get address(): LineAddress {
    return { kind: 'serial', path: this.#path };
  }

  onBytes(listener: (bytes: Uint8Array) => void): void {
    this.#listener = listener;
  }

  send(bytes: Uint8Array): void {
    this.#end?.master.write(bytes);
  }

  pause(): void {
    this.#paused = true;
    this.#end?.master.pause();
  }

  resume(): void {
    this.#paused = false;
    this.#end?.master.resume();
  }

  async plug(): Promise<void> {
    if (this.#end) return;
    const terminal = this.#library.open({ encoding: null });
    const { _master: master, _slave: slave, _pty: path } = terminal;
    const keeper = await open(path, constants.O_RDWR | constants.O_NOCTTY);
    // The library reads from its end of the slave, even when paused.
    slave.destroy();
    // A line that breaks while bytes are on their way says so here; they are lost, as on a real one.
    master.on('error', () => {});
    if (this.#paused) master.pause();
    master.on('data', (bytes: Buffer) => this.#listener(bytes));
    await makeRaw(path);
    this.#end = { master, keeper };
    this.#path = this.#link ?? path;
    if (this.#link !== null) await pointTo(this.#link, path);
  }

  async unplug(): Promise<void> {
    const end = this.#end;
    if (!end) return;
    this.#end = null;
    // First: the system gives the terminal's number to the next one at once, which may be another device.
    if (this.#link !== null) await rm(this.#link, { force: true });
    await end.keeper.close();
    end.master.destroy();
  }

  /** Gone without an event, as some adapters go: the path no longer leads here, and the kiosk's line just falls silent. */
  async vanish(): Promise<void> {
    const end = this.#end;
    if (!end) return;
    this.#end = null;
    this.#vanished.push(end);
    end.master.removeAllListeners('data');
    if (this.#link !== null) await rm(this.#link, { force: true });
  }

  async close(): Promise<void> {
    await this.unplug();
    for (const { keeper, master } of this.#vanished.splice(0)) {
      await keeper.close();
      master.destroy();
    }
  }
}

/** Makes or moves the link in one step; never replaces anything but a link. */
async function pointTo(link: string, target: string): Promise<void> {
  const there = await lstat(link).catch(() => null);
  if (there && !there.isSymbolicLink()) throw new Error(`not a link: ${link}`);
  const fresh = `${link}.${process.pid}`;
  await symlink(target, fresh);
  await rename(fresh, link);
}
