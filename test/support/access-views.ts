import { USUAL_ACCESS } from '../../flows/access/access.ts';
import type {
  Access,
  Bar,
  Choice,
  Keypad,
  Locale,
  Screen,
  View,
  VisitKindBadge,
  Welcome,
} from '../../flows/contract.ts';

/** Keys as keypads for kiosks send them, each a code that no keyboard uses for anything else here. */
export const TEST_KEYPAD: Keypad = {
  up: ['ArrowUp', 'F2'],
  down: ['ArrowDown', 'F3'],
  back: ['F4'],
  select: ['F7'],
  help: ['F8'],
  'headset-in': ['F9'],
  'headset-out': ['F10'],
};

export const TEST_WELCOME: Welcome = {
  screen: { widthMm: 300, heightMm: 530 },
  dock: false,
  reach: { fromMm: 20, toMm: 340 },
  keypad: TEST_KEYPAD,
  scanSeconds: 2,
  voices: ['az', 'ru', 'en'],
  signs: [],
};

const WHOLE_BAR: Bar = { back: true, restart: true, language: true, settings: true, help: true };

const NAMES: Readonly<Record<Locale, readonly string[]>> = {
  az: ['Müavinət', 'Məşğulluq', 'Əlillik'],
  ru: ['Пособие', 'Занятость', 'Инвалидность'],
  en: ['Benefit', 'Employment', 'Disability'],
};

const choices = (locale: Locale): readonly Choice[] =>
  NAMES[locale].map((label, index) => ({ id: `c${index}`, label, icon: 'document' as const }));

const badge = (locale: Locale): VisitKindBadge => ({
  id: 'ordinary',
  label: NAMES[locale][0] ?? '',
  icon: 'person',
  isDefault: true,
  others: [{ label: NAMES[locale][2] ?? '', icon: 'accessibility' }],
  extras: [],
});

const ONE_PAGE = { page: 1, pages: 1 };

/** One screen of each kind that stood before settings, rating and volunteers came. */
export function accessScreens(locale: Locale): readonly Screen[] {
  const some = choices(locale);
  const visitKind = badge(locale);
  const [first = ''] = NAMES[locale];
  return [
    {
      name: 'attract',
      props: {
        centreName: { az: 'Bakı DOST Mərkəzi', ru: 'Бакинский Центр DOST', en: 'Baku DOST Centre' },
        waitingTickets: 2,
        ways: ['appointment', 'opinion'],
        trouble: 'no-paper',
      },
    },
    {
      name: 'need',
      props: {
        ways: ['search', 'menu'],
        choices: some,
        paging: ONE_PAGE,
        visitKind,
      },
    },
    { name: 'direction', props: { need: first, choices: some, paging: ONE_PAGE, visitKind } },
    { name: 'service', props: { direction: first, choices: some, paging: { page: 2, pages: 3 }, visitKind } },
    { name: 'visit-kind', props: { choices: some, paging: ONE_PAGE, chosen: 'c1', extras: [] } },
    { name: 'issuing', props: {} },
    {
      name: 'ticket',
      props: {
        number: 'A017',
        direction: first,
        services: [first],
        forOther: false,
        visitKind: first,
        desk: null,
        date: '14.05.2026',
        time: '10:42',
        ahead: 4,
        waitMinutes: 12,
        paper: { kind: 'offered' },
      },
    },
    { name: 'no-ticket', props: { reason: 'store' } },
    {
      name: 'waiting-tickets',
      props: { choices: [{ id: 'A017', label: 'A017', hint: first }], paging: ONE_PAGE, printing: null },
    },
    { name: 'help', props: { called: false, technician: false } },
    { name: 'language', props: { current: locale } },
    {
      name: 'out-of-service',
      props: { stillWorks: ['information', 'operators', 'call-142'], code: 'STORE-1' },
    },
  ];
}

/** A view of a screen for a citizen who wants the kiosk to be so. */
export function accessView(screen: Screen, locale: Locale, access: Partial<Access> = {}): View {
  return {
    place: `${locale}/${screen.name}`,
    locale,
    screen,
    bar: WHOLE_BAR,
    access: { ...USUAL_ACCESS, ...access },
    assist: null,
    progress: null,
    warning: null,
    demonstration: false,
    canStopNow: false,
  };
}

/** The view of one screen by its name. */
export function accessViewOf(name: Screen['name'], locale: Locale, access: Partial<Access> = {}): View {
  const screen = accessScreens(locale).find((one) => one.name === name);
  if (!screen) throw new Error(`no view of ${name}`);
  return accessView(screen, locale, access);
}
