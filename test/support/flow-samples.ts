import lifeEvents from '../../assets/catalogue/life-events.json' with { type: 'json' };
import services from '../../assets/catalogue/services.json' with { type: 'json' };
import type { Item, Locale, Pages, ScreenProps } from '../../flows/contract.ts';

type FlowScreenName = 'list' | 'search' | 'entry' | 'sheet' | 'told' | 'scale' | 'veil';
type FlowSamples = {
  readonly [Name in FlowScreenName]: (
    locale: Locale,
    most: number,
  ) => Readonly<Record<string, ScreenProps<Name>>>;
};

const ONE_PAGE: Pages = { page: 1, pages: 1 };

/** The longest names there are: what fits them fits all. */
const longest = (locale: Locale, most: number): Item[] =>
  [...services]
    .sort((one, other) => other[locale].length - one[locale].length)
    .slice(0, most)
    .map((service) => ({ id: service.code, label: service[locale] }));

const WORDS = {
  az: { title: 'Hansı sənədləriniz var?', note: 'Özünüzdə olanlara toxunun.', deed: 'Davam et' },
  ru: { title: 'Какие документы у вас есть?', note: 'Коснитесь тех, что у вас с собой.', deed: 'Дальше' },
  en: { title: 'Which papers do you have?', note: 'Touch those you have with you.', deed: 'Continue' },
} as const;

/** Samples of what the flows show. */
export const FLOW_SAMPLES: FlowSamples = {
  list: (locale, most) => ({
    one: {
      ...WORDS[locale],
      pick: 'one',
      items: longest(locale, most),
      deeds: [],
      paging: { page: 1, pages: 3 },
    },
    six: {
      ...WORDS[locale],
      note: null,
      pick: 'one',
      items: lifeEvents.slice(0, most === 5 ? 6 : most).map((event) => ({
        id: event.id,
        label: event[locale],
        hint: event.hint[locale],
        icon: 'accessibility',
      })),
      deeds: [{ id: 'search', label: WORDS[locale].deed }],
      paging: { page: 1, pages: most === 5 ? 1 : 2 },
    },
    many: {
      ...WORDS[locale],
      pick: 'many',
      items: longest(locale, Math.min(most, 4)).map((item, at) => ({ ...item, picked: at === 0 })),
      deeds: [{ id: 'go-on', label: WORDS[locale].deed, leads: true }],
      paging: ONE_PAGE,
    },
  }),
  search: (locale, most) => ({
    found: {
      title: WORDS[locale].title,
      typed: 'issizlik',
      keyboard: locale,
      keyboards: ['az', 'ru', 'en'],
      items: longest(locale, Math.ceil(most / 2)),
      note: null,
      deeds: [],
      paging: ONE_PAGE,
    },
  }),
  entry: (locale) => ({
    empty: {
      ...WORDS[locale],
      typed: '',
      example: '1ABC234',
      wrong: null,
      keyboard: 'fin',
      keyboards: [],
      canEnter: false,
      personal: true,
      deeds: [],
    },
  }),
  sheet: (locale) => ({
    answers: {
      ...WORDS[locale],
      facts: [{ label: WORDS[locale].title, value: '15' }],
      deeds: [{ id: 'go-on', label: WORDS[locale].deed, leads: true }],
      paging: ONE_PAGE,
    },
  }),
  told: (locale) => ({
    good: {
      mood: 'good',
      title: WORDS[locale].title,
      big: 'K1-000123-7',
      lines: [WORDS[locale].note],
      code: null,
      paper: { kind: 'printing' },
      deeds: [{ id: 'done', label: WORDS[locale].deed, leads: true }],
    },
  }),
  scale: (locale) => ({
    asked: {
      title: WORDS[locale].title,
      from: 0,
      to: 10,
      chosen: null,
      low: WORDS[locale].note,
      high: WORDS[locale].deed,
      deeds: [],
    },
  }),
  veil: () => ({ plain: {} }),
};
