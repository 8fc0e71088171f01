import directions from '../../assets/catalogue/directions.json' with { type: 'json' };
import needs from '../../assets/catalogue/needs.json' with { type: 'json' };
import services from '../../assets/catalogue/services.json' with { type: 'json' };
import visitKinds from '../../assets/catalogue/visit-kinds.json' with { type: 'json' };
import { USUAL_ACCESS } from '../../flows/access/access.ts';
import { inPages } from '../../flows/access/choice-room.ts';
import { settingTiles } from '../../flows/access/settings-pages.ts';
import {
  type Access,
  type Assist,
  BAD_READINGS,
  type Bar,
  type Choice,
  ICON_NAMES,
  type IconName,
  type Locale,
  type Pages,
  type PaperState,
  type PaperTrouble,
  type ScreenName,
  type ScreenProps,
  TOUR_STEPS,
  type View,
  type VisitExtra,
  type VisitKindBadge,
} from '../../flows/contract.ts';

import { FLOW_SAMPLES } from './flow-samples.ts';
import { technicianSamples } from './technician-views.ts';

/** One painted state of the page, by name: `service-longest`. */
export interface SampleView {
  readonly name: string;
  readonly view: View;
}

/** How a sample is to be painted, where it is not the usual way. */
export type Manner = Partial<Access>;

/** Where a half-done form may stand. */
const CAN_STOP: readonly string[] = ['entry-empty', 'entry-wrong', 'sheet-answers', 'list-few'];

/** Exhaustive: a screen without a sample does not compile. Fewer choices where letters are larger, as the flows give. */
type Samples = {
  readonly [Name in ScreenName]: (
    locale: Locale,
    most: number,
  ) => Readonly<Record<string, ScreenProps<Name>>>;
};

/** How many choices the flows put on one page. */
export function mostChoices({ text, easy }: Access): number {
  if (easy || text === 'very-large') return 2;
  return text === 'large' ? 3 : 5;
}

const firstPage = (all: number, most: number): Pages => ({
  page: 1,
  pages: Math.max(1, Math.ceil(all / most)),
});

/** The page on which the longest words stand together. */
const longestOf = (choices: readonly Choice[], most: number): readonly Choice[] =>
  [...choices].sort((one, other) => other.label.length - one.label.length).slice(0, most);

const iconOf = (name: string): IconName => ICON_NAMES.find((icon) => icon === name) ?? 'question';

const badge = (locale: Locale, chosenId: string, extras: readonly VisitExtra[] = []): VisitKindBadge => {
  const named = visitKinds.map((kind) => ({ id: kind.id, label: kind[locale], icon: iconOf(kind.icon) }));
  const chosen = named.find(({ id }) => id === chosenId);
  if (!chosen) throw new Error(`No visit kind ${chosenId}`);
  const others = named.filter(({ id }) => id !== chosenId && id !== 'ordinary');
  return {
    ...chosen,
    isDefault: chosenId === 'ordinary' && extras.length === 0,
    others: others.map(({ label, icon }) => ({ label, icon })),
    extras,
  };
};

const byLength = (locale: Locale) =>
  [...services].sort((one, other) => other[locale].length - one[locale].length);

const serviceChoices = (locale: Locale, rows: readonly (typeof services)[number][]): Choice[] =>
  rows.map((service) => ({ id: service.code, label: service[locale] }));

const directionChoices = (locale: Locale, codes: readonly string[]): Choice[] =>
  directions
    .filter(({ code }) => codes.includes(code))
    .map((direction) => ({ id: direction.code, label: direction[locale], icon: iconOf(direction.icon) }));

const longestDirections = (locale: Locale): string[] =>
  [...directions]
    .sort((one, other) => other[locale].length - one[locale].length)
    .slice(0, 5)
    .map(({ code }) => code);

const PAPERS: Readonly<Record<string, PaperState>> = {
  printing: { kind: 'printing' },
  printed: { kind: 'printed' },
  'no-paper': { kind: 'waiting', trouble: 'no-paper' },
  'cover-open': { kind: 'waiting', trouble: 'cover-open' },
  cutter: { kind: 'waiting', trouble: 'cutter' },
  jam: { kind: 'waiting', trouble: 'jam' },
  'printer-error': { kind: 'waiting', trouble: 'printer-error' },
  'printer-gone': { kind: 'waiting', trouble: 'printer-gone' },
  offered: { kind: 'offered' },
  unknown: { kind: 'unknown', canPrint: false },
  'unknown-can-print': { kind: 'unknown', canPrint: true },
};

const CENTRE_NAME = {
  az: 'Bakı DOST Mərkəzi №1',
  ru: 'Бакинский Центр DOST №1',
  en: 'Baku DOST Centre No. 1',
};

const attract = (waitingTickets: number, trouble: PaperTrouble | null): ScreenProps<'attract'> => ({
  centreName: CENTRE_NAME,
  waitingTickets,
  ways: ['appointment', 'opinion'],
  trouble,
});

const TICKET_TIME = { date: '14.05.2026', time: '10:42' };

const SAMPLES: Samples = {
  attract: () => ({
    plain: attract(0, null),
    'no-paper': attract(0, 'no-paper'),
    'waiting-tickets': attract(3, null),
    both: attract(21, 'printer-gone'),
  }),
  need: (locale, most) => {
    const choices = needs.map((need) => ({
      id: need.id,
      label: need[locale],
      hint: need.hint[locale],
      icon: iconOf(need.icon),
    }));
    return {
      plain: {
        choices: choices.slice(0, most),
        paging: firstPage(choices.length, most),
        ways: ['search', 'menu'],
        visitKind: badge(locale, 'ordinary'),
      },
      chosen: {
        choices: longestOf(choices, most),
        paging: firstPage(choices.length, most),
        ways: ['search', 'menu'],
        visitKind: badge(locale, 'vam'),
      },
    };
  },
  direction: (locale, most) => {
    const four = directionChoices(locale, needs[1]?.directions ?? []);
    const two = directionChoices(locale, needs[0]?.directions ?? []);
    return {
      four: {
        need: needs[1]?.[locale] ?? '',
        choices: four.slice(0, most),
        paging: firstPage(four.length, most),
        visitKind: badge(locale, 'ordinary'),
      },
      two: {
        need: needs[0]?.[locale] ?? '',
        choices: two.slice(0, most),
        paging: firstPage(two.length, most),
        visitKind: badge(locale, 'disability'),
      },
      longest: {
        need: needs[1]?.[locale] ?? '',
        choices: directionChoices(locale, longestDirections(locale).slice(0, most)),
        paging: firstPage(5, most),
        visitKind: badge(locale, 'ordinary'),
      },
    };
  },
  service: (locale, most) => {
    const direction = directions[4]?.[locale] ?? '';
    const visitKind = badge(locale, 'ordinary');
    const usual = services.filter((service) => service.direction === '05');
    return {
      first: {
        direction,
        choices: serviceChoices(locale, usual.slice(0, most)),
        paging: { page: 1, pages: 9 },
        visitKind,
      },
      longest: {
        direction,
        choices: serviceChoices(locale, byLength(locale).slice(0, most)),
        paging: { page: 4, pages: 9 },
        visitKind,
      },
      short: {
        direction,
        choices: serviceChoices(locale, usual.slice(0, 2)),
        paging: { page: 1, pages: 1 },
        visitKind: badge(locale, 'elderly', ['for-other', 'several']),
      },
    };
  },
  'visit-kind': (locale, most) => {
    const choices = visitKinds.map((kind) => ({
      id: kind.id,
      label: kind[locale],
      hint: kind.hint[locale],
      icon: iconOf(kind.icon),
    }));
    const paging = firstPage(choices.length, most);
    return {
      plain: { choices: choices.slice(0, most), paging, chosen: 'ordinary', extras: [] },
      chosen: {
        choices: longestOf(choices, most),
        paging,
        chosen: 'disability',
        extras: ['for-other', 'several'],
      },
    };
  },
  issuing: () => ({ plain: {} }),
  ticket: (locale) => {
    const usual = {
      number: 'A017',
      direction: directions[0]?.[locale] ?? '',
      services: [services[2]?.[locale] ?? ''],
      forOther: false,
      visitKind: visitKinds[0]?.[locale] ?? '',
      desk: null,
      ...TICKET_TIME,
      ahead: 4,
      waitMinutes: 12,
    };
    const papers = Object.entries(PAPERS).map(([name, paper]) => [name, { ...usual, paper }] as const);
    return {
      ...Object.fromEntries(papers),
      longest: {
        ...usual,
        number: 'V108',
        direction: directions[12]?.[locale] ?? '',
        services: [byLength(locale)[0]?.[locale] ?? ''],
        forOther: true,
        visitKind: visitKinds[3]?.[locale] ?? '',
        desk: CENTRE_DESK[locale],
        ahead: 22,
        waitMinutes: 41,
        paper: { kind: 'unknown', canPrint: true },
      },
      several: {
        ...usual,
        services: services.slice(2, 7).map((service) => service[locale]),
        paper: { kind: 'printed' },
      },
      'no-service': { ...usual, services: [], ahead: 0, waitMinutes: 0, paper: { kind: 'printed' } },
    };
  },
  'no-ticket': () => ({ store: { reason: 'store' }, slow: { reason: 'slow' } }),
  'waiting-tickets': (locale, most) => {
    const choices = ['A017', 'A018', 'C004', 'E021', 'V002'].map((number, index) => ({
      id: number,
      label: number,
      hint: `${directions[index * 2]?.[locale] ?? ''}, 10:4${index}`,
    }));
    return {
      plain: { choices: choices.slice(0, most), paging: firstPage(choices.length, most), printing: null },
      many: {
        choices: [{ id: 'V003', label: 'V003', hint: '10:58' }, ...choices].slice(0, most === 5 ? 6 : most),
        paging: { page: 1, pages: 3 },
        printing: null,
      },
      printing: {
        choices: choices.slice(0, Math.min(3, most)),
        paging: { page: 1, pages: 1 },
        printing: 'A018',
      },
    };
  },
  rating: () => ({
    plain: { about: 'kiosk', given: null },
    visit: { about: 'visit', given: null },
    given: { about: 'kiosk', given: 4 },
  }),
  help: () => ({
    plain: { called: false, technician: false },
    called: { called: true, technician: false },
    technician: { called: false, technician: true },
  }),
  settings: (_locale, most) => {
    const page = (voice: boolean, number: number) => {
      const tiles = inPages(settingTiles(voice), most === 5 ? 6 : most);
      const at = Math.min(number, tiles.length);
      return { tiles: tiles[at - 1] ?? [], paging: { page: at, pages: tiles.length } };
    };
    return { plain: page(true, 1), second: page(true, 2), last: page(true, 9), mute: page(false, 1) };
  },
  tour: () =>
    Object.fromEntries(
      TOUR_STEPS.map((step, index) => [
        step,
        { step, paging: { page: index + 1, pages: TOUR_STEPS.length } },
      ]),
    ),
  'volunteer-pin': () => ({
    plain: { typed: 0, wrong: false, lockedSeconds: null },
    typing: { typed: 4, wrong: false, lockedSeconds: null },
    wrong: { typed: 0, wrong: true, lockedSeconds: null },
    locked: { typed: 0, wrong: true, lockedSeconds: 58 },
  }),
  'help-calls': (locale, most) => {
    const choices = ['K1', 'K2', 'K12', 'K3', 'K4'].map((id, index) => ({
      id,
      label: `${CALLING[locale]} ${id}`,
      hint: `10:4${index}`,
      icon: 'bell' as const,
    }));
    return {
      plain: { choices: choices.slice(0, most), paging: firstPage(choices.length, most) },
      one: { choices: choices.slice(0, 1), paging: { page: 1, pages: 1 } },
      none: { choices: [], paging: { page: 1, pages: 1 } },
    };
  },
  'assist-consent': () => ({ plain: { volunteer: LONGEST_VOLUNTEER } }),
  language: (locale) => ({ plain: { current: locale } }),
  'bad-reading': () => Object.fromEntries(BAD_READINGS.map((why) => [why, { why }])),
  'out-of-service': () => ({
    all: { stillWorks: ['information', 'operators', 'call-142'], code: 'STORE-1' },
    call: { stillWorks: ['call-142'], code: 'HOST-3' },
  }),
  'technician-pin': (locale, most) => ({
    'sign-in': { typed: 4, wrong: false, lockedSeconds: null, step: 'sign-in' },
    locked: { typed: 0, wrong: true, lockedSeconds: 58, step: 'sign-in' },
    ...technicianSamples('technician-pin')(locale, most),
  }),
  ...FLOW_SAMPLES,
  'technician-home': technicianSamples('technician-home'),
  'technician-list': technicianSamples('technician-list'),
  'technician-told': (locale, most) => ({
    busy: {
      mood: 'busy',
      title: { say: 'work.find-ports' },
      note: { say: 'work.find-portsNote' },
      rows: [],
    },
    ...technicianSamples('technician-told')(locale, most),
  }),
  'technician-facts': technicianSamples('technician-facts'),
  'technician-log': technicianSamples('technician-log'),
  'technician-touch': technicianSamples('technician-touch'),
};

const LONGEST_VOLUNTEER = 'Gülşən Məmmədova';

const CALLING = { az: 'Köşk', ru: 'Киоск', en: 'Kiosk' };

const CENTRE_DESK = {
  az: 'Vahid Əlaqələndirmə Mərkəzi',
  ru: 'Единый координационный центр',
  en: 'Unified Coordination Centre',
};

const STEPS: Partial<Record<ScreenName, number>> = {
  need: 1,
  direction: 2,
  'visit-kind': 2,
  service: 3,
  issuing: 4,
};

/** Screens that are laid over another and closed again. */
const OVER: readonly ScreenName[] = [
  'help',
  'language',
  'bad-reading',
  'settings',
  'tour',
  'volunteer-pin',
  'help-calls',
];

function barOf(name: ScreenName): Bar {
  const inFlow = name in STEPS;
  const open = !OVER.includes(name);
  const alive = name !== 'out-of-service';
  return {
    back: inFlow || name.startsWith('technician-') || name === 'waiting-tickets' || name === 'no-ticket',
    restart: name !== 'attract' && alive,
    language: open && alive,
    settings: open && alive,
    help: name !== 'help' && alive,
  };
}

/** Realistic views of one screen in one language. `place` is unlike any other sample's. */
export function sampleViews(name: ScreenName, locale: Locale, manner: Manner = {}): readonly SampleView[] {
  const access = { ...USUAL_ACCESS, ...manner };
  return Object.entries(SAMPLES[name](locale, mostChoices(access))).map(([variant, props]) => {
    const step = STEPS[name];
    return {
      name: `${name}-${variant}`,
      view: {
        place: `${locale}/${name}/${variant}${Object.values(manner).join('-')}`,
        locale,
        screen: { name, props } as View['screen'],
        bar: barOf(name),
        access,
        assist: null,
        progress: step === undefined ? null : { step, of: 4 },
        warning: null,
        demonstration: true,
        canStopNow: CAN_STOP.includes(`${name}-${variant}`),
      },
    };
  });
}

/** Every screen that has samples: every screen there is. */
export const SAMPLED = Object.keys(SAMPLES) as readonly ScreenName[];

const helped = (askSeconds: number | null, called: boolean): Assist => ({
  volunteer: LONGEST_VOLUNTEER,
  askSeconds,
  called,
});

/** Every sample of every screen in one language, and what may lie over one of them. */
export function allSampleViews(locale: Locale, manner: Manner = {}): readonly SampleView[] {
  const samples = SAMPLED.flatMap((name) => sampleViews(name, locale, manner));
  const over = (name: string, of: string, extra: Partial<View>): SampleView[] => {
    const under = samples.find((sample) => sample.name === of);
    if (!under) throw new Error(`no sample ${of}`);
    return [{ name, view: { ...under.view, ...extra, place: `${name} over ${under.view.place}` } }];
  };
  return [
    ...samples,
    ...over('warning', 'need-plain', { warning: { secondsLeft: 20 } }),
    ...over('assist-need', 'need-plain', { assist: helped(null, false) }),
    ...over('assist-service', 'service-longest', { assist: helped(null, true) }),
    ...over('assist-entry', 'entry-wrong', { assist: helped(20, false) }),
    ...over('assist-search', 'search-found', { assist: helped(null, false) }),
    ...over('assist-sheet', 'sheet-answers', { assist: helped(null, true) }),
    ...over('assist-asks', 'ticket-longest', { assist: helped(20, false) }),
    ...over('assist-warning', 'need-plain', { assist: helped(null, false), warning: { secondsLeft: 30 } }),
  ];
}
