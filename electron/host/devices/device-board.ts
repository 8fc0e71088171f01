import type { DeviceFamily } from '../../../hardware/supervision/device-state.ts';
import { listeners } from '../../../hardware/transports/faults.ts';
import type { Log } from '../log.ts';
import { type DeviceReport, statusWord } from './device-report.ts';
import { type HostDevice, nameOf } from './host-device.ts';

/** What a device was configured to be. */
export interface DevicePlan {
  readonly family: DeviceFamily;
  readonly profile: string;
  readonly line: string | null;
}

export interface DeviceBoard {
  readonly reports: readonly DeviceReport[];
  /** Told with every report as soon as one of them has changed. Returns the way to stop. */
  onReports(listener: (reports: readonly DeviceReport[]) => void): () => void;
  /**
   * Makes a device and watches it in place of the one of its family before, which must be closed already: both may
   * want the same line. Null when it could not even be made, which is logged and touches no other device.
   */
  open<Device extends HostDevice>(plan: DevicePlan, make: () => Device): Device | null;
  /** The kiosk has no device of this family any more. */
  remove(family: DeviceFamily): void;
  /** Closes all devices, side by side. */
  close(): Promise<void>;
}

interface Place {
  readonly plan: DevicePlan;
  readonly device: HostDevice | null;
  readonly stop: () => void;
}

/** All devices of the kiosk, and how each of them is. */
export function deviceBoard(log: Log): DeviceBoard {
  const places = new Map<DeviceFamily, Place>();
  const changed = listeners<readonly DeviceReport[]>();

  const reports = () =>
    [...places.values()].map(({ plan, device }): DeviceReport => {
      if (!device) return { ...plan, state: 'absent', status: 'lost' };
      return { ...plan, state: device.state.kind, status: statusWord(device.state) };
    });

  function made<Device>({ family }: DevicePlan, make: () => Device): Device | null {
    try {
      return make();
    } catch (error) {
      log('device.crashed', { family, error: nameOf(error) });
      return null;
    }
  }

  function remove(family: DeviceFamily): void {
    places.get(family)?.stop();
    if (places.delete(family)) changed.emit(reports());
  }

  return {
    get reports() {
      return reports();
    },
    onReports: changed.add,
    open(plan, make) {
      places.get(plan.family)?.stop();
      const device = made(plan, make);
      const stop = device?.onState((state) => {
        log('device', { family: plan.family, state: state.kind, status: statusWord(state) });
        changed.emit(reports());
      });
      places.set(plan.family, { plan, device, stop: stop ?? (() => undefined) });
      changed.emit(reports());
      return device;
    },
    remove,
    async close() {
      const all = [...places.values()];
      for (const { stop } of all) stop();
      places.clear();
      await Promise.all(all.map(({ device }) => device?.close()));
    },
  };
}
