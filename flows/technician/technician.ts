import type { Mark, Saying, ServiceFact } from '../contract.ts';

/** Keys of `devices` in the configuration. */
export const DEVICE_IDS = ['printer', 'idScanner', 'barCodeReader', 'cardReader', 'cardMotor'] as const;
export type DeviceId = (typeof DEVICE_IDS)[number];

/** What can be done with a device; each is offered only where its driver can. */
export const DEVICE_TASKS = [
  'ports',
  'profiles',
  'test-print',
  'read',
  'new-roll',
  'calibrate',
  'enrol',
  'empty-bin',
] as const;
export type DeviceTask = (typeof DEVICE_TASKS)[number];

/** A device as it stands now. */
export interface DeviceSight {
  readonly id: DeviceId;
  readonly mark: Mark;
  /** One plain sentence. */
  readonly says: Saying;
  /** Where it is: `/dev/ttyUSB0`; null while nobody has chosen. */
  readonly line: string | null;
  readonly tasks: readonly DeviceTask[];
}

/** What was found at a port that a device may be on. */
export const PORT_FINDINGS = [
  /** A device of the wanted kind answers there, or was just read from. */
  'answers',
  /** It can be opened, and nobody answers. */
  'silent',
  /** It can be opened; a device that says nothing by itself may be on it. */
  'free',
  /** Something answers that is of another kind. */
  'other',
  /** Another device of this kiosk is on it. */
  'taken',
  /** It cannot be opened. */
  'closed',
] as const;
export type PortFinding = (typeof PORT_FINDINGS)[number];

/** A place where a device may be. */
export interface FoundPort {
  readonly id: string;
  /** What is plugged in there, in plain words. */
  readonly name: Saying;
  /** `/dev/ttyUSB0` */
  readonly path: string;
  readonly found: PortFinding;
  /** Whose it is; null unless it is taken. */
  readonly holder: DeviceId | null;
  /** The one in use now. */
  readonly chosen: boolean;
}

export interface ProfileSight {
  readonly id: string;
  readonly name: Saying;
  readonly chosen: boolean;
}

/** A numbered line on the calibration page, in its order there. */
export interface CalibrationLine {
  readonly id: string;
  /** What it tries: a key under `calibration.groups`. */
  readonly group: 'start' | 'azerbaijani' | 'russian' | 'special' | 'width' | 'cut';
}

/** A ticket that waits for paper: its number and nothing of who took it. */
export interface JobSight {
  readonly ticketId: string;
  readonly number: string;
  /** `10:42` */
  readonly time: string;
  readonly state: 'queued' | 'unknown';
}

/** Somebody of the centre who may sign in with a badge. */
export interface PersonSight {
  readonly id: string;
  readonly name: string;
  readonly of: 'technician' | 'volunteer';
  readonly hasBadge: boolean;
}

export interface FoundStick {
  readonly id: string;
  readonly name: string;
  readonly freeMegabytes: number;
}

/** Everything that is done outside of the machine; each step of it is written to the audit trail. */
export type Work =
  | { readonly do: 'find-ports'; readonly device: DeviceId }
  | { readonly do: 'use-port'; readonly device: DeviceId; readonly port: string }
  | { readonly do: 'use-profile'; readonly device: DeviceId; readonly profile: string }
  | { readonly do: 'test-print'; readonly device: DeviceId }
  | { readonly do: 'read'; readonly device: DeviceId }
  | { readonly do: 'new-roll'; readonly device: DeviceId }
  | { readonly do: 'print-calibration'; readonly device: DeviceId }
  | { readonly do: 'use-calibration'; readonly device: DeviceId; readonly picked: readonly string[] }
  /** The technician has emptied the bin of forgotten cards: they are counted anew. */
  | { readonly do: 'empty-bin'; readonly device: DeviceId }
  | { readonly do: 'enrol'; readonly device: DeviceId; readonly person: string }
  | { readonly do: 'reprint'; readonly ticketId: string }
  | { readonly do: 'void'; readonly ticketId: string }
  | { readonly do: 'look' }
  | { readonly do: 'find-sticks' }
  | { readonly do: 'export'; readonly stick: string }
  | { readonly do: 'set-pin'; readonly pin: string }
  | { readonly do: 'restart' }
  | { readonly do: 'shut-down' };

/** How a work ended. Each has its texts under `told` in `service.json`. */
export const OUTCOMES = [
  'port-answers',
  'port-open',
  'port-taken',
  'port-silent',
  'port-refused',
  'profile-set',
  'profile-noted',
  'printed',
  'print-doubtful',
  'print-refused',
  'read',
  'read-bad',
  'read-nothing',
  'roll-noted',
  'calibrated',
  'calibration-unclear',
  'bin-emptied',
  'enrolled',
  'badge-not-blank',
  'badge-unfit',
  'badge-pulled',
  'reprinted',
  'voided',
  'job-gone',
  'exported',
  'export-failed',
  'pin-set',
  'touch-good',
  'touch-off',
  'restarting',
  'shutting-down',
  'announced',
  'power-failed',
  'not-kept',
  'failed',
] as const;
export type OutcomeKind = (typeof OUTCOMES)[number];

export interface Outcome {
  readonly kind: OutcomeKind;
  readonly with?: Readonly<Record<string, string | number>>;
  /** In place of the outcome's own note: what the device says. */
  readonly says?: Saying;
}

/** What a work gives back: a list to choose from, or how it ended. */
export type WorkDone =
  | { readonly kind: 'ports'; readonly device: DeviceId; readonly ports: readonly FoundPort[] }
  | { readonly kind: 'lines'; readonly device: DeviceId; readonly lines: readonly CalibrationLine[] }
  | { readonly kind: 'facts'; readonly facts: readonly ServiceFact[] }
  | { readonly kind: 'sticks'; readonly sticks: readonly FoundStick[] }
  | { readonly kind: 'told'; readonly outcome: Outcome };

/** What is to be seen now. Read anew for every painting. */
export interface TechnicianSights {
  readonly devices: () => readonly DeviceSight[];
  readonly profiles: (device: DeviceId) => readonly ProfileSight[];
  readonly jobs: () => readonly JobSight[];
  readonly people: () => readonly PersonSight[];
  /** Newest first, without personal data. */
  readonly log: () => readonly string[];
}

export interface TechnicianDeps {
  readonly sights: TechnicianSights;
  /** Never rejects for what a device may do; the signal tells that nobody waits for it any more. */
  readonly work: (work: Work, technicianId: string, signal: AbortSignal) => Promise<WorkDone>;
}

/** Where the technician stands. A list that had to be looked for is kept in it, lest it change under the finger. */
export type Place =
  | { readonly at: 'home' }
  | { readonly at: 'more' }
  | { readonly at: 'devices' }
  | { readonly at: 'device'; readonly device: DeviceId }
  | { readonly at: 'ports'; readonly device: DeviceId; readonly ports: readonly FoundPort[] }
  | { readonly at: 'profiles'; readonly device: DeviceId }
  | {
      readonly at: 'calibration';
      readonly device: DeviceId;
      readonly lines: readonly CalibrationLine[];
      readonly picked: readonly string[];
    }
  /** Whose badge shall it be? */
  | { readonly at: 'people'; readonly device: DeviceId }
  | { readonly at: 'jobs' }
  | { readonly at: 'job'; readonly ticketId: string }
  | { readonly at: 'facts'; readonly facts: readonly ServiceFact[] }
  | { readonly at: 'log'; readonly lines: readonly string[] }
  | { readonly at: 'sticks'; readonly sticks: readonly FoundStick[] }
  | { readonly at: 'pin'; readonly first: string | null; readonly typed: string; readonly differs: boolean }
  | { readonly at: 'touch'; readonly offsets: readonly TouchOffset[] }
  | { readonly at: 'sure'; readonly work: Work }
  | { readonly at: 'told'; readonly outcome: Outcome; readonly after: Work | null };

/** Tenths of a millimetre from the middle of the target. */
export interface TouchOffset {
  readonly dx: number;
  readonly dy: number;
}
