import type { Clock } from '../../clock.ts';
import type { PrinterStatus, PrintOutcome } from '../printer.ts';
import { PAPER_SENSOR_REQUEST, processIdRequest } from './commands.ts';
import type { StatusEvent } from './dialects/events.ts';
import type { EncodedDocument } from './encode.ts';
import type { PrinterLine } from './printer-line.ts';
import type { PrinterProfile } from './profiles.ts';

/** Between two looks at the printer while it prints. */
const LOOK_MS = 200;
/** Some makes answer nothing while the head moves. */
const SILENCE_MS = 3000;
/** A full line takes nothing for so long before it counts as stuck. */
const STALL_MS = 3000;
/** The longest ticket on the slowest head, and a head that cools down. */
const PRINT_MS = 10_000;
/** Bytes between two looks while a long document is being sent. */
const BURST = 4096;

/** What became of the job, and whether a command may have been cut short on the way. */
export interface JobResult {
  readonly outcome: PrintOutcome;
  readonly brokenOff: boolean;
}

/**
 * Sends an encoded document and waits until the printer itself confirms it. The request for confirmation is
 * the last command of the stream, so it is answered after all before it is on paper.
 */
export async function runJob(
  line: PrinterLine,
  encoded: EncodedDocument,
  profile: PrinterProfile,
  jobId: string,
  clock: Clock,
): Promise<JobResult> {
  let confirmed = false;
  let wake: () => void = () => undefined;
  const isProof = (event: StatusEvent): boolean =>
    profile.processId ? event.kind === 'process-id' && event.id === jobId : event.kind === 'paper-sensor';
  const stopEvents = line.onEvent((event) => {
    if (!isProof(event)) return;
    confirmed = true;
    wake();
  });
  const stopLost = line.onLost(() => wake());
  const question = Uint8Array.from(profile.processId ? processIdRequest(jobId) : PAPER_SENSOR_REQUEST);
  const started = clock.now();
  let heard = started;

  /** One look at the printer: an outcome when there is no more to wait for. */
  async function look(): Promise<PrintOutcome | null> {
    const reading = await line.readStatus();
    if (confirmed && profile.processId) return { kind: 'printed', proof: 'process-id' };
    switch (reading.kind) {
      case 'lost':
        return unknown({ kind: 'absent' });
      case 'silent':
      case 'stranger':
        return clock.now() - heard >= SILENCE_MS ? unknown({ kind: 'silent' }) : null;
      case 'answered':
        heard = clock.now();
        if (isStopped(reading.status)) return unknown(reading.status);
        if (confirmed && reading.status.kind === 'ready') return { kind: 'printed', proof: 'status' };
        return clock.now() >= deadline ? unknown(reading.status) : null;
    }
  }

  const deadline = started + PRINT_MS + 2 * line.transferMs(encoded.byteLength);
  try {
    const bursts = inBursts([...encoded.pieces, question]);
    for (const [index, burst] of bursts.entries()) {
      const early = index > 0 ? await look() : null;
      if (early) return { outcome: early, brokenOff: false };
      const sent = await line.write(burst, STALL_MS);
      if (sent.ok) continue;
      if (sent.fault.kind === 'stalled') {
        const nothingLeft = index === 0 && sent.fault.written === 0;
        const status: PrinterStatus = { kind: 'silent' };
        return {
          outcome: { kind: nothingLeft ? 'not-started' : 'unknown', status },
          brokenOff: !nothingLeft,
        };
      }
      return { outcome: unknown({ kind: 'absent' }), brokenOff: true };
    }
    heard = clock.now();
    for (;;) {
      if (!confirmed && line.isOpen)
        await line.wait(LOOK_MS, (done) => {
          wake = done;
        });
      if (confirmed && profile.processId)
        return { outcome: { kind: 'printed', proof: 'process-id' }, brokenOff: false };
      if (!line.isOpen) return { outcome: unknown({ kind: 'absent' }), brokenOff: false };
      const outcome = await look();
      if (outcome) return { outcome, brokenOff: false };
    }
  } finally {
    stopEvents();
    stopLost();
  }
}

function unknown(status: PrinterStatus): PrintOutcome {
  return { kind: 'unknown', status };
}

/** States that end a job: a hand has to come first. A hot head and a short "busy" pass by themselves. */
function isStopped(status: PrinterStatus): boolean {
  switch (status.kind) {
    case 'no-paper':
    case 'cover-open':
    case 'cutter-error':
    case 'jam':
      return true;
    case 'error':
      return !status.recoverable;
    case 'ready':
    case 'offline':
    case 'silent':
    case 'stranger':
    case 'absent':
      return false;
  }
}

/** Joins whole commands into writes of about `BURST` bytes. */
function inBursts(pieces: readonly Uint8Array[]): Uint8Array[] {
  const bursts: Uint8Array[] = [];
  let group: Uint8Array[] = [];
  let size = 0;
  for (const piece of pieces) {
    if (size > 0 && size + piece.length > BURST) {
      bursts.push(Buffer.concat(group));
      [group, size] = [[], 0];
    }
    group.push(piece);
    size += piece.length;
  }
  if (size > 0) bursts.push(Buffer.concat(group));
  return bursts;
}
