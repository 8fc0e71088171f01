import { listeners } from './faults.ts';
import type { Transport, TransportFault } from './transport.ts';

/**
 * A line whose bytes cannot take the program down: what throws while it takes them apart is reported, and the line
 * counts as lost, so that its device is started anew.
 */
export function guarded(transport: Transport, onCrash: (error: unknown) => void): Transport {
  const lost = listeners<TransportFault>();
  transport.onLost(lost.emit);
  return {
    ...transport,
    onData: (listener) =>
      transport.onData((bytes) => {
        try {
          listener(bytes);
        } catch (error) {
          onCrash(error);
          lost.emit({ kind: 'lost', detail: 'the driver failed' });
        }
      }),
    onLost: lost.add,
  };
}
