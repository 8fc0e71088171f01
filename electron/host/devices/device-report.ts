import type { DeviceFamily, DeviceState } from '../../../hardware/supervision/device-state.ts';

/** One device, for whoever tends the kiosk. Nothing that was read or printed. */
export interface DeviceReport {
  readonly family: DeviceFamily;
  readonly profile: string;
  /** Where it is: `serial /dev/ttyUSB0 115200`; null for one without a line of its own. */
  readonly line: string | null;
  readonly state: DeviceState<unknown>['kind'];
  /** What the device says, `mute`, `stranger`, or why it is absent; null while it is being asked. */
  readonly status: string | null;
}

export function statusWord(state: DeviceState<{ readonly kind: string }>): string | null {
  switch (state.kind) {
    case 'absent':
      return state.why;
    case 'connecting':
      return null;
    case 'ready':
    case 'degraded':
    case 'faulted':
      return state.status.kind;
  }
}
