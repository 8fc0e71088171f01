import type { WebSocket } from 'ws';
import type { HostMessage } from '../../flows/contract.ts';
import type { PagePort } from '../host/page-port.ts';

/** A page that does not read what it is sent is cut off; it connects again and gets the screen of now. */
const MAX_BACKLOG_BYTES = 16 * 1024 * 1024;

/** One page at the other end of a WebSocket. Text frames only; a binary one ends the connection. */
export function socketPage(socket: WebSocket): PagePort {
  // Like a message port: what comes waits on the wire until somebody listens.
  socket.pause();
  return {
    send(message: HostMessage) {
      if (socket.readyState !== socket.OPEN) return;
      if (socket.bufferedAmount > MAX_BACKLOG_BYTES) socket.terminate();
      else socket.send(JSON.stringify(message));
    },
    onMessage(listener) {
      socket.on('message', (data, isBinary) => {
        if (isBinary || !Buffer.isBuffer(data)) socket.close(1003);
        else listener(data.toString('utf8'));
      });
      socket.resume();
    },
    onClose(listener) {
      socket.on('close', listener);
    },
    close() {
      socket.close(1001);
    },
  };
}
