import type { DeviceState } from '../../../hardware/supervision/device-state.ts';
import type { HostDevice } from './host-device.ts';
import type { Reader, ReaderProfile, ReaderRead } from './reader.ts';

/** What the drivers of all families that read have in common. */
interface Reads<Read> extends HostDevice {
  settled(): Promise<DeviceState<{ readonly kind: string }>>;
  onRead(listener: (read: Read) => void): () => void;
  startReading(): Promise<boolean>;
  stopReading(): Promise<void>;
  drop(): void;
  take?(line: string): void;
  emptyBin?(): Promise<boolean>;
}

/** A device of any family as the host sees it: its reads translated, everything else as it is. */
export function readerOf<Read>(device: Reads<Read>, translated: (read: Read) => ReaderRead): Reader {
  return {
    get state() {
      return device.state;
    },
    onState: device.onState,
    onRead: (listener) => device.onRead((read) => listener(translated(read))),
    settled: () => device.settled(),
    startReading: () => device.startReading(),
    stopReading: () => device.stopReading(),
    drop: () => device.drop(),
    ...(device.emptyBin && { emptyBin: device.emptyBin }),
    ...(device.take && { take: (line: string) => device.take?.(line) }),
    nudge: () => device.nudge(),
    close: () => device.close(),
  };
}

/** Profiles on no serial line of their own. */
const LINELESS: ReadonlySet<string> = new Set(['keyboard-wedge', 'pcsc', 'pcsc-uid']);

type Loaded =
  | { readonly ok: true; readonly profile: { readonly name: string } }
  | { readonly ok: false; readonly fault: string };

/**
 * The profiles of a family, read from its data.
 * @param unmade those that are no make but a way of speaking: they are called by a text, not by their name
 */
export function profilesOf(
  ids: readonly string[],
  load: (id: string) => Loaded,
  unmade: readonly string[],
): readonly [ReaderProfile, ...ReaderProfile[]] {
  const [first, ...others] = ids.flatMap((id): ReaderProfile[] => {
    const loaded = load(id);
    if (!loaded.ok) return [];
    const maker = unmade.includes(id) ? null : loaded.profile.name;
    return [{ id, maker, lineless: LINELESS.has(id) }];
  });
  if (!first) throw new Error('a family without profiles');
  return [first, ...others];
}
