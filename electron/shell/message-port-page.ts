import type { MessagePortMain } from 'electron';
import type { HostMessage } from '../../flows/contract.ts';
import type { PagePort } from '../host/page-port.ts';

/** The part of Electron's `MessagePortMain` that a page port needs. */
export interface WirePort extends Pick<MessagePortMain, 'postMessage' | 'start' | 'close'> {
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
}

/** Longest message of a page, in characters; the longest honest one is a few hundred. */
export const MAX_PAGE_MESSAGE = 65_536;

/** One page at the other end of a message channel. JSON strings only; anything else is dropped. */
export function messagePortPage(port: WirePort): PagePort {
  let open = true;
  port.on('close', () => {
    open = false;
  });
  return {
    send(message: HostMessage) {
      if (open) port.postMessage(JSON.stringify(message));
    },
    onMessage(listener) {
      port.on('message', ({ data }) => {
        if (typeof data === 'string' && data.length <= MAX_PAGE_MESSAGE) listener(data);
      });
      // Messages wait in the port until somebody listens.
      port.start();
    },
    onClose(listener) {
      port.on('close', listener);
    },
    close() {
      open = false;
      port.close();
    },
  };
}
