import type { DeviceState } from '../../hardware/supervision/device-state.ts';

interface Device<Status> {
  readonly state: DeviceState<Status>;
  onState(listener: (state: DeviceState<Status>) => void): () => void;
}

/** Waits until the device says so by itself. */
export function stateOf<Status>(
  device: Device<Status>,
  fits: (state: DeviceState<Status>) => boolean,
): Promise<DeviceState<Status>> {
  return new Promise((resolve) => {
    const look = (state: DeviceState<Status>): boolean => {
      if (fits(state)) resolve(state);
      return fits(state);
    };
    if (look(device.state)) return;
    const stop = device.onState((state) => {
      if (look(state)) stop();
    });
  });
}

export const isReady = ({ kind }: DeviceState<unknown>): boolean => kind === 'ready';
export const isAbsent = ({ kind }: DeviceState<unknown>): boolean => kind === 'absent';
