import { TriggerEar } from '../trigger-ear.ts';
import type { Decoder, DecoderDeps } from './decoder.ts';
import type { PrintedCode } from './presentations.ts';

export const SUFFIXES = { cr: '\r', lf: '\n', crlf: '\r\n', none: '' } as const;

export interface LineDecoderOptions {
  readonly suffix: keyof typeof SUFFIXES;
  /** The symbology identifier before each code (ISO/IEC 15424). */
  readonly aim: boolean;
  /** Honeywell's triggers are obeyed; without them it always looks. */
  readonly triggered: boolean;
  /** Gives up looking after so long. */
  readonly sessionMs: number;
}

/** Sends each code as text. */
export class LineDecoder implements Decoder {
  readonly #options: LineDecoderOptions;
  readonly #deps: DecoderDeps;
  readonly #ear = new TriggerEar('\x16T\r', '\x16U\r');
  #session = 0;
  looking: boolean;

  constructor(options: LineDecoderOptions, deps: DecoderDeps) {
    this.#options = options;
    this.#deps = deps;
    this.looking = !options.triggered;
  }

  accept(bytes: Uint8Array): void {
    if (!this.#options.triggered) return;
    const order = this.#ear.hear(bytes);
    if (order === null) return;
    this.looking = order;
    const session = ++this.#session;
    this.#deps.later(() => {
      if (session === this.#session) this.looking = false;
    }, this.#options.sessionMs);
    if (order) this.#deps.onLooking();
  }

  send({ text, aim }: PrintedCode): void {
    this.looking = !this.#options.triggered;
    const named = this.#options.aim ? aim + text : text;
    this.#deps.send(Buffer.from(named + SUFFIXES[this.#options.suffix], 'utf8'));
  }

  reset(): void {
    this.looking = !this.#options.triggered;
  }
}
