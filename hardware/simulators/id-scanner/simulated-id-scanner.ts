import type { SerialDevice, SerialDeviceDeps } from '../serial-device.ts';
import { TriggerEar } from '../trigger-ear.ts';
import { isPresentation, PRESENTATIONS, type Presentation } from './presentations.ts';

export const SEPARATORS = { cr: '\r', lf: '\n', crlf: '\r\n', none: '' } as const;

export interface IdScannerOptions {
  readonly separator: keyof typeof SEPARATORS;
  /** STX before and ETX after each document. */
  readonly framed: boolean;
  /** Looks for a document only when it was told to (`16 74 0D`, until `16 75 0D`). */
  readonly triggered: boolean;
}

export interface IdScannerState {
  /** Lies on the glass and was not read yet. */
  readonly waiting: Presentation | null;
  readonly looking: boolean;
}

/** A reader of machine-readable lines. */
export class SimulatedIdScanner implements SerialDevice<IdScannerState> {
  readonly #options: IdScannerOptions;
  readonly #deps: SerialDeviceDeps;
  #waiting: Presentation | null = null;
  #looking: boolean;
  readonly #ear = new TriggerEar('\x16t\r', '\x16u\r');

  constructor(options: IdScannerOptions, deps: SerialDeviceDeps) {
    this.#options = options;
    this.#deps = deps;
    this.#looking = !options.triggered;
  }

  get state(): IdScannerState {
    return { waiting: this.#waiting, looking: this.#looking };
  }

  command(text: string): boolean {
    const [, document] = /^present ([\w-]+)$/.exec(text) ?? [];
    if (document === undefined || !isPresentation(document)) return false;
    this.#waiting = document;
    this.#read();
    return true;
  }

  accept(bytes: Uint8Array): void {
    if (!this.#options.triggered) return;
    this.#looking = this.#ear.hear(bytes) ?? this.#looking;
    this.#read();
  }

  #read(): void {
    if (!this.#looking || this.#waiting === null) return;
    const { separator, framed, triggered } = this.#options;
    const lines = PRESENTATIONS[this.#waiting];
    this.#waiting = null;
    this.#looking = !triggered;
    const text = lines.map((line) => line + SEPARATORS[separator]).join('');
    this.#deps.send(Buffer.from(framed ? `\x02${text}\x03` : text, 'latin1'));
  }
}
