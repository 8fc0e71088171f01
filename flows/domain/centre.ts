import type { LocalizedText } from '../contract.ts';

/**
 * What the kiosk asks of the centre's back office. A question that is not answered in time is answered `silent`:
 * each flow goes on without it, and says so.
 */
export interface Centre {
  /** Who this is: only when FIN and document belong together. */
  person(question: Identity): Promise<CentreAnswer<Person>>;
  appointments(question: AppointmentQuestion): Promise<CentreAnswer<readonly Appointment[]>>;
  application(question: {
    readonly receipt: string;
    readonly fin: string;
  }): Promise<CentreAnswer<Application>>;
  reference(
    question: Identity & { readonly area: ReferenceArea; readonly requestId: string },
  ): Promise<CentreAnswer<Reference>>;
  /** What the centre has already assigned proactively to this person. */
  notices(question: Identity): Promise<CentreAnswer<readonly Notice[]>>;
  /** Hands over one event of the outbox. The same id twice is taken once. */
  submit(event: OutboxEvent): Promise<CentreAnswer<null>>;
  /** People who wait, by series. */
  queues(): Promise<CentreAnswer<readonly { readonly series: string; readonly waiting: number }[]>>;
  /** A question that has no answer after so many milliseconds has none: the flows go on without it. */
  readonly deadlineMs: number;
  /** The answers are made up. */
  readonly isDemonstration: boolean;
  /** X25519 public key (raw, 32 bytes, base64url) that personal data are sealed for. */
  readonly sealingKey: string;
}

/** The same without the promise to answer in time. */
export type UnguardedCentre = Omit<Centre, 'deadlineMs'>;

/**
 * `silent`: no answer in time, or nobody there. `unknown`: nothing of the kind is known, or FIN and document do not
 * belong together (which of the two is not said). `garbled`: an answer that breaks the contract.
 */
export type CentreAnswer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly why: 'silent' | 'unknown' | 'garbled' };

/** FIN and document number, as read or typed. Personal. */
export interface Identity {
  readonly fin: string;
  /** Letters and digits without blanks: `AA1234567`, `AZE12345678`, `C00000001`. */
  readonly documentNumber: string;
}

/** Personal. */
export interface Person {
  readonly fin: string;
  readonly surname: string;
  readonly name: string;
  readonly patronymic: string;
  /** `1980-01-31` */
  readonly birth: string;
  /** People this person acts for, by law or by power of attorney. */
  readonly inCare: readonly { readonly fin: string; readonly name: string }[];
}

export type AppointmentQuestion =
  | { readonly by: 'code'; readonly code: string }
  | { readonly by: 'number'; readonly number: string }
  | { readonly by: 'fin'; readonly fin: string };

export interface Appointment {
  readonly id: string;
  /** Seven digits. */
  readonly number: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly direction: string;
  readonly service: string | null;
  readonly state: 'booked' | 'checked-in' | 'cancelled';
  /** Name of the other centre that it is booked at; null or absent for this one. */
  readonly elsewhere?: LocalizedText | null;
}

export interface Application {
  readonly receipt: string;
  readonly service: string | null;
  /** Milliseconds since the epoch. */
  readonly filedAt: number;
  readonly state: 'received' | 'in-progress' | 'needs-documents' | 'granted' | 'refused';
  /** Ids of documents that are still wanted. */
  readonly wanted: readonly string[];
}

/** The eight areas of references (dost.gov.az, "Arayışların verilməsi"). */
export const REFERENCE_AREAS = [
  'employment',
  'pension',
  'benefits',
  'scholarship',
  'targeted-assistance',
  'insurance-record',
  'social-service',
  'disability',
] as const;
export type ReferenceArea = (typeof REFERENCE_AREAS)[number];

/** A reference as the centre made it out. Personal. */
export interface Reference {
  readonly number: string;
  /** Whoever is handed the paper looks it up with this. */
  readonly verificationCode: string;
  readonly issuedAt: number;
  readonly area: ReferenceArea;
  /** Label and value, in Azerbaijani: the document's own language. */
  readonly lines: readonly { readonly label: string; readonly value: string }[];
}

/** Something that was assigned without an application. Personal. */
export interface Notice {
  readonly id: string;
  /** Code of the service. */
  readonly service: string;
  /** Milliseconds since the epoch. */
  readonly assignedAt: number;
}

/** What the kiosk tells the centre, in the order in which it was written. */
export interface OutboxEvent {
  readonly id: string;
  readonly kind: string;
  readonly payload: string;
  readonly createdAt: number;
}
