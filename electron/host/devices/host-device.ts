import type { Clock } from '../../../hardware/clock.ts';
import { watchLine } from '../../../hardware/ports/watch-line.ts';
import type { DeviceState } from '../../../hardware/supervision/device-state.ts';
import { guarded } from '../../../hardware/transports/guarded.ts';
import { openTransport } from '../../../hardware/transports/open-transport.ts';
import type { SerialLine } from '../../../hardware/transports/serial.ts';
import type { Transport, TransportConfig } from '../../../hardware/transports/transport.ts';
import type { Log } from '../log.ts';

/** What the host asks of every device, whatever its family. */
export interface HostDevice {
  readonly state: DeviceState<{ readonly kind: string }>;
  onState(listener: (state: DeviceState<{ readonly kind: string }>) => void): () => void;
  nudge(): void;
  close(): Promise<void>;
}

export interface DeviceTools {
  /** Monotonic: a wall clock that is set while a ticket prints must not end its deadline. */
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * A device on its line: what is plugged in where the line leads to is noticed, and a driver that throws while it takes
 * bytes apart is started anew.
 */
export function onLine<Device extends HostDevice>(
  config: TransportConfig,
  { clock, log }: DeviceTools,
  open: (transport: Transport) => Device,
  line: SerialLine = {},
): Device {
  const transport = openTransport(config, line);
  const device = open(
    guarded(transport, (error) => log('device.crashed', { line: transport.name, error: nameOf(error) })),
  );
  const stop = watchLine(config, clock, device.nudge);
  const close = device.close.bind(device);
  device.close = () => {
    stop();
    return close();
  };
  return device;
}

/** An error's name: its text may hold what was read. */
export function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown';
}
