import type { Page } from '@playwright/test';
import type { HostMessage, PageMessage } from '../../../flows/contract.ts';

/** All that a blind citizen has: what the kiosk says. Hears each text that the page asks the voice for. */
export function listen(page: Page) {
  const texts: string[] = [];
  let voiced = 0;
  page.on('websocket', (socket) => {
    socket.on('framesent', ({ payload }) => {
      const message = JSON.parse(payload.toString()) as PageMessage;
      if (message.kind === 'say') texts.push(message.text);
    });
    socket.on('framereceived', ({ payload }) => {
      const message = JSON.parse(payload.toString()) as HostMessage;
      if (message.kind === 'said') voiced++;
    });
  });
  return {
    /** Everything said since the last `forget`, as one text. */
    text: () => texts.join(' '),
    count: () => texts.length,
    /** Parts that came back as sound. */
    voiced: () => voiced,
    forget: () => {
      texts.length = 0;
    },
  };
}

export type Listener = ReturnType<typeof listen>;
