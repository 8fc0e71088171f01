import type {
  DockCommand,
  DockView,
  HostMessage,
  KioskEvent,
  PageMessage,
  View,
  Welcome,
} from '../../flows/contract.ts';
import { pageMessageSchema } from '../../flows/contract-schema.ts';
import type { Log } from './log.ts';
import type { PagePort } from './page-port.ts';

/** What means the same whatever is on the screen: a sign of life, a plug in the jack. */
const PLACELESS: ReadonlySet<KioskEvent['type']> = new Set(['activity', 'headset']);
/** No message of ours is longer; what is longer is not parsed. */
const LONGEST_MESSAGE = 4096;

export interface BridgeDeps {
  readonly welcome: Welcome;
  readonly currentView: () => View;
  readonly currentDock: () => DockView | null;
  readonly onEvent: (event: KioskEvent) => void;
  readonly onDock: (command: DockCommand) => void;
  /** Speaks a text to the page that asked; the answers come in parts, the last one marked. */
  readonly onSay: (
    said: Said,
    answer: (message: Extract<HostMessage, { kind: 'said' | 'unsaid' }>) => void,
  ) => void;
  /** A reader that acts as a keyboard has read something. */
  readonly onTyped: (line: string) => void;
  readonly log: Log;
}

export type Said = Extract<PageMessage, { kind: 'say' }>;

/** Messages that were not what a page may say. */
export interface Refusals {
  malformed: number;
  /** Touches on a screen that is no longer shown. */
  stale: number;
}

export interface Bridge {
  connect(page: PagePort): void;
  paint(view: View): void;
  paintDock(dock: DockView): void;
  readonly refusals: Readonly<Refusals>;
  close(): void;
}

/**
 * Between pages and brain. Every message is checked; what does not fit is refused, counted and logged by
 * the kind of its fault, never with its content. All connected pages are painted alike.
 */
export function createBridge(deps: BridgeDeps): Bridge {
  const pages = new Set<PagePort>();
  const refusals: Refusals = { malformed: 0, stale: 0 };

  const refuse = (why: string) => {
    refusals.malformed++;
    // 1, 2, 4, 8, …: who talks nonsense for hours must not fill the disk.
    if (Number.isInteger(Math.log2(refusals.malformed)))
      deps.log('bridge.refused', { why, count: refusals.malformed });
  };

  const receive = (page: PagePort, text: string) => {
    if (text.length > LONGEST_MESSAGE) return refuse('too-long');
    let json: unknown;
    try {
      json = JSON.parse(text);
    } catch {
      return refuse('not-json');
    }
    const parsed = pageMessageSchema.safeParse(json);
    if (!parsed.success) return refuse(parsed.error.issues[0]?.code ?? 'schema');
    const message = parsed.data;
    switch (message.kind) {
      case 'ready': {
        page.send({ kind: 'welcome', welcome: deps.welcome });
        page.send({ kind: 'view', view: deps.currentView() });
        const dock = deps.currentDock();
        if (dock) page.send({ kind: 'dock', dock });
        return;
      }
      case 'event':
        if (!PLACELESS.has(message.event.type) && message.place !== deps.currentView().place) {
          refusals.stale++;
          return;
        }
        return deps.onEvent(message.event);
      case 'dock':
        if (!deps.welcome.dock) return refuse('no-dock');
        return deps.onDock(message.command);
      case 'say':
        return deps.onSay(message, (answer) => {
          if (pages.has(page)) page.send(answer);
        });
      case 'typed':
        return deps.onTyped(message.line);
      case 'failed':
        return deps.log('page.failed', { where: message.where });
    }
  };

  return {
    refusals,
    connect(page) {
      pages.add(page);
      page.onClose(() => pages.delete(page));
      page.onMessage((text) => receive(page, text));
    },
    paint(view) {
      for (const page of pages) page.send({ kind: 'view', view });
    },
    paintDock(dock) {
      for (const page of pages) page.send({ kind: 'dock', dock });
    },
    close() {
      for (const page of pages) page.close();
      pages.clear();
    },
  };
}
