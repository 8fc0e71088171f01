import type { DeviceRead } from '../../../flows/domain/device-read.ts';
import type { DeviceFamily, DeviceState } from '../../../hardware/supervision/device-state.ts';
import type { SerialLine } from '../../../hardware/transports/serial.ts';
import type { Transport } from '../../../hardware/transports/transport.ts';
import type { DevicesConfig } from '../config/devices-schema.ts';
import type { DeviceTools, HostDevice } from './host-device.ts';

/** Keys of `devices` in the configuration, without the printer. */
export type ReaderId = Exclude<keyof DevicesConfig, 'printer'>;

/** One thing that was held to a reader. */
export interface ReaderRead {
  /** For the session; null for what no citizen's flow could ever want: a card that is no badge and no document. */
  readonly read: DeviceRead | null;
  /** For the technician, with nothing of what was read. */
  readonly test: ReaderTest;
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
  readonly answers: boolean;
  readonly line: SerialLine;
  /** @param transport null for a profile without a line */
  open(profile: string, transport: Transport | null, tools: DeviceTools, reader?: string): Reader;
}
