import type {
  DockCommand,
  DockView,
  HostMessage,
  KioskEvent,
  Locale,
  PageMessage,
  View,
  Welcome,
} from '../../flows/contract.ts';
import type { Link, LinkListener } from './link.ts';
import { shared } from './shared.ts';

/** All that the page knows: what the host last said, and whether the host is there. */
export interface BridgeState {
  readonly connected: boolean;
  readonly welcome: Welcome | null;
  readonly view: View | null;
  readonly dock: DockView | null;
}

/** Parts of what was asked for with `say`, or the word that it cannot be spoken. */
export type SpeechAnswer = Extract<HostMessage, { kind: 'said' | 'unsaid' }>;

export interface Bridge {
  readonly state: () => BridgeState;
  /** Calls back after each change; the answer ends it. */
  readonly subscribe: (listener: () => void) => () => void;
  /** Says what a touch meant, with the place it was made at. Without effect while the host is away. */
  readonly send: (event: KioskEvent) => void;
  /** Asks for a text to be spoken, at most `LONGEST_SAID` long; the answers carry the id. A new one ends the one before. */
  readonly say: (text: string, locale: Locale, slow: boolean) => number;
  /** Calls back with each answer to `say`; the answer ends it. */
  readonly onSpeech: (listener: (answer: SpeechAnswer) => void) => () => void;
  readonly command: (command: DockCommand) => void;
  /** A line that a reader has typed. Personal: nothing of it stays on the page. */
  readonly typed: (line: string) => void;
  /** `where` is a component's name. */
  readonly failed: (where: string) => void;
  readonly close: () => void;
}

/**
 * Keeps the page's one state. `connect` opens the wire and is called once.
 * A view from before a break is kept (its language is needed) but is not to be touched: see `connected`.
 */
export function createBridge(connect: (listener: LinkListener) => Link): Bridge {
  let state: BridgeState = { connected: false, welcome: null, view: null, dock: null };
  let lastSaid = 0;
  const listeners = new Set<() => void>();
  const speechListeners = new Set<(answer: SpeechAnswer) => void>();

  const change = (part: Partial<BridgeState>): void => {
    state = { ...state, ...part };
    for (const listener of listeners) listener();
  };
  const post = (message: PageMessage): void => link.send(JSON.stringify(message));

  const link = connect({
    onUp: () => post({ kind: 'ready' }),
    onDown: () => change({ connected: false }),
    onText: (text) => {
      const message = JSON.parse(text) as HostMessage;
      switch (message.kind) {
        case 'welcome':
          return change({ welcome: message.welcome });
        case 'view':
          return change({ connected: true, view: shared(state.view, message.view) });
        case 'dock':
          return change({ dock: message.dock });
        case 'said':
        case 'unsaid':
          // What belongs to an older text has nothing to be heard for any more.
          if (message.id === lastSaid) for (const listener of speechListeners) listener(message);
          return;
      }
    },
  });

  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    send: (event) => {
      if (state.connected && state.view) post({ kind: 'event', place: state.view.place, event });
    },
    say: (text, locale, slow) => {
      lastSaid += 1;
      post({ kind: 'say', id: lastSaid, locale, text, slow });
      return lastSaid;
    },
    onSpeech: (listener) => {
      speechListeners.add(listener);
      return () => speechListeners.delete(listener);
    },
    command: (command) => post({ kind: 'dock', command }),
    typed: (line) => {
      if (state.connected) post({ kind: 'typed', line });
    },
    failed: (where) => post({ kind: 'failed', where }),
    close: () => link.close(),
  };
}
