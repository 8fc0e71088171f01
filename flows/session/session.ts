import type { Glass } from '../access/choice-room.ts';
import type { Access, BadReading, KioskEvent, KioskEventType, Locale, PaperTrouble } from '../contract.ts';
import type { CodeUse, DeviceRead } from '../domain/device-read.ts';
import type { JobState } from '../domain/ticket.ts';
import type { Readers } from '../flow.ts';
import type { Flows } from '../flows.ts';
import type { TechnicianDeps } from '../technician/technician.ts';
import type { Pace } from './pace.ts';
import type { Trail } from './trail.ts';

/** Seconds a citizen may rest; all of them from the configuration. */
export interface SessionTimes {
  /** Without a touch until the warning. */
  readonly idleSeconds: number;
  /** The same once the ticket is in the citizen's hand. */
  readonly idleAfterTicketSeconds: number;
  /** Length of the warning; at least 20 (WCAG 2.2, 2.2.1). */
  readonly warningSeconds: number;
  /** Without a word of the helper until they are asked whether they are still there. */
  readonly assistSeconds: number;
  /** Without a touch of the technician until the warning. */
  readonly technicianSeconds: number;
  /** Without a touch until what is personal is covered. */
  readonly veilSeconds: number;
}

/** Who helps, as the centre calls them. */
export interface Volunteer {
  readonly id: string;
  readonly name: string;
}

/** What came of a PIN. `locked`: too many wrong ones, milliseconds until the next may be tried. */
export type PinAnswer =
  | { readonly kind: 'right'; readonly volunteer: Volunteer }
  | { readonly kind: 'technician'; readonly technicianId: string }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'locked'; readonly ms: number };

/** Whose PIN is asked for. */
export type PinOf = 'volunteer' | 'technician';

/** A kiosk that asked for help. */
export interface HelpCall {
  readonly id: string;
  readonly kioskId: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** The people who help, as a session may reach them. */
export interface HelpDeps {
  readonly checkPin: (pin: string, of: PinOf) => Promise<PinAnswer>;
  /** Milliseconds until a PIN may be tried, 0 for now: a lock outlives the pad, and a restart. */
  readonly lockedMs: (of: PinOf) => number;
  /** The answer comes as `help` news. */
  readonly call: (sessionId: string, whom: 'volunteer' | 'operator') => void;
  readonly calls: () => readonly HelpCall[];
  readonly answer: (callId: string, volunteer: Volunteer) => void;
  /** One line of the audit trail; never what was typed. */
  readonly audit: (step: AssistStep) => void;
}

export interface AssistStep {
  readonly sessionId: string;
  readonly volunteerId: string;
  readonly what: 'asked' | 'refused' | 'began' | 'step' | 'handed-back' | 'helper-gone' | 'ended';
  /** Which event, for a step. */
  readonly event: KioskEventType | null;
}

export interface SessionDeps {
  readonly times: SessionTimes;
  readonly defaultLocale: Locale;
  readonly glass: Glass;
  /** False on a kiosk that cannot speak. */
  readonly voice: boolean;
  /** What can be held to the kiosk now; absent: nothing. */
  readonly readers?: () => Readers;
  readonly newId: () => string;
  /** Milliseconds of a clock that nobody can set back. */
  readonly monotonic: () => number;
  readonly flows: Flows;
  readonly help: HelpDeps;
  readonly technician: TechnicianDeps & {
    /** False where nobody can be one: then there is no way in. */
    readonly exists: boolean;
    /** One line of the audit trail. */
    readonly audit: (what: 'began' | 'ended', technicianId: string) => void;
  };
}

/** News from the host. Job, help and reading news carry the session they belong to; another session never hears of them. */
export type HostEvent =
  | { readonly type: 'printer'; readonly trouble: PaperTrouble | null }
  | {
      readonly type: 'job';
      readonly sessionId: string;
      readonly ticketId: string;
      readonly state: JobState;
    }
  | {
      readonly type: 'sheet';
      readonly sessionId: string;
      readonly sheetId: string;
      readonly state: JobState;
    }
  /** Help has been asked for, or is there. */
  | { readonly type: 'help'; readonly sessionId: string; readonly state: 'called' | 'answered' }
  /** A document or a code was held to a reader. */
  | { readonly type: 'read'; readonly sessionId: string; readonly read: DeviceRead }
  | { readonly type: 'service-lost'; readonly code: string }
  | { readonly type: 'service-restored' }
  /** A technician's badge, known and proven. */
  | { readonly type: 'technician-badge'; readonly technicianId: string }
  | { readonly type: 'volunteer-badge'; readonly volunteer: Volunteer }
  /** A card that proves nothing by itself says whose PIN is asked for. */
  | { readonly type: 'badge-asks-pin'; readonly of: PinOf }
  /** A code of ours was held to the reader while nobody is there: what it is for begins. */
  | { readonly type: 'code'; readonly use: CodeUse; readonly id: string };

/** The machine to itself. */
type InnerEvent =
  | { readonly type: 'ended' }
  | { readonly type: 'gone' }
  | { readonly type: 'pace-changed' }
  | { readonly type: 'access-changed' }
  | { readonly type: 'assist-begins' }
  | { readonly type: 'technician-begins' }
  | { readonly type: 'tended' }
  /** Nobody has touched for so long that what is personal is to be covered. */
  | { readonly type: 'quiet' };

export type SessionEvent = KioskEvent | HostEvent | InnerEvent;

export interface SessionContext {
  /** Null while nobody is there. */
  readonly sessionId: string | null;
  readonly locale: Locale;
  readonly trouble: PaperTrouble | null;
  readonly access: Access;
  /** The first in sight of the settings, the steps of the tour or the help calls: whichever lies on top. From 0. */
  readonly overlayFrom: number;
  /** Why the last document or code could not be taken, as long as it is said. */
  readonly badReading: BadReading | null;
  /** A volunteer or an operator has been asked to come. */
  readonly called: boolean;
  /** Typed so far; gone as soon as it is checked. */
  readonly pin: string;
  readonly pinWrong: boolean;
  readonly pinOf: PinOf;
  /** No PIN is taken before, on the monotonic clock. */
  readonly lockedUntil: number | null;
  /** The last whose PIN was right: the citizen is asked, or the calls are shown to them. */
  readonly signedIn: Volunteer | null;
  /** Tends the devices; null while nobody does. */
  readonly technicianId: string | null;
  /** Helps, with consent. */
  readonly helper: Volunteer | null;
  /** When the helper is taken for gone, on the monotonic clock; null while they are not asked. */
  readonly assistEndsAt: number | null;
  /** When the presence region acts next, on the monotonic clock; null while nobody is there. */
  readonly deadlineAt: number | null;
  /** How slowly this citizen touches; stretches the deadlines. */
  readonly pace: Pace;
  /** The citizen has what they came for. */
  readonly settled: boolean;
  /** What the flow shows now is nobody else's business. */
  readonly personal: boolean;
  /** The form on the stage is half done and can be put aside. */
  readonly keepable: boolean;
  /** The flow on the stage, and those that it was begun from. */
  readonly trail: Trail;
  /** Why the kiosk cannot serve; null when it can. */
  readonly outOfService: string | null;
}

/** Every touch: proof that somebody is there. */
export const CITIZEN_EVENTS = [
  'begin',
  'choose',
  'unsure',
  'turn-page',
  'open-visit-kinds',
  'open-waiting-tickets',
  'print',
  'finish',
  'retry',
  'rate',
  'back',
  'restart',
  'open-help',
  'open-languages',
  'open-settings',
  'open-tour',
  'open-volunteer',
  'set-language',
  'set-access',
  'headset',
  'call-help',
  'digit',
  'erase',
  'enter',
  'consent',
  'still-helping',
  'hand-back',
  'open-technician',
  'touch-at',
  'open',
  'key',
  'keyboard',
  'stop-now',
  'close',
  'continue',
  'activity',
] as const satisfies readonly KioskEventType[];
/** Compiles only while every event of the page is among them. */
export const EVERY_EVENT_COUNTS: [KioskEventType] extends [(typeof CITIZEN_EVENTS)[number]] ? true : never =
  true;
