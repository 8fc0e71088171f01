import type { PrinterCondition } from '../../printer.ts';
import type { AutomaticStatus, FullStatus } from './events.ts';

/** What a printer says of itself at one moment. */
export interface PrinterReading {
  readonly status: PrinterCondition;
  /** A ticket hangs at the mouth, cut and not taken. Always false without a presenter. */
  readonly ticket: boolean;
}

/** The four answers to DLE EOT 1 to 4. */
export type RealTimeAnswers = readonly [printer: number, offline: number, error: number, paper: number];

/** What the four answers mean, the cause that a hand can mend first (ESC/POS Command Reference, DLE EOT). */
export function statusOf([printer, offline, error, paper]: RealTimeAnswers): PrinterCondition {
  if (offline & 0x04) return { kind: 'cover-open' };
  if (offline & 0x20 || paper & 0x60) return { kind: 'no-paper' };
  if (error & 0x08) return { kind: 'cutter-error' };
  if (error & 0x20) return { kind: 'error', recoverable: false };
  if (error & 0x44) return { kind: 'error', recoverable: true };
  if (offline & 0x40) return { kind: 'error', recoverable: false };
  if (printer & 0x08 || offline & 0x08) return { kind: 'offline' };
  return { kind: 'ready', nearEnd: (paper & 0x0c) !== 0 };
}

/** The same from Automatic Status Back (ESC/POS Command Reference, GS a). */
export function automaticStatusOf([printer, errors, paper]: AutomaticStatus): PrinterCondition {
  if (printer & 0x20) return { kind: 'cover-open' };
  if (paper & 0x0c) return { kind: 'no-paper' };
  if (errors & 0x08) return { kind: 'cutter-error' };
  if (errors & 0x20) return { kind: 'error', recoverable: false };
  if (errors & 0x44) return { kind: 'error', recoverable: true };
  if (printer & 0x48) return { kind: 'offline' };
  return { kind: 'ready', nearEnd: (paper & 0x03) !== 0 };
}

/**
 * What Custom's full status means (KPM150H manual, DLE EOT 20; KPM210 for the paper byte; C on VKP80). Virtual
 * paper end is the printer's own metre run out: it prints on.
 */
export function fullStatusOf([paper, user, recoverable, unrecoverable]: FullStatus): PrinterReading {
  const ticket = (paper & 0x20) !== 0;
  return { status: fullCause(paper, user, recoverable, unrecoverable), ticket };
}

function fullCause(
  paper: number,
  user: number,
  recoverable: number,
  unrecoverable: number,
): PrinterCondition {
  if (user & 0x03) return { kind: 'cover-open' };
  if (paper & 0x01) return { kind: 'no-paper' };
  if (unrecoverable & 0x01) return { kind: 'cutter-error' };
  if (unrecoverable & 0x4c) return { kind: 'error', recoverable: false };
  if (recoverable & 0x40) return { kind: 'jam' };
  if (recoverable & 0x09) return { kind: 'error', recoverable: true };
  if (user & 0x60) return { kind: 'offline' };
  return { kind: 'ready', nearEnd: (paper & 0x44) !== 0 };
}

/** What the ejector says of itself to GS e 6 (KPM210/216 manual). */
export interface EjectorStatus {
  readonly nearEnd: boolean;
  readonly ticket: boolean;
  readonly moving: boolean;
  readonly error: boolean;
  readonly jam: boolean;
}

export function ejectorStatusOf(byte: number): EjectorStatus {
  return {
    nearEnd: (byte & 0x01) !== 0,
    ticket: (byte & 0x08) !== 0,
    moving: (byte & 0x30) !== 0,
    error: (byte & 0x40) !== 0,
    jam: (byte & 0x80) !== 0,
  };
}
