import type { PagePort } from '../../electron/host/page-port.ts';
import type { DockView, HostMessage, KioskEvent, View, Welcome } from '../../flows/contract.ts';

/** A page without a browser: hears what the host paints and touches what it is told. */
export function testPage() {
  let receive: (text: string) => void = () => {};
  let closed: () => void = () => {};
  const views: View[] = [];
  let welcome: Welcome | null = null;
  let dock: DockView | null = null;
  const waiting = new Set<() => void>();
  const port: PagePort = {
    send(message: HostMessage) {
      if (message.kind === 'view') views.push(message.view);
      if (message.kind === 'welcome') welcome = message.welcome;
      if (message.kind === 'dock') dock = message.dock;
      for (const look of [...waiting]) look();
    },
    onMessage: (listener) => {
      receive = listener;
    },
    onClose: (listener) => {
      closed = listener;
    },
    close: () => closed(),
  };
  const view = () => {
    const last = views.at(-1);
    if (!last) throw new Error('nothing was painted yet');
    return last;
  };
  return {
    port,
    views,
    view,
    welcome: () => welcome,
    dock: () => dock,
    say: (text: string) => receive(text),
    ready: () => receive(JSON.stringify({ kind: 'ready' })),
    touch: (...events: KioskEvent[]) => {
      for (const event of events) receive(JSON.stringify({ kind: 'event', place: view().place, event }));
    },
    leave: () => closed(),
    /** Resolves with the first View, now or later, that fits. */
    until: (fits: (view: View) => boolean): Promise<View> =>
      new Promise((resolve) => {
        const look = () => {
          const last = views.at(-1);
          if (!last || !fits(last)) return;
          waiting.delete(look);
          resolve(last);
        };
        waiting.add(look);
        look();
      }),
  };
}

export type TestPage = ReturnType<typeof testPage>;
