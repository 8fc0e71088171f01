import type { TransportFault } from '../transports/transport.ts';

/** Why there is no line to a device. */
export type Absence =
  /** Nothing at the place where it should be: not plugged in, switched off, never there. */
  | 'not-there'
  /** Several are like it, and none was taken: the configuration must say which. */
  | 'ambiguous'
  /** Another process holds the line. */
  | 'busy'
  /** This process may not open it: the udev rules are missing. */
  | 'denied'
  /** It was there and went. */
  | 'lost';

/** The line is open and nobody answers: no power, frozen, wrong speed. */
export interface Mute {
  readonly kind: 'mute';
}

/** Something answers that is not this kind of device: two plugs were swapped. */
export interface Stranger {
  readonly kind: 'stranger';
  /** What it seems to be. */
  readonly found: DeviceFamily | 'unknown';
}

export const DEVICE_FAMILIES = [
  'printer',
  'id-scanner',
  'bar-code-reader',
  'card-reader',
  'card-motor',
] as const;
export type DeviceFamily = (typeof DEVICE_FAMILIES)[number];

/**
 * Where a device stands: the same five for every family, so that the kiosk, the technician and the fault matrix
 * need not know which it is. `Status` is what the family itself says, a closed union with a `kind`.
 */
export type DeviceState<Status> =
  | { readonly kind: 'absent'; readonly why: Absence }
  /** The line is open, and the device is being asked who it is and how it is. */
  | { readonly kind: 'connecting' }
  | { readonly kind: 'ready'; readonly status: Status }
  /** Serves, and somebody should come soon. */
  | { readonly kind: 'degraded'; readonly status: Status }
  /** There, and does not serve. */
  | { readonly kind: 'faulted'; readonly status: Status | Mute | Stranger };

/** What one look at a device gave. */
export type Reading<Status> =
  | { readonly kind: 'answered'; readonly status: Status }
  | { readonly kind: 'silent' }
  | { readonly kind: 'stranger'; readonly found: Stranger['found'] }
  | { readonly kind: 'lost'; readonly fault: TransportFault };

export function absenceOf(fault: TransportFault): Absence {
  switch (fault.kind) {
    case 'absent':
      return 'not-there';
    case 'ambiguous':
      return 'ambiguous';
    case 'busy':
      return 'busy';
    case 'denied':
      return 'denied';
    case 'lost':
    case 'stalled':
      return 'lost';
  }
}
