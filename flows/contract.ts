/**
 * The contract between brain and page: every event the page may send, every screen it may be handed.
 * Types only, so that the page carries no validation code; `contract-schema.ts` checks the same shapes
 * at the bridge and does not compile when the two drift apart.
 */

export const LOCALES = ['az', 'ru', 'en'] as const;
export type Locale = (typeof LOCALES)[number];
export type LocalizedText = Readonly<Record<Locale, string>>;

/** What a touch can mean. The page never says more than this. */
export type KioskEvent =
  /** A language tile on the attract screen: starts a session in that language, on the way to a number. */
  | { readonly type: 'begin'; readonly locale: Locale }
  /** One of the choices on the screen, by its id. */
  | { readonly type: 'choose'; readonly id: string }
  /** "I am not sure": a ticket for the narrowest thing chosen so far. */
  | { readonly type: 'unsure' }
  /** Another page of a long list of choices. */
  | { readonly type: 'turn-page'; readonly to: 'next' | 'previous' }
  /** Opens the question of who is visiting (priority, VƏM). */
  | { readonly type: 'open-visit-kinds' }
  /** Opens the list of tickets that wait for paper (attract screen). */
  | { readonly type: 'open-waiting-tickets' }
  /** Prints the ticket on the screen, after it could not be printed or its fate is unknown. */
  | { readonly type: 'print' }
  /** The citizen has their number and is done. */
  | { readonly type: 'finish' }
  /** Tries again what failed. */
  | { readonly type: 'retry' }
  | { readonly type: 'back' }
  | { readonly type: 'restart' }
  | { readonly type: 'open-help' }
  | { readonly type: 'open-languages' }
  | { readonly type: 'set-language'; readonly locale: Locale }
  /** Closes help or the languages. */
  | { readonly type: 'close' }
  /** The big button of the inactivity warning: "I am still here". */
  | { readonly type: 'continue' }
  /** A touch that hit nothing: somebody is there. */
  | { readonly type: 'activity' };

export type KioskEventType = KioskEvent['type'];

/** One of at most six big choices on a screen. */
export interface Choice {
  readonly id: string;
  /** In the language of the session. */
  readonly label: string;
  readonly hint?: string;
  /** Name of a picture in `renderer/icons/`. */
  readonly icon?: IconName;
}

export const ICON_NAMES = [
  'document',
  'handshake',
  'accessibility',
  'briefcase',
  'wallet',
  'adult-and-child',
  'hand-with-coins',
  'medal',
  'id-badge',
  'shield',
  'caring-hands',
  'house-heart',
  'child-shield',
  'lifebuoy',
  'person',
  'elder',
  'infant',
  'question',
  'ticket',
] as const;
export type IconName = (typeof ICON_NAMES)[number];

/** Pages of a long list; both 1 when everything fits. */
export interface Pages {
  readonly page: number;
  readonly pages: number;
}

/** The visit kind in force, shown on each screen of the ticket flow with the way to change it. */
export interface VisitKindBadge {
  readonly id: string;
  readonly label: string;
  readonly icon: IconName;
  /** True while nobody has chosen: the badge then invites to see whether one of the others applies. */
  readonly isDefault: boolean;
  /** The other kinds, by name, for the invitation. */
  readonly others: readonly { readonly label: string; readonly icon: IconName }[];
}

/** Why there is no paper, as the citizen needs to know it. */
export type PaperTrouble = 'no-paper' | 'cover-open' | 'cutter' | 'printer-error' | 'printer-gone';

/** What the paper of the ticket on the screen is doing. */
export type PaperState =
  | { readonly kind: 'printing' }
  /** The printer itself said so. */
  | { readonly kind: 'printed' }
  /** Nothing was printed; the job waits until somebody mends the printer. */
  | { readonly kind: 'waiting'; readonly trouble: PaperTrouble }
  /** The printer is well again: the citizen may ask for the paper. */
  | { readonly kind: 'offered' }
  /** Something was sent and nothing came back. Never reprinted unasked; `canPrint` when the printer is well. */
  | { readonly kind: 'unknown'; readonly canPrint: boolean };

export interface TicketProps {
  /** `A017`. */
  readonly number: string;
  /** Null for "I am not sure" at the first question. */
  readonly direction: string | null;
  readonly service: string | null;
  readonly visitKind: string;
  /** Name of the desk with a queue of its own (VƏM, reception), else null. */
  readonly desk: string | null;
  /** dd.MM.yyyy and HH:mm in Asia/Baku. */
  readonly date: string;
  readonly time: string;
  readonly ahead: number;
  /** Minutes, an estimate. */
  readonly waitMinutes: number;
  readonly paper: PaperState;
}

/** What still works while something does not. */
export type StillWorks = 'information' | 'operators' | 'call-142';

export type Screen =
  | {
      readonly name: 'attract';
      readonly props: {
        readonly centreName: LocalizedText;
        /** How many tickets of the last hours wait for paper that is there now. */
        readonly waitingTickets: number;
        /** Shown calmly: tickets still get a number on the screen. */
        readonly trouble: PaperTrouble | null;
      };
    }
  | {
      readonly name: 'need';
      readonly props: { readonly choices: readonly Choice[]; readonly visitKind: VisitKindBadge };
    }
  | {
      readonly name: 'direction';
      readonly props: {
        readonly need: string;
        readonly choices: readonly Choice[];
        readonly visitKind: VisitKindBadge;
      };
    }
  | {
      readonly name: 'service';
      readonly props: {
        readonly direction: string;
        readonly choices: readonly Choice[];
        readonly paging: Pages;
        readonly visitKind: VisitKindBadge;
      };
    }
  | {
      readonly name: 'visit-kind';
      readonly props: { readonly choices: readonly Choice[]; readonly chosen: string };
    }
  | { readonly name: 'issuing'; readonly props: Record<string, never> }
  | { readonly name: 'ticket'; readonly props: TicketProps }
  /** The number could not be given: says so, and what to do instead. */
  | { readonly name: 'no-ticket'; readonly props: { readonly reason: 'store' | 'slow' } }
  | {
      readonly name: 'waiting-tickets';
      readonly props: {
        readonly choices: readonly Choice[];
        readonly paging: Pages;
        readonly printing: string | null;
      };
    }
  | { readonly name: 'help'; readonly props: Record<string, never> }
  | { readonly name: 'language'; readonly props: { readonly current: Locale } }
  | {
      readonly name: 'out-of-service';
      readonly props: { readonly stillWorks: readonly StillWorks[]; readonly code: string };
    };

export type ScreenName = Screen['name'];
export type ScreenProps<Name extends ScreenName> = Extract<Screen, { name: Name }>['props'];

/** The buttons of the steady bottom bar; the bar itself never moves. */
export interface Bar {
  readonly back: boolean;
  readonly restart: boolean;
  readonly language: boolean;
  readonly help: boolean;
}

/** Everything the page needs to paint. Plain JSON. */
export interface View {
  /**
   * Names this visit to this screen; changes whenever the touch targets do. Events carry it back, so that
   * the second half of a double touch cannot hit a screen the citizen has not seen.
   */
  readonly place: string;
  readonly locale: Locale;
  readonly screen: Screen;
  readonly bar: Bar;
  /** Steps to the number, for the progress mark; null where there is no way to go. */
  readonly progress: { readonly step: number; readonly of: number } | null;
  /** The inactivity warning over the screen, null when there is none. */
  readonly warning: { readonly secondsLeft: number } | null;
}

/** Once, when the page connects. */
export interface Welcome {
  /** Size of the touch screen, for text and targets in millimetres. */
  readonly screen: { readonly widthMm: number; readonly heightMm: number };
  /** True only with simulated devices. */
  readonly dock: boolean;
}

/** The simulated devices, for the dock beside the page. */
export interface DockView {
  readonly printer: {
    readonly power: boolean;
    readonly paper: 'ok' | 'near-end' | 'out';
    readonly cover: 'closed' | 'open';
    readonly cutter: 'ok' | 'jammed';
    readonly frozen: boolean;
    readonly plugged: boolean;
  };
  /** Newest first. PNG as a data URL. */
  readonly papers: readonly {
    readonly id: number;
    readonly url: string;
    readonly width: number;
    readonly height: number;
    readonly cut: boolean;
  }[];
}

/** The faults that the dock's buttons put in and take away. */
export const DOCK_COMMANDS = [
  'paper-out',
  'paper-near-end',
  'paper-ok',
  'cover-open',
  'cover-close',
  'cutter-jam',
  'cutter-ok',
  'freeze',
  'thaw',
  'unplug',
  'plug',
  'power-off',
  'power-on',
] as const;
export type DockCommand = (typeof DOCK_COMMANDS)[number];

export type HostMessage =
  | { readonly kind: 'welcome'; readonly welcome: Welcome }
  | { readonly kind: 'view'; readonly view: View }
  | { readonly kind: 'dock'; readonly dock: DockView };

export type PageMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'event'; readonly place: string; readonly event: KioskEvent }
  | { readonly kind: 'dock'; readonly command: DockCommand }
  /** The page failed to paint; `where` is a component's name, never a text. */
  | { readonly kind: 'failed'; readonly where: string };
