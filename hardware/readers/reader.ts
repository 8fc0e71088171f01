import type { DeviceState } from '../supervision/device-state.ts';

/** How a reader of documents or of bar codes is. Closed: every member has a technician's text. */
export type ReaderStatus =
  | { readonly kind: 'listening' }
  /** Bytes come, and several times in a row they were nothing: wrong speed, worn cable, dirty glass. */
  | { readonly kind: 'unreadable' };

/** A device that reads what somebody holds to it. */
export interface Reader<Read> {
  readonly state: DeviceState<ReaderStatus>;
  onState(listener: (state: DeviceState<ReaderStatus>) => void): () => void;
  /** Each thing that was held to it, or why it could not be read. Personal: never logged, never kept. */
  onRead(listener: (read: Read) => void): () => void;
  /**
   * Looks for something to read from now on, where the reader must be told so, until one thing was read: over a
   * replug, and however soon the reader itself gives up. False when it could not be told now.
   */
  startReading(): Promise<boolean>;
  stopReading(): Promise<void>;
  /** Somebody else stands here now: what has come in part is dropped, unread. */
  drop(): void;
  /** Something was plugged in, or somebody waits: tries at once what would be tried later. */
  nudge(): void;
  /** Nudges, and waits until it is known how the reader is, or that it is not there. */
  settled(): Promise<DeviceState<ReaderStatus>>;
  close(): Promise<void>;
}

/** `event` names what happened; details carry nothing that was read. */
export type ReaderLog = (event: string, details: Readonly<Record<string, string | number | boolean>>) => void;
