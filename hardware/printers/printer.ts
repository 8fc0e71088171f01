import type { DeviceState } from '../supervision/device-state.ts';
import type { PrintDocument } from './document.ts';

/**
 * What a printer can be in. Closed: every member has a citizen's, a technician's and a spoken text in
 * `assets/locales`.
 */
export type PrinterStatus =
  | PrinterCondition
  /** The line is open and nobody answers: switched off or frozen. */
  | { readonly kind: 'silent' }
  /** Something answers that is no printer (two plugs were swapped), or at another speed. */
  | { readonly kind: 'stranger' }
  /** The line cannot be opened. */
  | { readonly kind: 'absent' };

/** What a printer says of itself. */
export type PrinterCondition =
  | { readonly kind: 'ready'; readonly nearEnd: boolean }
  | { readonly kind: 'no-paper' }
  | { readonly kind: 'cover-open' }
  | { readonly kind: 'cutter-error' }
  /** Paper sticks in its way. */
  | { readonly kind: 'jam' }
  /** Head too hot (comes back by itself) or a fault only a power cycle clears. */
  | { readonly kind: 'error'; readonly recoverable: boolean }
  /** Answers, but does not print, and gives no reason (feed button held, host busy). */
  | { readonly kind: 'offline' };

export type PrintOutcome =
  /** The printer itself confirmed it (`process-id`: `GS ( H`; `status`: buffer run dry and all well). */
  | { readonly kind: 'printed'; readonly proof: 'process-id' | 'status' }
  /** Not one byte of the document left. */
  | { readonly kind: 'not-started'; readonly status: PrinterStatus }
  /** Bytes left and no confirmation came. Stays unknown. */
  | { readonly kind: 'unknown'; readonly status: PrinterStatus };

/**
 * Of a ticket that a presenter holds at its mouth: it hangs there, somebody took it, or nobody did and it was
 * drawn back. Whether it was printed is another matter (`PrintOutcome`).
 */
export type TicketEvent = 'hanging' | 'taken' | 'retracted';

export interface PrintOptions {
  /**
   * Called synchronously after the status was read and found ready, before the first byte leaves: the place
   * to write down that the job is being sent. When it throws, nothing is sent and the error passes on.
   */
  readonly beforeFirstByte?: () => void;
}

export interface Printer {
  /** The last known status; re-read about once a second while nothing prints. */
  readonly status: PrinterStatus;
  /** The same as every device tells it. */
  readonly state: DeviceState<PrinterCondition>;
  onState(listener: (state: DeviceState<PrinterCondition>) => void): () => void;
  onStatus(listener: (status: PrinterStatus) => void): () => void;
  /** Only from printers with a presenter. The next document waits until the mouth is free. */
  onTicket(listener: (event: TicketEvent) => void): () => void;
  /** So many millimetres of paper have gone, or are likely to have gone when the end of a job is unknown. */
  onFed(listener: (millimetres: number) => void): () => void;
  /** Prints one document at a time; a second call waits for the first. Never rejects for a device's fault. */
  print(document: PrintDocument, options?: PrintOptions): Promise<PrintOutcome>;
  /**
   * A process that died may have left half a document in the printer: its buffers are emptied on the next
   * contact, and the next document starts with a cut.
   */
  distrust(): void;
  /** Reads the status now. */
  refresh(): Promise<PrinterStatus>;
  /** Something was plugged in: tries at once what would be tried later. */
  nudge(): void;
  close(): Promise<void>;
}
