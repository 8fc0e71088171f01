import type { HostMessage } from '../../flows/contract.ts';

/**
 * One connected page, whatever the wire (a `MessagePort` in Electron, a WebSocket in the browser shell).
 * What comes in is `unknown` until the bridge has checked it against the schema.
 */
export interface PagePort {
  send(message: HostMessage): void;
  /** `text` is one JSON message as it came off the wire, unparsed. */
  onMessage(listener: (text: string) => void): void;
  onClose(listener: () => void): void;
  close(): void;
}

/** What a shell needs of the kiosk: pages come and go, the kiosk stays. */
export interface KioskHost {
  connect(page: PagePort): void;
  close(): Promise<void>;
}
