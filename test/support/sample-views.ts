import directions from '../../assets/catalogue/directions.json' with { type: 'json' };
import needs from '../../assets/catalogue/needs.json' with { type: 'json' };
import services from '../../assets/catalogue/services.json' with { type: 'json' };
import visitKinds from '../../assets/catalogue/visit-kinds.json' with { type: 'json' };
import {
  type Bar,
  type Choice,
  ICON_NAMES,
  type IconName,
  type Locale,
  type PaperState,
  type PaperTrouble,
  type ScreenName,
  type ScreenProps,
  type View,
  type VisitKindBadge,
} from '../../flows/contract.ts';

/** One painted state of the page, by name: `service-longest`. */
export interface SampleView {
  readonly name: string;
  readonly view: View;
}

type Samples = {
  readonly [Name in ScreenName]: (locale: Locale) => Readonly<Record<string, ScreenProps<Name>>>;
};

const iconOf = (name: string): IconName => ICON_NAMES.find((icon) => icon === name) ?? 'question';

const badge = (locale: Locale, chosenId: string): VisitKindBadge => {
  const named = visitKinds.map((kind) => ({ id: kind.id, label: kind[locale], icon: iconOf(kind.icon) }));
  const chosen = named.find(({ id }) => id === chosenId);
  if (!chosen) throw new Error(`No visit kind ${chosenId}`);
  const others = named.filter(({ id }) => id !== chosenId && id !== 'ordinary');
  return {
    ...chosen,
    isDefault: chosenId === 'ordinary',
    others: others.map(({ label, icon }) => ({ label, icon })),
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
  need: (locale) => {
    const choices = needs.map((need) => ({
      id: need.id,
      label: need[locale],
      hint: need.hint[locale],
      icon: iconOf(need.icon),
    }));
    return {
      plain: { choices, visitKind: badge(locale, 'ordinary') },
      chosen: { choices, visitKind: badge(locale, 'vam') },
    };
  },
  direction: (locale) => ({
    four: {
      need: needs[1]?.[locale] ?? '',
      choices: directionChoices(locale, needs[1]?.directions ?? []),
      visitKind: badge(locale, 'ordinary'),
    },
    two: {
      need: needs[0]?.[locale] ?? '',
      choices: directionChoices(locale, needs[0]?.directions ?? []),
      visitKind: badge(locale, 'disability'),
    },
    longest: {
      need: needs[1]?.[locale] ?? '',
      choices: directionChoices(locale, longestDirections(locale)),
      visitKind: badge(locale, 'ordinary'),
    },
  }),
  service: (locale) => {
    const direction = directions[4]?.[locale] ?? '';
    const visitKind = badge(locale, 'ordinary');
    const usual = services.filter((service) => service.direction === '05');
    return {
      first: {
        direction,
        choices: serviceChoices(locale, usual.slice(0, 5)),
        paging: { page: 1, pages: 9 },
        visitKind,
      },
      longest: {
        direction,
        choices: serviceChoices(locale, byLength(locale).slice(0, 5)),
        paging: { page: 4, pages: 9 },
        visitKind,
      },
      short: {
        direction,
        choices: serviceChoices(locale, usual.slice(0, 2)),
        paging: { page: 1, pages: 1 },
        visitKind: badge(locale, 'elderly'),
      },
    };
  },
  'visit-kind': (locale) => {
    const choices = visitKinds.map((kind) => ({
      id: kind.id,
      label: kind[locale],
      hint: kind.hint[locale],
      icon: iconOf(kind.icon),
    }));
    return { plain: { choices, chosen: 'ordinary' }, chosen: { choices, chosen: 'disability' } };
  },
  issuing: () => ({ plain: {} }),
  ticket: (locale) => {
    const usual = {
      number: 'A017',
      direction: directions[0]?.[locale] ?? '',
      service: services[2]?.[locale] ?? '',
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
        service: byLength(locale)[0]?.[locale] ?? '',
        visitKind: visitKinds[3]?.[locale] ?? '',
        desk: CENTRE_DESK[locale],
        ahead: 22,
        waitMinutes: 41,
        paper: { kind: 'unknown', canPrint: true },
      },
      'no-service': { ...usual, service: null, ahead: 0, waitMinutes: 0, paper: { kind: 'printed' } },
    };
  },
  'no-ticket': () => ({ store: { reason: 'store' }, slow: { reason: 'slow' } }),
  'waiting-tickets': (locale) => {
    const choices = ['A017', 'A018', 'C004', 'E021', 'V002'].map((number, index) => ({
      id: number,
      label: number,
      hint: `${directions[index * 2]?.[locale] ?? ''}, 10:4${index}`,
    }));
    return {
      plain: { choices, paging: { page: 1, pages: 1 }, printing: null },
      many: {
        choices: [...choices, { id: 'V003', label: 'V003', hint: '10:58' }],
        paging: { page: 1, pages: 3 },
        printing: null,
      },
      printing: { choices: choices.slice(0, 3), paging: { page: 1, pages: 1 }, printing: 'A018' },
    };
  },
  help: () => ({ plain: {} }),
  language: (locale) => ({ plain: { current: locale } }),
  'out-of-service': () => ({
    all: { stillWorks: ['information', 'operators', 'call-142'], code: 'STORE-1' },
    call: { stillWorks: ['call-142'], code: 'HOST-3' },
  }),
};

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

function barOf(name: ScreenName): Bar {
  const inFlow = name in STEPS;
  const open = name !== 'help' && name !== 'language';
  const alive = name !== 'out-of-service';
  return {
    back: inFlow || name === 'waiting-tickets' || name === 'no-ticket',
    restart: name !== 'attract' && alive,
    language: open && alive,
    help: name !== 'help' && alive,
  };
}

/** Realistic views of one screen in one language. `place` is unlike any other sample's. */
export function sampleViews(name: ScreenName, locale: Locale): readonly SampleView[] {
  return Object.entries(SAMPLES[name](locale)).map(([variant, props]) => {
    const step = STEPS[name];
    return {
      name: `${name}-${variant}`,
      view: {
        place: `${locale}/${name}/${variant}`,
        locale,
        screen: { name, props } as View['screen'],
        bar: barOf(name),
        progress: step === undefined ? null : { step, of: 4 },
        warning: null,
      },
    };
  });
}

/** Every sample of every screen in one language, and the inactivity warning over one of them. */
export function allSampleViews(locale: Locale): readonly SampleView[] {
  const names = Object.keys(SAMPLES) as ScreenName[];
  const samples = names.flatMap((name) => sampleViews(name, locale));
  const [need] = sampleViews('need', locale);
  if (!need) return samples;
  const warned = { ...need.view, place: `${locale}/warning`, warning: { secondsLeft: 20 } };
  return [...samples, { name: 'warning', view: warned }];
}
