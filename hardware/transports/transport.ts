import type { PortMatch } from '../ports/port.ts';

/**
 * A line to a device. Knows bytes only. Expected failures are values; a transport never retries by itself
 * (a retry behind the caller's back turns one ticket into two).
 */

export type TransportFault =
  /** No such path, host or port. */
  | { readonly kind: 'absent'; readonly detail: string }
  /** Several ports are like the one that is meant, and nothing tells them apart: none was opened. */
  | { readonly kind: 'ambiguous'; readonly detail: string; readonly candidates: readonly string[] }
  /** Another process holds it. */
  | { readonly kind: 'busy'; readonly detail: string }
  | { readonly kind: 'denied'; readonly detail: string }
  /** The line was there and is gone. */
  | { readonly kind: 'lost'; readonly detail: string }
  /** The far end takes no more bytes: `written` of them have left. */
  | { readonly kind: 'stalled'; readonly written: number };

export type TransportResult = { readonly ok: true } | { readonly ok: false; readonly fault: TransportFault };

export interface Transport {
  /** Where it leads, for the technician: `serial /dev/ttyUSB0 115200`. */
  readonly name: string;
  /** How fast the line can carry, where that is known; deadlines grow with it. */
  readonly bytesPerSecond?: number;
  open(): Promise<TransportResult>;
  /**
   * Writes all of `bytes` with back pressure, in pieces a small receive buffer can take. Resolves when the
   * system has handed the last byte to the line, or with a fault after `timeoutMs` without progress.
   */
  write(bytes: Uint8Array, timeoutMs: number): Promise<TransportResult>;
  /** Bytes from the device. Returns the way to stop listening. */
  onData(listener: (bytes: Uint8Array) => void): () => void;
  /** The line broke. May never come (some unplugs give no event): probe as well. */
  onLost(listener: (fault: TransportFault) => void): () => void;
  /**
   * False once what was opened is no longer what stands behind its path. For devices that never answer, since an
   * unplug may give no event; a line that cannot tell leaves it out.
   */
  isThere?(): Promise<boolean>;
  close(): Promise<void>;
}

export type TransportConfig =
  | { readonly kind: 'serial'; readonly path: string; readonly baudRate: number }
  /** Looked for anew at each opening. */
  | { readonly kind: 'serial'; readonly match: PortMatch; readonly baudRate: number }
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number }
  | { readonly kind: 'file'; readonly path: string };
