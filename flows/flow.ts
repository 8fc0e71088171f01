import type { Keyboard, KioskEventType, Locale, OpenFlow, PaperTrouble, Stars } from './contract.ts';
import type { DeviceRead } from './domain/device-read.ts';
import type { JobState } from './domain/ticket.ts';

/**
 * What the session hands to the flow it runs: the citizen's touches that belong to a flow, and news from
 * the devices. News of print jobs come only from this session's own jobs.
 */
export type FlowEvent =
  | { readonly type: 'choose'; readonly id: string }
  | { readonly type: 'unsure' }
  | { readonly type: 'turn-page'; readonly to: 'next' | 'previous' }
  | { readonly type: 'open-visit-kinds' }
  | { readonly type: 'print' }
  | { readonly type: 'finish' }
  | { readonly type: 'retry' }
  | { readonly type: 'rate'; readonly stars: Stars }
  | { readonly type: 'back' }
  | { readonly type: 'open'; readonly flow: OpenFlow }
  | { readonly type: 'key'; readonly key: string }
  | { readonly type: 'erase' }
  | { readonly type: 'enter' }
  | { readonly type: 'keyboard'; readonly to: Keyboard }
  /** By the citizen's touch, or because they are gone: kept, and its code on paper, the flow is `settled`. */
  | { readonly type: 'stop-now' }
  | { readonly type: 'printer'; readonly trouble: PaperTrouble | null }
  | JobNews
  | SheetNews
  /** A document or a code was held to a reader, well enough to be read. */
  | { readonly type: 'read'; readonly read: Exclude<DeviceRead, { readonly kind: 'bad' }> }
  | { readonly type: 'locale'; readonly locale: Locale }
  /** More or fewer choices fit on one screen now. */
  | { readonly type: 'room'; readonly room: number };

/** A print job of this session moved on. */
export interface JobNews {
  readonly type: 'job';
  readonly ticketId: string;
  readonly state: JobState;
}

/** A paper of this session that is no ticket moved on. */
export interface SheetNews {
  readonly type: 'sheet';
  readonly sheetId: string;
  readonly state: JobState;
}

/** What the session gives each flow at its start. */
export interface FlowInput {
  readonly sessionId: string;
  readonly locale: Locale;
  readonly trouble: PaperTrouble | null;
  /** Choices on one screen. */
  readonly room: number;
  readonly start: FlowStart;
  /** What can be held to the kiosk now; absent: nothing. */
  readonly readers?: Readers;
}

/** Whether a reader of documents is there, and one of codes. */
export interface Readers {
  readonly document: boolean;
  readonly code: boolean;
}

export const NO_READERS: Readers = { document: false, code: false };

/** Every flow that a session can run, one at a time. */
export const FLOW_NAMES = [
  'queue-ticket',
  'waiting-tickets',
  'menu',
  'search',
  'service-sheet',
  'checklist',
  'appointment',
  'application',
  'status',
  'reference',
  'rights',
  'notices',
  'request',
  'opinion',
  'resume',
] as const;
export type FlowName = (typeof FLOW_NAMES)[number];

/** What a flow begins with, beside the citizen. */
export interface FlowStart {
  /** Code of the service it is about. */
  readonly service?: string;
  /** What stood in the search. */
  readonly typed?: string;
  /** The life event whose services are listed. */
  readonly event?: string;
  /** Which of several things the flow does (`call-back`, `home-visit`, …). */
  readonly what?: string;
  /** The code that was held to the reader and began it. */
  readonly code?: string;
  /** A half-done form that is taken up again. */
  readonly kept?: Readonly<Record<string, unknown>>;
}

/** How a flow ended. */
export type FlowOutput =
  /** The citizen has what they came for: the attract screen follows. */
  | { readonly end: 'finished' }
  /** The citizen went back out of it: to where it was begun from. */
  | { readonly end: 'left' }
  | {
      readonly end: 'next';
      readonly flow: FlowName;
      readonly start: FlowStart;
      /** What this flow begins with when the citizen comes back to it; absent where they never do. */
      readonly back?: FlowStart;
    };

/** The page's events that the session passes on to the flow. */
export const FLOW_EVENTS = [
  'choose',
  'unsure',
  'turn-page',
  'open-visit-kinds',
  'print',
  'finish',
  'retry',
  'rate',
  'back',
  'open',
  'key',
  'erase',
  'enter',
  'keyboard',
  'stop-now',
] as const satisfies readonly KioskEventType[];

/** Device news every flow hears, in any state. */
export const NEWS_EVENTS = ['printer', 'job', 'sheet', 'read', 'locale', 'room'] as const;

/**
 * Of a state of a flow. `settled`: the citizen has what they came for. `personal`: what is on the screen is nobody
 * else's business. `keepable`: a form is filled in here, and can be put aside as soon as the flow takes
 * `stop-now`.
 */
export type FlowTag = 'settled' | 'personal' | 'keepable';

/**
 * On each state: the events that it knows and does not act on, each with its reason. A test walks every state
 * and finds each event either handled or refused here.
 */
export interface StateMeta {
  readonly refuses: Readonly<Record<string, string>>;
}

export const NOT_ON_THIS_SCREEN = 'there is no such button on this screen';

/** Refusals for a state that has none of the named buttons. */
export function refuses(...types: string[]): StateMeta {
  return { refuses: Object.fromEntries(types.map((type) => [type, NOT_ON_THIS_SCREEN])) };
}

/** Refusals for a state that has, of all the buttons of a flow, only the named ones. */
export function takesOnly(...types: (typeof FLOW_EVENTS)[number][]): StateMeta {
  return refuses(...FLOW_EVENTS.filter((type) => !types.includes(type)));
}

/** The same for a state without a way back, and why it has none. */
export function noWayBack(why: string, ...types: (typeof FLOW_EVENTS)[number][]): StateMeta {
  return { refuses: { ...takesOnly(...types).refuses, back: why } };
}
