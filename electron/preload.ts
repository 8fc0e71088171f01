import { ipcRenderer } from 'electron';
import { PORT, WANT_PORT } from './shell/channels.ts';

/** Of the page's world, what this script touches; the project's own types have no browser in them here. */
declare const window: {
  readonly location: { readonly origin: string };
  addEventListener(event: 'load', listener: () => void, options: { readonly once: true }): void;
  postMessage(message: string, targetOrigin: string, transfer: readonly unknown[]): void;
};

// Nothing is exposed to the page: it is handed one end of a channel, and strings travel on it.
ipcRenderer.on(PORT, (event) => {
  window.postMessage(PORT, window.location.origin, event.ports);
});

// Asked for only after `load`: by then the page's own script has run and hears the message.
window.addEventListener('load', () => ipcRenderer.send(WANT_PORT), { once: true });
