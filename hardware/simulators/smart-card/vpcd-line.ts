import { connect, type Socket } from 'node:net';

/** Control messages of one byte; every other message is a command to the card (vsmartcard, `vpcd.h`). */
const CONTROL = { powerOff: 0, powerOn: 1, reset: 2, atr: 4 } as const;
const AGAIN_MS = 100;

/** A card as the reader sees it. */
export interface VirtualCard {
  readonly atr: Uint8Array;
  /** Power came, went, or the card was reset: what was selected is forgotten. */
  restart(): void;
  /** Null for a card that says nothing. */
  answer(command: Uint8Array): Uint8Array | null;
}

/** Takes messages out of the stream: two bytes of length, the higher one first, then so many bytes. */
export class VpcdFramer {
  #bytes: Buffer = Buffer.alloc(0);

  push(bytes: Uint8Array): Uint8Array[] {
    this.#bytes = Buffer.concat([this.#bytes, bytes]);
    const messages: Uint8Array[] = [];
    for (;;) {
      const length = this.#bytes.length < 2 ? Number.POSITIVE_INFINITY : this.#bytes.readUInt16BE();
      if (this.#bytes.length < 2 + length) return messages;
      messages.push(this.#bytes.subarray(2, 2 + length));
      this.#bytes = this.#bytes.subarray(2 + length);
    }
  }
}

export function vpcdMessage(bytes: Uint8Array): Uint8Array {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

/**
 * A card in the slot of a virtual reader: as long as it is in, it is connected, and connected again when the reader's
 * service comes back.
 */
export class VpcdLine {
  readonly #port: number;
  /** The answer to a command, or null to stay silent. */
  readonly #answer: (card: VirtualCard, command: Uint8Array) => Uint8Array | null;
  #card: VirtualCard | null = null;
  #socket: Socket | null = null;
  #again: NodeJS.Timeout | undefined;

  constructor(port: number, answer: (card: VirtualCard, command: Uint8Array) => Uint8Array | null) {
    this.#port = port;
    this.#answer = answer;
  }

  insert(card: VirtualCard): void {
    this.remove();
    this.#card = card;
    this.#connect(card);
  }

  remove(): void {
    clearTimeout(this.#again);
    this.#card = null;
    this.#socket?.destroy();
    this.#socket = null;
  }

  #connect(card: VirtualCard): void {
    const socket = connect(this.#port, '127.0.0.1');
    const framer = new VpcdFramer();
    this.#socket = socket;
    card.restart();
    socket.setNoDelay(true);
    socket.on('error', () => {});
    socket.on('close', () => {
      if (this.#socket !== socket) return;
      this.#again = setTimeout(() => this.#connect(card), AGAIN_MS);
    });
    socket.on('data', (bytes) => {
      for (const message of framer.push(bytes)) {
        // A card that was pulled out hears nothing more.
        if (this.#card !== card || this.#socket !== socket) return;
        const answer = this.#hear(card, message);
        if (answer) socket.write(vpcdMessage(answer));
      }
    });
  }

  #hear(card: VirtualCard, message: Uint8Array): Uint8Array | null {
    if (message.length !== 1) return this.#answer(card, message);
    switch (message[0]) {
      case CONTROL.powerOff:
      case CONTROL.powerOn:
      case CONTROL.reset:
        card.restart();
        return null;
      case CONTROL.atr:
        return card.atr;
      default:
        return null;
    }
  }
}
