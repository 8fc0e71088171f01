import type { SerialDevice, SerialDeviceDeps } from '../serial-device.ts';
import type { Decoder, DecoderDeps } from './decoder.ts';
import { LineDecoder, type LineDecoderOptions } from './line-decoder.ts';
import { isPresentation, PRESENTATIONS, type PrintedCode, printed } from './presentations.ts';
import { SsiDecoder } from './ssi-decoder.ts';

export const PROTOCOLS = ['lines', 'honeywell', 'ssi'] as const;

export interface BarCodeReaderOptions extends Omit<LineDecoderOptions, 'triggered'> {
  readonly protocol: (typeof PROTOCOLS)[number];
}

export interface BarCodeReaderState {
  /** A code is held to the reader and was not read yet. */
  readonly waiting: boolean;
  readonly looking: boolean;
}

/** A reader of bar codes and QR codes. */
export class SimulatedBarCodeReader implements SerialDevice<BarCodeReaderState> {
  readonly #decoder: Decoder;
  #held: PrintedCode | null = null;

  constructor(options: BarCodeReaderOptions, { send, later }: SerialDeviceDeps) {
    const deps: DecoderDeps = { send, later, onLooking: () => this.#read() };
    this.#decoder =
      options.protocol === 'ssi'
        ? new SsiDecoder(deps)
        : new LineDecoder({ ...options, triggered: options.protocol === 'honeywell' }, deps);
  }

  get state(): BarCodeReaderState {
    return { waiting: this.#held !== null, looking: this.#decoder.looking };
  }

  command(text: string): boolean {
    if (text === 'reset') {
      this.#decoder.reset();
      return true;
    }
    const [, word, code = ''] = /^(present|text) (.+)$/.exec(text) ?? [];
    if (word === 'text') this.#held = printed(code);
    else if (word === 'present' && isPresentation(code)) this.#held = PRESENTATIONS[code];
    else return false;
    this.#read();
    return true;
  }

  accept(bytes: Uint8Array): void {
    this.#decoder.accept(bytes);
  }

  #read(): void {
    if (!this.#decoder.looking || this.#held === null) return;
    const code = this.#held;
    this.#held = null;
    this.#decoder.send(code);
  }
}
