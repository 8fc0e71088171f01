import type { Store } from '../store/store.ts';
import type { Clock } from './clock.ts';
import { errorCode } from './error-code.ts';
import type { Log } from './log.ts';

export type StoreOpening =
  /** `lost`: stores that had to be set aside today; their numbers are on paper. */
  | { readonly ok: true; readonly store: Store; readonly lost: number }
  /** `code` for the technician who reads it off the glass. */
  | { readonly ok: false; readonly code: string };

export interface StoreKeeperDeps {
  readonly open: () => StoreOpening;
  readonly clock: Pick<Clock, 'setTimeout' | 'clearTimeout'>;
  readonly log: Log;
  /** Nothing can be written now; tried again by itself. */
  readonly onLost: (code: string) => void;
  readonly onRestored: () => void;
  /** The last run was cut off: what it was doing is in doubt. */
  readonly onInterrupted: () => void;
}

export interface StoreKeeper {
  /** What `use` gives back; null when the store cannot do it. One that is broken or gone is opened anew. */
  readonly with: <T>(use: (opened: Store) => T) => T | null;
  /** @throws when there is none, and what the store throws: for those who must know that it was written */
  readonly usable: () => Store;
  /** Opens it for the first time. */
  readonly begin: () => void;
  readonly close: () => void;
}

/** No series gives more numbers on one day: after a lost store, numbering goes on beyond. */
const NUMBERS_OF_A_DAY = 500;
/** How often an unusable store is tried again. */
const RETRY_MS = 15_000;

/** Keeps a store open as long as the kiosk runs, whatever becomes of its file. */
export function createStoreKeeper({
  open,
  clock,
  log,
  onLost,
  onRestored,
  onInterrupted,
}: StoreKeeperDeps): StoreKeeper {
  let store: Store | null = null;
  let retry: unknown = null;
  /** Stores that went while the kiosk ran. */
  let losses = 0;

  const begin = () => {
    const opening = open();
    if (!opening.ok || !takeUp(opening.store, opening.lost + losses)) {
      onLost(opening.ok ? 'STORE-FULL' : opening.code);
      clock.clearTimeout(retry);
      retry = clock.setTimeout(begin, RETRY_MS);
      return;
    }
    store = opening.store;
    onRestored();
  };

  /** What the last run left behind: a power cut is noticed, and what it interrupted is in doubt. False when nothing can be written. */
  const takeUp = (opened: Store, lost: number): boolean => {
    try {
      if (opened.setting('running') === 'yes') {
        opened.audit('kiosk.interrupted');
        onInterrupted();
      }
      opened.setSetting('running', 'yes');
      if (lost > 0) opened.reserveNumbers(lost * NUMBERS_OF_A_DAY);
      const doubted = opened.doubtInterruptedJobs() + opened.doubtInterruptedSheets();
      if (doubted > 0) log('jobs.doubted', { count: doubted });
      return true;
    } catch (error) {
      // It can be read and not written: a full disk.
      log('store.failed', { error: errorCode(error) });
      opened.close();
      return false;
    }
  };

  /** The file is opened anew; what cannot be used of it is set aside then. */
  const reopen = (why: string) => {
    log('store.reopened', { why });
    if (why === 'gone') losses++;
    const old = store;
    store = null;
    try {
      old?.close();
    } catch (error) {
      log('store.failed', { error: errorCode(error) });
    }
    begin();
  };

  return {
    with: (use) => {
      try {
        if (store && !store.isThere()) reopen('gone');
        return store && use(store);
      } catch (error) {
        log('store.failed', { error: errorCode(error) });
        if (isBroken(error)) reopen(errorCode(error));
        return null;
      }
    },
    usable: () => {
      if (!store) throw new Error('the store is not open');
      return store;
    },
    begin,
    close: () => {
      clock.clearTimeout(retry);
      const last = store;
      // Who still comes finds nothing, and nothing is opened anew.
      store = null;
      last?.setSetting('running', 'no');
      last?.close();
    },
  };
}

/** Nothing that waiting or more room on the disk would mend. */
function isBroken(error: unknown): boolean {
  return /^SQLITE_(CORRUPT|NOTADB|ERROR|READONLY_DBMOVED)/.test(errorCode(error));
}
