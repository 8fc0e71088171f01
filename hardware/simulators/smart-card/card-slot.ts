import { CARD_KINDS, type CardKind } from './card-kinds.ts';
import { type VirtualCard, VpcdLine } from './vpcd-line.ts';

export interface SlotState {
  readonly card: CardKind | null;
  /** Commands that the card has heard since it was put in. */
  readonly commands: number;
}

export interface SlotDeps {
  readonly port: number;
  /** So many bytes have left the cards since the process began. */
  readonly onSent: (count: number) => void;
  /** A card was pulled out by a command of its own. */
  readonly onRemoved: () => void;
}

/** `at`: the command is not carried out; `after`: it is, and its answer is lost. */
export interface Removal {
  readonly when: 'at' | 'after';
  readonly command: number;
}

/** Where somebody puts cards in and pulls them out. A card keeps what it was given while it is out. */
export class CardSlot {
  readonly #deps: SlotDeps;
  readonly #line: VpcdLine;
  readonly #pocket = new Map<CardKind, VirtualCard>();
  #card: CardKind | null = null;
  #commands = 0;
  #sent = 0;
  #removal: Removal | null = null;

  constructor(deps: SlotDeps) {
    this.#deps = deps;
    this.#line = new VpcdLine(deps.port, (card, command) => this.#answer(card, command));
  }

  get state(): SlotState {
    return { card: this.#card, commands: this.#commands };
  }

  insert(kind: CardKind): void {
    const card = this.#pocket.get(kind) ?? CARD_KINDS[kind]();
    this.#pocket.set(kind, card);
    this.#card = kind;
    this.#commands = 0;
    this.#line.insert(card);
  }

  remove(): void {
    this.#card = null;
    this.#removal = null;
    this.#line.remove();
  }

  /** The card that is in, or the next one, is pulled out at that command, counted from 1. */
  removeLater(removal: Removal): void {
    this.#removal = removal;
  }

  #answer(card: VirtualCard, command: Uint8Array): Uint8Array | null {
    this.#commands += 1;
    const removal = this.#removal?.command === this.#commands ? this.#removal.when : null;
    const answer = removal === 'at' ? null : card.answer(command);
    if (removal !== null) {
      this.remove();
      this.#deps.onRemoved();
      return null;
    }
    this.#sent += answer?.length ?? 0;
    this.#deps.onSent(this.#sent);
    return answer;
  }
}
