import type { KioskHost, PagePort } from '../host/page-port.ts';
import type { ToHost } from './host-messages.ts';
import { messagePortPage, type WirePort } from './message-port-page.ts';

export interface HostParent {
  on(
    event: 'message',
    listener: (event: { readonly data: unknown; readonly ports: readonly WirePort[] }) => void,
  ): unknown;
}

/**
 * The host process: pages that come before the kiosk is ready wait for it, and `close` ends it in order.
 *
 * @param exit ends the process; called with 0 after `close`
 * @throws what `start` throws
 */
export async function runHost(
  parent: HostParent,
  start: () => Promise<KioskHost>,
  exit: (code: number) => void,
): Promise<void> {
  const starting = start();
  const closeAndExit = async (): Promise<void> => {
    await (await starting).close();
    exit(0);
  };
  parent.on('message', ({ data, ports }) => {
    if (!isToHost(data)) return;
    switch (data.kind) {
      case 'page': {
        const page: PagePort | null = ports[0] === undefined ? null : messagePortPage(ports[0]);
        // A start that fails is reported once, below.
        if (page !== null) starting.then((kiosk) => kiosk.connect(page)).catch(() => undefined);
        return;
      }
      case 'close':
        closeAndExit().catch(() => exit(1));
        return;
    }
  });
  await starting;
}

function isToHost(data: unknown): data is ToHost {
  return (
    typeof data === 'object' &&
    data !== null &&
    'kind' in data &&
    (data.kind === 'page' || data.kind === 'close')
  );
}
