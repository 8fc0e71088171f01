import type { PrinterState } from './condition.ts';
import type { PaperCell } from './paper.ts';
import type { PrinterReport } from './simulated-printer.ts';

/** A sheet as it leaves the process. */
export interface PaperEvent {
  readonly id: number;
  /** In dots. */
  readonly width: number;
  readonly height: number;
  /** False while it grows, or when it fell off uncut. */
  readonly cut: boolean;
  /** Base64. */
  readonly png: string;
  readonly cells: readonly PaperCell[];
}

/** One JSON line each on standard output. */
export type ProcessEvent =
  /** `fallback`: no pseudo-terminal could be had here, so the line is TCP. */
  | { readonly event: 'ready'; readonly path: string }
  | { readonly event: 'ready'; readonly host: string; readonly port: number; readonly fallback: boolean }
  | { readonly event: 'state'; readonly printer: PrinterState }
  | ({ readonly event: 'paper' } & PaperEvent)
  | ({ readonly event: 'report' } & PrinterReport)
  | { readonly event: 'bytes'; readonly count: number }
  /** A command with an `id` was carried out. */
  | { readonly event: 'done'; readonly id: number }
  /** An argument that could not be read; the process ends with code 2. */
  | {
      readonly event: 'mistake';
      readonly option: string;
      readonly found: string;
      readonly expected: string;
    }
  /** A line of standard input that says nothing; the process goes on. */
  | { readonly event: 'not-understood'; readonly line: string };
