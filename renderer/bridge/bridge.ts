import type {
  DockCommand,
  DockView,
  HostMessage,
  KioskEvent,
  PageMessage,
  View,
  Welcome,
} from '../../flows/contract.ts';
import type { Link, LinkListener } from './link.ts';

/** All that the page knows: what the host last said, and whether the host is there. */
export interface BridgeState {
  readonly connected: boolean;
  readonly welcome: Welcome | null;
  readonly view: View | null;
  readonly dock: DockView | null;
}

export interface Bridge {
  readonly state: () => BridgeState;
  /** Calls back after each change; the answer ends it. */
  readonly subscribe: (listener: () => void) => () => void;
  /** Says what a touch meant, with the place it was made at. Without effect while the host is away. */
  readonly send: (event: KioskEvent) => void;
  readonly command: (command: DockCommand) => void;
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
  const listeners = new Set<() => void>();

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
          return change({ connected: true, view: message.view });
        case 'dock':
          return change({ dock: message.dock });
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
    command: (command) => post({ kind: 'dock', command }),
    failed: (where) => post({ kind: 'failed', where }),
    close: () => link.close(),
  };
}
