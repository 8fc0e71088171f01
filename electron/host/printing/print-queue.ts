import type { JobState } from '../../../flows/domain/ticket.ts';
import type { PrintDocument } from '../../../hardware/printers/document.ts';
import type { Printer, PrintOutcome } from '../../../hardware/printers/printer.ts';
import type { PrintJob, Store } from '../../store/store.ts';

export interface PrintQueueDeps {
  readonly printer: Printer;
  readonly store: Pick<Store, 'setJobState' | 'jobOf' | 'addCopy'>;
  readonly compose: (job: PrintJob) => PrintDocument;
  /** Every step of a job, with the session that asked for it. */
  readonly onJob: (news: {
    readonly sessionId: string;
    readonly ticketId: string;
    readonly state: JobState;
    readonly outcome: PrintOutcome | null;
  }) => void;
  /** Something unforeseen between store and printer; the job's state is what the store says. */
  readonly onError: (error: unknown) => void;
}

export interface PrintQueue {
  /** The first print of a ticket, at once or after the one before it. What was tried already is only told. */
  start(ticketId: string, sessionId: string): void;
  /** Somebody asked for a ticket's paper: the waiting job, or a marked copy where its fate is unknown. */
  printAgain(ticketId: string, sessionId: string): void;
}

/**
 * The only way to the printer. A job is written down as `sending` before its first byte leaves, and what the
 * printer could not start goes back to `queued`: it waits until somebody asks for it.
 */
export function createPrintQueue({ printer, store, compose, onJob, onError }: PrintQueueDeps): PrintQueue {
  const underWay = new Set<string>();

  const run = async (job: PrintJob, sessionId: string): Promise<void> => {
    const ticketId = job.ticket.id;
    const tell = (state: JobState, outcome: PrintOutcome | null) =>
      onJob({ sessionId, ticketId, state, outcome });
    let started = false;
    try {
      const outcome = await printer.print(compose(job), {
        beforeFirstByte: () => {
          store.setJobState(job.id, 'sending');
          started = true;
          tell('sending', null);
        },
      });
      const state = stateAfter(outcome);
      if (started) store.setJobState(job.id, state);
      tell(state, outcome);
    } catch (error) {
      onError(error);
      tell(started ? 'unknown' : 'queued', null);
    } finally {
      underWay.delete(ticketId);
    }
  };

  const enqueue = (job: PrintJob, sessionId: string) => {
    if (underWay.has(job.ticket.id)) return;
    underWay.add(job.ticket.id);
    void run(job, sessionId);
  };

  const withLastJob = (ticketId: string, sessionId: string, act: (last: PrintJob) => void) => {
    if (underWay.has(ticketId)) return;
    try {
      const last = store.jobOf(ticketId);
      if (last) act(last);
    } catch (error) {
      onError(error);
      onJob({ sessionId, ticketId, state: 'queued', outcome: null });
    }
  };

  return {
    start: (ticketId, sessionId) =>
      withLastJob(ticketId, sessionId, (last) => {
        if (last.state === 'queued') enqueue(last, sessionId);
        else onJob({ sessionId, ticketId, state: last.state, outcome: null });
      }),
    printAgain: (ticketId, sessionId) =>
      withLastJob(ticketId, sessionId, (last) =>
        enqueue(last.state === 'queued' ? last : store.addCopy(ticketId), sessionId),
      ),
  };
}

function stateAfter(outcome: PrintOutcome): JobState {
  switch (outcome.kind) {
    case 'printed':
      return 'printed';
    case 'unknown':
      return 'unknown';
    case 'not-started':
      return 'queued';
  }
}
