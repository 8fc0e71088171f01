import type { Clock } from '../clock.ts';
import type { Reading } from '../supervision/device-state.ts';
import type { Standing } from '../supervision/machine.ts';
import type { Driver } from '../supervision/supervise.ts';
import { DONE, failed, listeners } from '../transports/faults.ts';
import type { TransportFault, TransportResult } from '../transports/transport.ts';
import type { CardFault, CardReaderStatus, CardResult, PresentedCard } from './card-reader.ts';
import { type SendCommand, withCard } from './card-session.ts';
import { type CardIdentity, identifyCard, personaliseBadge, proveBadge } from './identify-card.ts';
import { LATE, PcscService } from './pcsc/pcsc-service.ts';
import type { CardReaderProfile } from './profiles.ts';

export interface PcscReaderSetup {
  readonly profile: CardReaderProfile;
  /** Part of the reader's name, in capitals or not; any reader when left out. */
  readonly reader?: string | undefined;
  readonly socket?: string | undefined;
  readonly clock: Clock;
  /** A turn of its own between the looks. */
  readonly exclusive: <T>(task: () => Promise<T>) => Promise<T>;
}

type CardReading = Reading<CardReaderStatus>;

/** A reader that the system's PC/SC service knows, and what is in it. */
export class PcscReaderDriver implements Driver<CardReaderStatus> {
  readonly #setup: PcscReaderSetup;
  readonly #service: PcscService;
  readonly #lost = listeners<TransportFault>();
  readonly #cards = listeners<PresentedCard>();
  readonly #news = listeners<void>();
  readonly onLost = this.#lost.add;
  readonly onCard = this.#cards.add;
  /** Something is to be looked at before the next look is due. */
  readonly onNews = this.#news.add;
  /** The chosen one, while it is there. */
  #reader: string | null = null;
  /** What was put in with that change; forgotten with the service, which begins to count anew. */
  #known: { readonly changes: number; readonly card: PresentedCard } | null = null;

  constructor(setup: PcscReaderSetup) {
    this.#setup = setup;
    this.#service = new PcscService({ clock: setup.clock, socket: setup.socket });
    this.#service.onChanged(() => {
      // Another one that fits as well may be the one that is meant: the opening tells.
      const isSole = this.#fitting.length === 1 && this.#fitting[0] === this.#reader;
      if (this.#reader !== null && !isSole) this.#lose('the readers are others now');
      else this.#news.emit();
    });
    this.#service.onEnded((code) => {
      if (code !== LATE) this.#known = null;
      this.#lose(code);
    });
  }

  /** Null also while it is not known yet what was put in. */
  get card(): PresentedCard | null {
    return this.#now?.changes === this.#known?.changes ? (this.#known?.card ?? null) : null;
  }

  async open(): Promise<TransportResult> {
    const code = await this.#service.start();
    if (code !== null) return failed({ kind: 'absent', detail: code });
    const names = this.#fitting;
    const [name, ...others] = names;
    if (name === undefined) return failed({ kind: 'absent', detail: 'no reader' });
    if (others.length > 0) return failed({ kind: 'ambiguous', detail: 'several readers', candidates: names });
    this.#reader = name;
    return DONE;
  }

  greet(): Promise<CardReading> {
    return this.look();
  }

  /** Costs nothing while the same card, or none, is in the reader: the service tells of each change. */
  async look(): Promise<CardReading> {
    const now = this.#now;
    if (!now) return LOST;
    if (now.holds === 'nothing') return answered({ kind: 'no-card' });
    if (this.#known?.changes === now.changes) return answered({ kind: this.#known.card.kind });
    if (now.holds === 'mute-card') return this.#present(now.changes, { kind: 'mute-card' });
    const { readsUid } = this.#setup.profile;
    const identity = await this.#session((send) => identifyCard(send, readsUid));
    if (identity.ok) return this.#present(now.changes, this.#presented(now.changes, identity.value));
    return this.#unidentified(now.changes, identity.fault);
  }

  standing(status: CardReaderStatus): Standing {
    return status.kind === 'in-use' ? 'faulted' : 'ready';
  }

  /** The service stays: it tells when the reader comes. */
  async close(): Promise<void> {
    this.#reader = null;
  }

  async end(): Promise<void> {
    this.#reader = null;
    await this.#service.stop();
  }

  get #fitting(): string[] {
    const wanted = this.#setup.reader?.toLowerCase() ?? '';
    return [...this.#service.readers.keys()].filter((name) => name.toLowerCase().includes(wanted));
  }

  get #now() {
    return this.#reader === null ? undefined : this.#service.readers.get(this.#reader);
  }

  #lose(detail: string): void {
    this.#reader = null;
    this.#lost.emit({ kind: 'lost', detail });
  }

  #present(changes: number, card: PresentedCard): CardReading {
    this.#known = { changes, card };
    this.#cards.emit(card);
    return answered({ kind: card.kind });
  }

  #unidentified(changes: number, fault: CardFault): CardReading {
    switch (fault) {
      case 'silent':
        // Pulled out meanwhile, or mute: if it was pulled out, that is the next thing the service tells.
        return this.#present(changes, { kind: 'mute-card' });
      case 'in-use':
        return answered({ kind: 'in-use' });
      case 'lost':
        return LOST;
      case 'removed':
      case 'garbled':
      case 'refused':
        return answered({ kind: 'no-card' });
    }
  }

  #presented(changes: number, identity: CardIdentity): PresentedCard {
    if (identity.kind !== 'badge') return identity;
    return {
      kind: 'badge',
      id: identity.id,
      authenticate: (challenge) => this.#ask(changes, (send) => proveBadge(send, challenge)),
      personalise: (id, key) => this.#ask(changes, (send) => personaliseBadge(send, id, key)),
    };
  }

  /** Asks the card of that insertion, and no other. */
  #ask<T>(changes: number, task: (send: SendCommand) => Promise<CardResult<T>>): Promise<CardResult<T>> {
    return this.#setup.exclusive(async () => {
      if (!this.#now) return { ok: false, fault: 'lost' };
      if (this.#now.changes !== changes) return { ok: false, fault: 'removed' };
      const result = await this.#session(task);
      if (result.ok || !this.#now || this.#now.changes === changes) return result;
      return { ok: false, fault: 'removed' };
    });
  }

  async #session<T>(task: (send: SendCommand) => Promise<CardResult<T>>): Promise<CardResult<T>> {
    if (this.#reader === null) return { ok: false, fault: 'lost' };
    return withCard(this.#service, this.#reader, this.#setup.profile, task);
  }
}

const LOST: CardReading = { kind: 'lost', fault: { kind: 'lost', detail: 'the reader is gone' } };

function answered(status: CardReaderStatus): CardReading {
  return { kind: 'answered', status };
}
