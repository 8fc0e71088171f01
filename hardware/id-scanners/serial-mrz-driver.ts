import type { Clock } from '../clock.ts';
import type { Reading } from '../supervision/device-state.ts';
import type { Standing } from '../supervision/machine.ts';
import type { Driver } from '../supervision/supervise.ts';
import { probePrinter } from '../transports/probe-printer.ts';
import type { Transport, TransportFault, TransportResult } from '../transports/transport.ts';
import type { DocumentIntake } from './document-intake.ts';
import type { IdScannerStatus } from './id-scanner.ts';
import type { IdScannerProfile } from './profiles.ts';

const WRITE_STALL_MS = 500;

export interface SerialMrzSetup {
  readonly profile: IdScannerProfile;
  readonly transport: Transport;
  readonly intake: DocumentIntake;
  readonly clock: Clock;
}

/**
 * A scanner that sends machine-readable lines when a document is presented and says nothing else. Nothing can be asked
 * of it, so that it is there is known from its device node, and how it is from what it has sent since it was opened.
 */
export class SerialMrzDriver implements Driver<IdScannerStatus> {
  readonly #setup: SerialMrzSetup;
  #isPrinter = false;
  /** Between greeting and closing: bytes are documents then. */
  #stopListening: (() => void) | null = null;

  constructor(setup: SerialMrzSetup) {
    this.#setup = setup;
  }

  async open(): Promise<TransportResult> {
    const { transport, intake } = this.#setup;
    intake.forget();
    this.#isPrinter = false;
    return transport.open();
  }

  async greet(): Promise<Reading<IdScannerStatus>> {
    const { transport, clock, intake } = this.#setup;
    const probe = await probePrinter(transport, clock);
    this.#isPrinter = probe.isPrinter;
    this.#stopListening?.();
    this.#stopListening = transport.onData((bytes) => intake.push(bytes));
    if (!probe.isPrinter) intake.push(probe.heard);
    return this.look();
  }

  async look(): Promise<Reading<IdScannerStatus>> {
    if ((await this.#setup.transport.isThere?.()) === false)
      return { kind: 'lost', fault: { kind: 'lost', detail: 'another device, or none, at its place' } };
    return this.known();
  }

  /** What is known without a look. */
  known(): Reading<IdScannerStatus> {
    if (this.#isPrinter) return { kind: 'stranger', found: 'printer' };
    switch (this.#setup.intake.impression) {
      case 'bar-code-reader':
        return { kind: 'stranger', found: 'bar-code-reader' };
      case 'unreadable':
        return { kind: 'answered', status: { kind: 'unreadable' } };
      case 'scanner':
        return { kind: 'answered', status: { kind: 'listening' } };
    }
  }

  standing(status: IdScannerStatus): Standing {
    return status.kind === 'listening' ? 'ready' : 'degraded';
  }

  async close(): Promise<void> {
    this.#stopListening?.();
    this.#stopListening = null;
    await this.#setup.transport.close();
  }

  onLost(listener: (fault: TransportFault) => void): () => void {
    return this.#setup.transport.onLost(listener);
  }

  /** Tells a reader that waits for it to look for a document, or to stop. */
  async trigger(on: boolean): Promise<TransportResult> {
    const { profile, transport } = this.#setup;
    if (!profile.trigger) return { ok: true };
    return transport.write(on ? profile.trigger.on : profile.trigger.off, WRITE_STALL_MS);
  }
}
