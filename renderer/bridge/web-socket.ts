import type { Link } from './link.ts';
import type { SocketListener } from './socket-link.ts';

/** The browser's WebSocket as a link. Text sent before it is open, or after it has closed, is dropped. */
export function openWebSocket(address: string, listener: SocketListener): Link {
  const socket = new WebSocket(address);
  socket.onopen = () => listener.onOpen();
  socket.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (typeof data === 'string') listener.onText(data);
  };
  socket.onclose = () => listener.onClose();
  return {
    send: (text) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(text);
    },
    close: () => socket.close(),
  };
}
