import type { Link, LinkListener } from './link.ts';
import { openPortLink } from './port-link.ts';
import { openSocketLink } from './socket-link.ts';
import { openWebSocket } from './web-socket.ts';

function schedule(task: () => void, ms: number): () => void {
  const timer = setTimeout(task, ms);
  return () => clearTimeout(timer);
}

/**
 * Opens the wire this shell has. A page that came over HTTP talks to the server it came from; a page of the
 * Electron shell (a scheme of its own) gets a port from the preload script. A port always wins.
 */
export function connectToHost(page: Window, listener: LinkListener): Link {
  const { protocol, host } = page.location;
  const overHttp = protocol === 'http:' || protocol === 'https:';
  let socket: Link | null = null;
  const port = openPortLink(page, {
    ...listener,
    onUp: () => {
      socket?.close();
      socket = null;
      listener.onUp();
    },
  });
  if (overHttp) {
    const address = `${protocol === 'https:' ? 'wss' : 'ws'}://${host}/bridge`;
    socket = openSocketLink({ open: (on) => openWebSocket(address, on), schedule, listener });
  }
  return {
    send: (text) => (socket ?? port).send(text),
    close: () => {
      socket?.close();
      port.close();
    },
  };
}
