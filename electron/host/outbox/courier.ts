import type { Centre } from '../../../flows/domain/centre.ts';
import type { OutboxStore } from '../../store/outbox.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';

export interface CourierDeps {
  readonly centre: Pick<Centre, 'submit'>;
  /** What `use` gives back; null when the store cannot do it. */
  readonly withStore: <T>(use: (store: OutboxStore) => T) => T | null;
  readonly clock: Pick<Clock, 'setTimeout' | 'clearTimeout'>;
  readonly log: Log;
}

export interface Courier {
  /** Something was written down: it sets out a moment later, when paper and screen have had their turn. */
  nudge(): void;
  stop(): void;
}

/** A touch is answered first. */
const SOON_MS = 300;
/** Between two tries, doubled with each one that fails. */
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 5 * 60_000;
/** Events that are read at once. */
const HANDFUL = 20;

/**
 * Brings the events of the outbox to the centre, one after the other, in the order in which they were written. One is
 * marked only after the centre has said that it has it: cut off in between it goes a second time, and the centre takes
 * the same id once. What the centre does not take holds up those behind it, and is tried again and again: nothing is
 * left out, and the technician sees how many wait.
 */
export function createCourier({ centre, withStore, clock, log }: CourierDeps): Courier {
  let timer: unknown = null;
  let underWay = false;
  let nudged = false;
  let stopped = false;
  let failures = 0;

  const setOut = (inMs: number) => {
    clock.clearTimeout(timer);
    if (!stopped) timer = clock.setTimeout(() => void round(), inMs);
  };

  const round = async (): Promise<void> => {
    if (underWay) return;
    underWay = true;
    nudged = false;
    const delivered = await deliver();
    underWay = false;
    if (delivered) {
      if (failures > 0) log('outbox.going-again', { failures });
      failures = 0;
      if (nudged) setOut(SOON_MS);
      return;
    }
    failures++;
    if (failures === 1) log('outbox.held-up');
    setOut(Math.min(FIRST_WAIT_MS * 2 ** (failures - 1), LONGEST_WAIT_MS));
  };

  /** False when it has to be tried again. */
  const deliver = async (): Promise<boolean> => {
    while (!stopped) {
      const events = withStore((store) => store.unsent(HANDFUL));
      if (events === null) return false;
      if (events.length === 0) return true;
      for (const event of events) {
        const answer = await centre.submit(event);
        if (stopped) return true;
        if (!answer.ok) return false;
        const marked = withStore((store) => {
          store.markSent(event.id);
          return true;
        });
        if (!marked) return false;
      }
    }
    return true;
  };

  return {
    nudge: () => {
      nudged = true;
      // While the centre does not answer, its own pace holds.
      if (!underWay && failures === 0) setOut(SOON_MS);
    },
    stop: () => {
      stopped = true;
      clock.clearTimeout(timer);
    },
  };
}
