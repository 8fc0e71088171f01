import type { Link, LinkListener } from './link.ts';

/** The message that the preload script posts with the host's port. */
const PORT_MESSAGE = 'kiosk-port';

/**
 * Waits for the `MessagePort` that the preload script hands to the page. A later port (the host was
 * started anew) takes the place of the earlier one.
 */
export function openPortLink(page: Window, listener: LinkListener): Link {
  let port: MessagePort | null = null;

  const leave = (): void => {
    if (!port) return;
    port.onmessage = null;
    port.removeEventListener('close', gone);
    port.close();
    port = null;
  };
  const gone = (): void => {
    leave();
    listener.onDown();
  };
  const receive = (message: MessageEvent): void => {
    const [next] = message.ports;
    if (message.data !== PORT_MESSAGE || message.source !== page || !next) return;
    leave();
    port = next;
    next.addEventListener('close', gone);
    next.onmessage = ({ data }) => {
      if (typeof data === 'string') listener.onText(data);
    };
    listener.onUp();
  };

  page.addEventListener('message', receive);

  return {
    send(text) {
      port?.postMessage(text);
    },
    close() {
      page.removeEventListener('message', receive);
      leave();
    },
  };
}
