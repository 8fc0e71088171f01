import type { DeviceState } from '../../../hardware/supervision/device-state.ts';
import { listeners } from '../../../hardware/transports/faults.ts';
import type { Reader, ReaderId, ReaderRead } from './reader.ts';

/** One reader to the rest of the kiosk, whichever line and profile a technician has just chosen, and while there is none. */
export interface ReaderSlot {
  readonly id: ReaderId;
  /** Null while none is set up, or it could not even be made. */
  readonly reader: Reader | null;
  onRead(listener: (read: ReaderRead) => void): () => void;
  onState(listener: (state: DeviceState<{ readonly kind: string }>) => void): () => void;
  /** Ends the one that is there and puts another in its place: both may want the same line. */
  replace(make: () => Reader | null): Promise<void>;
}

export function readerSlot(id: ReaderId, first: Reader | null): ReaderSlot {
  const reads = listeners<ReaderRead>();
  const states = listeners<DeviceState<{ readonly kind: string }>>();
  let reader = first;
  let stops: readonly (() => void)[] = [];
  const follow = () => {
    stops = reader ? [reader.onRead(reads.emit), reader.onState(states.emit)] : [];
  };
  follow();
  return {
    id,
    get reader() {
      return reader;
    },
    onRead: reads.add,
    onState: states.add,
    async replace(make) {
      for (const stop of stops) stop();
      await reader?.close();
      reader = make();
      follow();
      if (reader) states.emit(reader.state);
    },
  };
}
