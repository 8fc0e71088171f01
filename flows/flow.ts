import type { KioskEventType, Locale, PaperTrouble, Stars } from './contract.ts';
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
  | { readonly type: 'printer'; readonly trouble: PaperTrouble | null }
  | JobNews
  | { readonly type: 'locale'; readonly locale: Locale }
  /** More or fewer choices fit on one screen now. */
  | { readonly type: 'room'; readonly room: number };

/** A print job of this session moved on. */
export interface JobNews {
  readonly type: 'job';
  readonly ticketId: string;
  readonly state: JobState;
}

/** What the session gives each flow at its start. */
export interface FlowInput {
  readonly sessionId: string;
  readonly locale: Locale;
  readonly trouble: PaperTrouble | null;
  /** Choices on one screen. */
  readonly room: number;
}

/** How a flow ended. */
export interface FlowOutput {
  readonly end: 'left' | 'finished';
}

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
] as const satisfies readonly KioskEventType[];

/** Device news every flow hears, in any state. */
export const NEWS_EVENTS = ['printer', 'job', 'locale', 'room'] as const;

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
