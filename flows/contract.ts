/**
 * The contract between brain and page: every event the page may send, every screen it may be handed.
 * Types only, so that the page carries no validation code; `contract-schema.ts` checks the same shapes
 * at the bridge and does not compile when the two drift apart.
 */

export const LOCALES = ['az', 'ru', 'en'] as const;
export type Locale = (typeof LOCALES)[number];
export type LocalizedText = Readonly<Record<Locale, string>>;

/** Heights of the capitals: 4.9, 7.3 and 10 mm at least. */
export const TEXT_SIZES = ['normal', 'large', 'very-large'] as const;
export type TextSize = (typeof TEXT_SIZES)[number];
export const THEMES = ['light', 'dark', 'contrast-light', 'contrast-dark'] as const;
export type Theme = (typeof THEMES)[number];
export const VOLUMES = [1, 2, 3, 4, 5] as const;
export type Volume = (typeof VOLUMES)[number];

/** How this citizen wants the kiosk to be. Forgotten with the session. */
export interface Access {
  readonly text: TextSize;
  readonly theme: Theme;
  /** Fewer and larger choices, plainer words. */
  readonly easy: boolean;
  /** Everything that can be touched stands within the reach of a person who sits. */
  readonly reach: boolean;
  /** Screens and focus are spoken. */
  readonly speech: boolean;
  readonly volume: Volume;
  readonly slow: boolean;
  /** The screen is black, so that nobody else reads it; only ever together with speech. */
  readonly blank: boolean;
  /** A headset is in the jack: only this citizen hears what is spoken. */
  readonly headset: boolean;
  /** Operated by keys: the focus is always seen. */
  readonly keys: boolean;
  /** One switch: the focus moves by itself, the switch selects. */
  readonly scanning: boolean;
}

/** One setting with its new value: said twice, it means the same. */
export type AccessChange =
  | { readonly setting: 'text'; readonly value: TextSize }
  | { readonly setting: 'theme'; readonly value: Theme }
  | { readonly setting: 'volume'; readonly value: Volume }
  | { readonly setting: AccessSwitch; readonly value: boolean };

export const ACCESS_SWITCHES = ['easy', 'reach', 'speech', 'slow', 'blank', 'scanning'] as const;
export type AccessSwitch = (typeof ACCESS_SWITCHES)[number];

/** The pictures of the settings, the ones that most people need first. */
export const SETTING_TILES = [
  'language',
  'text',
  'theme',
  'speech',
  'reach',
  'easy',
  'louder',
  'quieter',
  'slow',
  'blank',
  'scanning',
  'tour',
] as const;
export type SettingTile = (typeof SETTING_TILES)[number];

/** What a sign of life came from. */
export const OPERATED_BY = ['finger', 'keys', 'switch'] as const;
export type OperatedBy = (typeof OPERATED_BY)[number];

/** From "very bad" to "very good". */
export const STARS = [1, 2, 3, 4, 5] as const;
export type Stars = (typeof STARS)[number];

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
  /** A touch that hit nothing, or a key: somebody is there. */
  | { readonly type: 'activity'; readonly by: OperatedBy }
  | { readonly type: 'open-settings' }
  | { readonly type: 'set-access'; readonly change: AccessChange }
  /** A plug in the headset jack, or none any more. */
  | { readonly type: 'headset'; readonly plugged: boolean }
  /** The introduction: "show me how". */
  | { readonly type: 'open-tour' }
  /** One of the five faces. */
  | { readonly type: 'rate'; readonly stars: Stars }
  /** Asks for a volunteer, and in an assisted session for an operator. */
  | { readonly type: 'call-help' }
  /** A volunteer wants to sign in. */
  | { readonly type: 'open-volunteer' }
  /** The keys of the PIN pad. The page never holds what was typed. */
  | { readonly type: 'digit'; readonly digit: Digit }
  | { readonly type: 'erase' }
  | { readonly type: 'enter' }
  /** The citizen's answer to "may a volunteer help you?". */
  | { readonly type: 'consent'; readonly given: boolean }
  /** The helper is still beside the citizen. */
  | { readonly type: 'still-helping' }
  /** The citizen goes on alone. */
  | { readonly type: 'hand-back' }
  /** A technician wants to sign in. */
  | { readonly type: 'open-technician' }
  /** How far from the target of the touch check a finger came down: tenths of a millimetre, right and down. */
  | { readonly type: 'touch-at'; readonly dx: number; readonly dy: number }
  /** Another thing that can be done at this kiosk. */
  | { readonly type: 'open'; readonly flow: OpenFlow }
  /** One character of the keyboard on the screen. */
  | { readonly type: 'key'; readonly key: string }
  /** Another keyboard on the screen. */
  | { readonly type: 'keyboard'; readonly to: Keyboard }
  /** The half-done form is put aside, to be taken up again with a code on paper. */
  | { readonly type: 'stop-now' };

/** What a button of the attract screen or of the first question opens. */
export const OPEN_FLOWS = ['menu', 'search', 'opinion', 'appointment', 'resume'] as const;
export type OpenFlow = (typeof OPEN_FLOWS)[number];

/** Keyboards on the screen; the letters by language, the others by what is asked for. */
export const KEYBOARDS = ['az', 'ru', 'en', 'digits', 'fin'] as const;
export type Keyboard = (typeof KEYBOARDS)[number];
/** Longest text that a citizen types, in code points: a word to the centre. */
export const LONGEST_ENTRY = 400;

/** Why a document or a bar code could not be taken. A twin of what the readers say; a test keeps the two in step. */
export const BAD_READINGS = [
  'wrong-check-digit',
  'incomplete',
  'garbled',
  'foreign',
  'expired',
  'wrong-side',
  'not-a-document',
  'unknown-code',
  'unreadable-code',
] as const;
export type BadReading = (typeof BAD_READINGS)[number];

export const DIGITS = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;
export type Digit = (typeof DIGITS)[number];

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
  'bell',
  'search',
  'calendar',
  'checklist',
  'form',
  'hourglass',
  'scale',
  'phone',
  'opinion',
  'way',
  'gift',
  'again',
  'menu',
  'pause',
  'home-visit',
  'complaint',
  'phone-code',
  'mourning',
  'jobless',
  'care',
] as const;
export type IconName = (typeof ICON_NAMES)[number];

/** Pages of a long list; both 1 when everything fits. */
export interface Pages {
  readonly page: number;
  readonly pages: number;
}

/** What a visit may be beside its kind: for somebody else, or for several services with one number. */
export const VISIT_EXTRAS = ['for-other', 'several'] as const;
export type VisitExtra = (typeof VISIT_EXTRAS)[number];

/** The visit kind in force, shown on each screen of the ticket flow with the way to change it. */
export interface VisitKindBadge {
  readonly id: string;
  readonly label: string;
  readonly icon: IconName;
  /** True while nobody has chosen: the badge then invites to see whether one of the others applies. */
  readonly isDefault: boolean;
  /** The other kinds, by name, for the invitation. */
  readonly others: readonly { readonly label: string; readonly icon: IconName }[];
  /** Those that were chosen. */
  readonly extras: readonly VisitExtra[];
}

/** Why there is no paper, as the citizen needs to know it. */
export type PaperTrouble = 'no-paper' | 'cover-open' | 'cutter' | 'jam' | 'printer-error' | 'printer-gone';

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
  /** In the order in which they were chosen; none for "I am not sure". */
  readonly services: readonly string[];
  /** Taken for somebody whom the citizen cares for. */
  readonly forOther: boolean;
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
        /** What else can be begun from here. */
        readonly ways: readonly OpenFlow[];
        /** Shown calmly: tickets still get a number on the screen. */
        readonly trouble: PaperTrouble | null;
      };
    }
  | {
      readonly name: 'need';
      readonly props: {
        /** What else can be done than to take a number. */
        readonly ways: readonly OpenFlow[];
        readonly choices: readonly Choice[];
        readonly paging: Pages;
        readonly visitKind: VisitKindBadge;
      };
    }
  | {
      readonly name: 'direction';
      readonly props: {
        readonly need: string;
        readonly choices: readonly Choice[];
        readonly paging: Pages;
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
      readonly props: {
        readonly choices: readonly Choice[];
        readonly paging: Pages;
        readonly chosen: string;
        /** Those that were chosen. */
        readonly extras: readonly VisitExtra[];
      };
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
  /** Five faces; `given` once one was touched: then it says thank you, and that more may be said (`choose` `more`). */
  | {
      readonly name: 'rating';
      readonly props: { readonly about: 'kiosk' | 'visit'; readonly given: Stars | null };
    }
  /** `called`: somebody has been asked to come and is on the way. `technician`: there is a way in for one. */
  | { readonly name: 'help'; readonly props: { readonly called: boolean; readonly technician: boolean } }
  /** Pictures of what the citizen may change. */
  | {
      readonly name: 'settings';
      readonly props: { readonly tiles: readonly SettingTile[]; readonly paging: Pages };
    }
  /** One step of the introduction. */
  | { readonly name: 'tour'; readonly props: { readonly step: TourStep; readonly paging: Pages } }
  | { readonly name: 'volunteer-pin'; readonly props: VolunteerPinProps }
  /** Kiosks that asked for help, for the volunteer who has signed in with no citizen there. */
  | {
      readonly name: 'help-calls';
      readonly props: { readonly choices: readonly Choice[]; readonly paging: Pages };
    }
  /** Asks the citizen, not the volunteer. */
  | { readonly name: 'assist-consent'; readonly props: { readonly volunteer: string } }
  | { readonly name: 'language'; readonly props: { readonly current: Locale } }
  /** What was held to a reader could not be taken: what to do about it. */
  | { readonly name: 'bad-reading'; readonly props: { readonly why: BadReading } }
  | {
      readonly name: 'out-of-service';
      readonly props: { readonly stillWorks: readonly StillWorks[]; readonly code: string };
    }
  | FlowScreen
  | TechnicianScreen;

/** Something to touch on a screen of a flow; it sends `choose` with its id. */
export interface Item extends Choice {
  /** Where several may be picked, or one stands picked. */
  readonly picked?: boolean;
  readonly mark?: ItemMark;
}

/** `missing`: a paper that is still to be got. `proactive`: comes without an application. `unsure`: assumed, not the law. */
export const ITEM_MARKS = ['done', 'missing', 'proactive', 'unsure'] as const;
export type ItemMark = (typeof ITEM_MARKS)[number];

/** A button below what the screen shows; it sends `choose` with its id. */
export interface Deed {
  readonly id: string;
  readonly label: string;
  readonly icon?: IconName;
  /** The one that most people want next. */
  readonly leads?: true;
}

/** A line of a table: what it is, what it says. */
export interface Fact {
  readonly label: string;
  readonly value: string;
  /** Touched to change it: sends `choose` with this id. */
  readonly id?: string;
  /** Not for a helper's eyes. */
  readonly personal?: true;
}

/** What the flows show. All texts are in the language of the session, and the page paints them as they are. */
export type FlowScreen =
  /** A question with answers to touch, one or several. */
  | {
      readonly name: 'list';
      readonly props: {
        readonly title: string;
        readonly note: string | null;
        readonly pick: 'one' | 'many';
        readonly items: readonly Item[];
        readonly deeds: readonly Deed[];
        readonly paging: Pages;
      };
    }
  /** What was typed so far, what was found, and the keyboard. */
  | {
      readonly name: 'search';
      readonly props: {
        readonly title: string;
        readonly typed: string;
        readonly keyboard: Keyboard;
        readonly keyboards: readonly Keyboard[];
        readonly items: readonly Item[];
        /** What to do when nothing is found, or nothing typed. */
        readonly note: string | null;
        readonly deeds: readonly Deed[];
        readonly paging: Pages;
      };
    }
  /** A question whose answer is typed. */
  | {
      readonly name: 'entry';
      readonly props: {
        readonly title: string;
        readonly note: string | null;
        /** As it is to be seen: the host groups and masks it. */
        readonly typed: string;
        /** How an answer looks, as long as nothing is typed. */
        readonly example: string | null;
        /** What is wrong with it, in the citizen's words. */
        readonly wrong: string | null;
        readonly keyboard: Keyboard;
        readonly keyboards: readonly Keyboard[];
        readonly canEnter: boolean;
        /** Not for a helper's eyes. */
        readonly personal: boolean;
        readonly deeds: readonly Deed[];
      };
    }
  /** Facts about a service, or the answers given, to be read over. */
  | {
      readonly name: 'sheet';
      readonly props: {
        readonly title: string;
        readonly note: string | null;
        readonly facts: readonly Fact[];
        readonly deeds: readonly Deed[];
        readonly paging: Pages;
      };
    }
  /** Something is asked, being done, or done. */
  | {
      readonly name: 'told';
      readonly props: {
        readonly mood: 'ask' | 'busy' | 'good' | 'sorry' | 'info';
        readonly title: string;
        /** A number to remember, as large as the screen allows. */
        readonly big: string | null;
        readonly lines: readonly string[];
        /** Content of a QR code to be taken along with a phone. */
        readonly code: string | null;
        /** What the paper of it is doing; null when there is none. */
        readonly paper: PaperState | null;
        readonly deeds: readonly Deed[];
      };
    }
  /** A number between two ends, touched: `choose` with the number as its id. */
  | {
      readonly name: 'scale';
      readonly props: {
        readonly title: string;
        readonly from: number;
        readonly to: number;
        readonly chosen: number | null;
        readonly low: string;
        readonly high: string;
        readonly deeds: readonly Deed[];
      };
    }
  /** Nobody has touched for a while: what was personal on the screen is not there any more, until a touch. */
  | { readonly name: 'veil'; readonly props: Record<string, never> };

/** A text of `service.json` in `assets/locales/` by its key, with what fills its slots: for the page and the command line. */
export interface Saying {
  readonly say: string;
  readonly with?: Readonly<Record<string, string | number>>;
}

/** How something stands, as a picture: well, well but come soon, does not serve, not there, being asked, not set up. */
export const MARKS = ['good', 'soon', 'bad', 'away', 'busy', 'unset'] as const;
export type Mark = (typeof MARKS)[number];

export const SERVICE_ICONS = [
  'printer',
  'id-scanner',
  'bar-code-reader',
  'card-reader',
  'card-motor',
  'devices',
  'tickets',
  'health',
  'log',
  'stick',
  'more',
  'port',
  'profile',
  'test',
  'calibrate',
  'roll',
  'key',
  'touch',
  'restart',
  'power',
  'done',
  'void',
  'again',
] as const;
export type ServiceIcon = (typeof SERVICE_ICONS)[number];

/** One thing that a technician can touch, or is told about. */
export interface ServiceRow {
  readonly id: string;
  /** A number is its own picture: that of a line on a page of paper. */
  readonly icon: ServiceIcon | number;
  readonly title: Saying;
  /** What sort of thing it is, before the note. */
  readonly sort?: Saying;
  readonly note?: Saying;
  readonly mark?: Mark;
  readonly chosen?: boolean;
  /** Takes the kiosk, or somebody's paper, away: seen to be no harmless choice. */
  readonly grave?: true;
}

/** What stands below every page of a list; it `leads` where it is what one comes for. */
export interface ServiceFoot {
  readonly row: ServiceRow;
  readonly leads: boolean;
}

export interface ServiceFact {
  readonly label: Saying;
  readonly value: Saying;
  readonly mark: Mark;
}

/** What a technician sees: devices and numbers, never a citizen. */
export type TechnicianScreen =
  | {
      readonly name: 'technician-pin';
      readonly props: VolunteerPinProps & { readonly step: 'sign-in' | 'new' | 'again' };
    }
  | {
      readonly name: 'technician-home';
      readonly props: { readonly rows: readonly ServiceRow[]; readonly paging: Pages };
    }
  | {
      readonly name: 'technician-list';
      readonly props: {
        readonly title: Saying;
        readonly note: Saying | null;
        /** What the list is about, with its state. */
        readonly about: ServiceRow | null;
        readonly rows: readonly ServiceRow[];
        readonly foot: ServiceFoot | null;
        readonly paging: Pages;
      };
    }
  /** Something is being done, was done, or wants a yes. */
  | {
      readonly name: 'technician-told';
      readonly props: {
        readonly mood: 'busy' | 'good' | 'bad' | 'ask';
        readonly title: Saying;
        readonly note: Saying | null;
        readonly rows: readonly ServiceRow[];
      };
    }
  | {
      readonly name: 'technician-facts';
      readonly props: { readonly facts: readonly ServiceFact[]; readonly paging: Pages };
    }
  /** Lines of the log, newest first. */
  | {
      readonly name: 'technician-log';
      readonly props: { readonly lines: readonly string[]; readonly paging: Pages };
    }
  /** A target to hit, in parts of a hundred of the free part of the screen. */
  | {
      readonly name: 'technician-touch';
      readonly props: {
        readonly x: number;
        readonly y: number;
        readonly step: number;
        readonly of: number;
      };
    };

export const TOUR_STEPS = ['welcome', 'touch', 'keys', 'settings', 'help'] as const;
export type TourStep = (typeof TOUR_STEPS)[number];

export interface VolunteerPinProps {
  /** How many digits have been typed; never which. */
  readonly typed: number;
  /** The last PIN was wrong. */
  readonly wrong: boolean;
  /** Seconds until the next try, null when it may be tried now. */
  readonly lockedSeconds: number | null;
}

export type ScreenName = Screen['name'];
export type ScreenProps<Name extends ScreenName> = Extract<Screen, { name: Name }>['props'];

/** The buttons of the steady bottom bar; the bar itself never moves. */
export interface Bar {
  readonly back: boolean;
  readonly restart: boolean;
  readonly language: boolean;
  readonly settings: boolean;
  readonly help: boolean;
}

/** A volunteer helps, with the citizen's consent. */
export interface Assist {
  /** Name of the volunteer as the centre calls them, never the citizen's. */
  readonly volunteer: string;
  /** The helper must say that they are still there: seconds left, null while there is time. */
  readonly askSeconds: number | null;
  /** An operator has been asked to come. */
  readonly called: boolean;
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
  readonly access: Access;
  /** Personal fields are masked, and a frame tells everybody, while it is not null. */
  readonly assist: Assist | null;
  /** Steps to the number, for the progress mark; null where there is no way to go. */
  readonly progress: { readonly step: number; readonly of: number } | null;
  /** The inactivity warning over the screen, null when there is none. */
  readonly warning: { readonly secondsLeft: number } | null;
  /** What the centre answers is made up: a quiet mark says so on every screen. */
  readonly demonstration: boolean;
  /** The half-done form can be put aside now. */
  readonly canStopNow: boolean;
}

/** Once, when the page connects. */
export interface Welcome {
  /** Size of the touch screen, for text and targets in millimetres. */
  readonly screen: { readonly widthMm: number; readonly heightMm: number };
  /** True only with simulated devices. */
  readonly dock: boolean;
  /** Where a person who sits can touch, millimetres above the lower edge of the screen. */
  readonly reach: { readonly fromMm: number; readonly toMm: number };
  readonly keypad: Keypad;
  /** How long one-switch scanning rests on each thing. */
  readonly scanSeconds: number;
  /** Languages that can be spoken on this machine. */
  readonly voices: readonly Locale[];
  /** Sign-language clips there are: `<locale>/<screen>`. */
  readonly signs: readonly string[];
}

export const KEYPAD_KEYS = ['up', 'down', 'back', 'select', 'help', 'headset-in', 'headset-out'] as const;
export type KeypadKey = (typeof KEYPAD_KEYS)[number];
/** `KeyboardEvent.code` values that each key of the keypad sends. */
export type Keypad = Readonly<Record<KeypadKey, readonly string[]>>;

/** Longest line that a reader types like a keyboard: three lines of a document without a break are 90 characters. */
export const LONGEST_TYPED = 128;

/** Longest text that is spoken in one piece; longer ones come in several. */
export const LONGEST_SAID = 1_500;

/** The simulated devices, for the dock beside the page. */
export interface DockView {
  /** Null where it could not be simulated. */
  readonly printer: {
    readonly power: boolean;
    readonly paper: 'ok' | 'near-end' | 'out';
    readonly cover: 'closed' | 'open';
    readonly cutter: 'ok' | 'jammed';
    readonly frozen: boolean;
    readonly plugged: boolean;
  } | null;
  /** Those that could be simulated here. */
  readonly readers: readonly DockReader[];
  /** Newest first. PNG as a data URL. */
  readonly papers: readonly {
    readonly id: number;
    readonly url: string;
    readonly width: number;
    readonly height: number;
    readonly cut: boolean;
  }[];
}

export interface DockReader {
  readonly device: Exclude<DockDevice, 'printer'>;
  /** The commands whose effect lasts and is there now. */
  readonly standing: readonly string[];
}

/** What can be done to each simulated device: what a person holds to it, and its faults. In the simulators' own words. */
export const DOCK_COMMANDS = {
  printer: [
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
  ],
  idScanner: [
    'present td1',
    'present td3',
    'present printed-side',
    'present wrong-digit',
    'present expired',
    'present foreign',
    'plug',
    'unplug',
    'thaw',
    'freeze',
  ],
  barCodeReader: [
    'present ticket',
    'present appointment',
    'present goods',
    'plug',
    'unplug',
    'thaw',
    'freeze',
  ],
  cardReader: [
    'insert badge',
    'insert blank',
    'insert uid',
    'insert unknown',
    'insert mute',
    'remove',
    'plug',
    'unplug',
    'service-up',
    'service-down',
  ],
  cardMotor: ['insert', 'take', 'plug', 'unplug', 'free', 'jam', 'empty-bin', 'bin-full'],
  /** No device, and yet it can be late, talk nonsense or not be there. */
  centre: ['answering', 'slow', 'wrong', 'silent'],
} as const;
export type DockDevice = keyof typeof DOCK_COMMANDS;
export type DockWord<Device extends DockDevice> = (typeof DOCK_COMMANDS)[Device][number];
export type DockCommand = {
  [Device in DockDevice]: { readonly device: Device; readonly does: DockWord<Device> };
}[DockDevice];

export type HostMessage =
  | { readonly kind: 'welcome'; readonly welcome: Welcome }
  | { readonly kind: 'view'; readonly view: View }
  | { readonly kind: 'dock'; readonly dock: DockView }
  /** Part of the answer to `say`: a WAV file in base64. `last` ends it. */
  | { readonly kind: 'said'; readonly id: number; readonly wav: string; readonly last: boolean }
  /** It cannot be spoken: the captions must do. */
  | { readonly kind: 'unsaid'; readonly id: number };

export type PageMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'event'; readonly place: string; readonly event: KioskEvent }
  | { readonly kind: 'dock'; readonly command: DockCommand }
  /** Text as painted, to be spoken; a new one ends the one before. Never logged. */
  | {
      readonly kind: 'say';
      readonly id: number;
      readonly locale: Locale;
      readonly text: string;
      readonly slow: boolean;
    }
  /** A reader typed it like a keyboard. Personal: never logged. */
  | { readonly kind: 'typed'; readonly line: string }
  /** The page failed to paint; `where` is a component's name, never a text. */
  | { readonly kind: 'failed'; readonly where: string };
