import { nameOfLine } from '../../../hardware/transports/open-transport.ts';
import type { TransportConfig } from '../../../hardware/transports/transport.ts';
import type { DeviceBoard } from './device-board.ts';
import type { DeviceSettings } from './device-settings.ts';
import { type DeviceTools, onLine } from './host-device.ts';
import type { Reader, ReaderKind, ReaderPlace } from './reader.ts';
import { READER_KINDS } from './reader-kinds.ts';
import { type ReaderSlot, readerSlot } from './reader-slot.ts';

/** How a reader is configured. */
export interface ReaderConfig extends Omit<ReaderPlace, 'transport'> {
  readonly profile: string;
  readonly transport?: TransportConfig | undefined;
}

/** A reader on its line. Throws for a profile that does not exist. */
export function openReader(kind: ReaderKind, config: ReaderConfig, tools: DeviceTools): Reader {
  const { profile, transport, ...place } = config;
  if (transport === undefined) return kind.open(profile, place, tools);
  return onLine(transport, tools, (line) => kind.open(profile, { transport: line }, tools), kind.line);
}

/** A family of readers in this kiosk: what is there of it, how it is configured, and the ways to change that. */
export interface ConfiguredReader {
  readonly kind: ReaderKind;
  readonly slot: ReaderSlot;
  readonly config: () => ReaderConfig | null;
  /** False when it could not be written down. */
  readonly keep: (config: ReaderConfig) => boolean;
  readonly open: (config: ReaderConfig | null) => Reader | null;
}

/** Opens every reader that is configured. */
export function configuredReaders(
  settings: DeviceSettings,
  board: DeviceBoard,
  tools: DeviceTools,
): readonly ConfiguredReader[] {
  return READER_KINDS.map((kind) => {
    const config = () => settings.inForce[kind.id] ?? null;
    const open = (wanted: ReaderConfig | null) => openOnBoard(kind, wanted, board, tools);
    const slot = readerSlot(kind.id, open(config()));
    return { kind, slot, config, open, keep: (next) => settings.keep(kind.id, next) };
  });
}

/** On the board of devices; null, and off the board, where none is configured. */
function openOnBoard(
  kind: ReaderKind,
  config: ReaderConfig | null,
  board: DeviceBoard,
  tools: DeviceTools,
): Reader | null {
  const { family } = kind;
  if (config === null) {
    board.remove(family);
    return null;
  }
  const { profile, transport, reader } = config;
  const line = transport ? nameOfLine(transport) : (reader ?? null);
  return board.open({ family, profile, line }, () => openReader(kind, config, tools));
}
