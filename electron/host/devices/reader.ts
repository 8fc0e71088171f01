import type { DeviceRead } from '../../../flows/domain/device-read.ts';
import type { PresentedCard } from '../../../hardware/card-readers/card-reader.ts';
import type { DeviceFamily, DeviceState } from '../../../hardware/supervision/device-state.ts';
import type { SerialLine } from '../../../hardware/transports/serial.ts';
import type { Transport } from '../../../hardware/transports/transport.ts';
import type { DevicesConfig } from '../config/devices-schema.ts';
import type { DeviceTools, HostDevice } from './host-device.ts';

/** Keys of `devices` in the configuration, without the printer. */
export type ReaderId = Exclude<keyof DevicesConfig, 'printer'>;

/** One thing that was held to a reader. */
export interface ReaderRead {
  /** For the session; null for what is no citizen's. */
  readonly read: DeviceRead | null;
  /** For whoever signs in with it. */
  readonly card: PresentedCard | null;
  /** For the technician, with nothing of what was read. */
  readonly test: ReaderTest;
  /** So many forgotten cards have gone into the bin. */
  readonly captured?: number;
}

export interface ReaderTest {
  /** The reader did its work, whatever it was that it read. */
  readonly well: boolean;
  /** A key of `reading` in `service.json`. */
  readonly word: string;
}

/** What the host asks of every device that reads, whatever its family. */
export interface Reader extends HostDevice {
  /** Nudges, and waits until it is known how the device is, or that it is not there. */
  settled(): Promise<DeviceState<{ readonly kind: string }>>;
  onRead(listener: (read: ReaderRead) => void): () => void;
  /** Looks for something to read from now on, where it must be told so. False when it could not be told. */
  startReading(): Promise<boolean>;
  stopReading(): Promise<void>;
  /** Somebody else stands here now: what has come in part is dropped. */
  drop(): void;
  /** Somebody has emptied the bin of captured cards; only where there is one. False when the device would not hear of it. */
  emptyBin?(): Promise<boolean>;
  /** A line that was typed, without its Enter; only where the device acts as a keyboard. */
  take?(line: string): void;
}

/** Where a reader is: on a line, at the PC/SC service, or nowhere in particular: it types. */
export interface ReaderPlace {
  readonly transport?: Transport | undefined;
  /** Part of the name of a PC/SC reader. */
  readonly reader?: string | undefined;
  /** Of another PC/SC service than the system's own. */
  readonly socket?: string | undefined;
}

export interface ReaderProfile {
  readonly id: string;
  /** Maker and model, the same in all languages; null for what is no make: its text is `profile.ID` in `service.json`. */
  readonly maker: string | null;
  /** On no serial line of its own: it types like a keyboard, or a daemon of the system has it. */
  readonly lineless: boolean;
}

/** What the host knows of one family of readers. */
export interface ReaderKind {
  readonly id: ReaderId;
  readonly family: DeviceFamily;
  /** The first is tried where nobody has chosen one. */
  readonly profiles: readonly [ReaderProfile, ...ReaderProfile[]];
  /** Speeds that the makers deliver with, bits a second, the usual first. */
  readonly speeds: readonly [number, ...number[]];
  /** Says that it is there when it is asked. One that only ever sends what it reads must read something first. */
  readonly answers: (profile: string) => boolean;
  readonly line: SerialLine;
  open(profile: string, place: ReaderPlace, tools: DeviceTools): Reader;
}
