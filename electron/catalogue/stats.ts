import type { TFunction } from 'i18next';
import { type Catalogue, CONFIDENCE, type Service } from '../../assets/catalogue/schema.ts';
import { LOCALES, type Locale } from '../../flows/contract.ts';
import type { InterfaceTexts } from './interface-texts.ts';
import { textTable } from './text-table.ts';

/** What `npm run catalogue -- stats` says, line by line. */
export function describeStats(
  catalogue: Catalogue,
  texts: InterfaceTexts,
  words: TFunction,
  locale: Locale,
): readonly string[] {
  const { version, services, directions } = catalogue;
  const [year, month, day] = version.date.split('-');
  return [
    words('stats.head', {
      number: version.number,
      date: `${day}.${month}.${year}`,
      services: services.length,
      directions: directions.length,
    }),
    '',
    ...perDirection(catalogue, words, locale),
    '',
    ...languages(catalogue, texts, words),
    '',
    ...documents(catalogue, words),
    '',
    ...confidence(catalogue, words),
  ];
}

function perDirection({ directions, services }: Catalogue, words: TFunction, locale: Locale): string[] {
  const row = (code: string, name: string, of: readonly Service[]) => [
    code,
    name,
    String(of.length),
    String(of.filter((service) => service.documents.length > 0).length),
    String(of.filter((service) => service.terms !== null).length),
    String(of.filter((service) => service.easy !== null).length),
    String(of.reduce((sum, service) => sum + service.synonyms.length, 0)),
  ];
  return textTable([
    [
      '',
      words('stats.direction'),
      ...['services', 'documents', 'terms', 'easy', 'synonyms'].map((key) => words(`stats.${key}`)),
    ],
    ...directions.map((direction) =>
      row(
        direction.code,
        direction[locale],
        services.filter((service) => service.direction === direction.code),
      ),
    ),
    row('', words('stats.all'), services),
  ]);
}

/** Names of all that has one, and the texts of the screens, the paper and the command lines. */
function languages(catalogue: Catalogue, texts: InterfaceTexts, words: TFunction): string[] {
  const { directions, services, documents, needs, visitKinds, desks, lifeEvents, holidays } = catalogue;
  const hints = [...needs, ...visitKinds, ...lifeEvents].map(({ hint }) => hint);
  const groups = {
    names: [
      ...directions,
      ...services,
      ...needs,
      ...visitKinds,
      ...desks,
      ...lifeEvents,
      ...holidays.days,
      ...hints,
    ],
    documents: [...documents, ...documents.flatMap(({ whereToGet }) => whereToGet ?? [])],
    asked: services.flatMap((service) => service.documents),
    easy: services.flatMap(({ easy }) => easy ?? []),
  };
  const rows = Object.entries(groups).map(([key, all]) => [
    words(`stats.texts.${key}`),
    ...LOCALES.map((locale) => share(all.filter((text) => text[locale] !== '').length, all.length)),
  ]);
  const ofInterface = LOCALES.map((locale) => {
    const missing = texts.missing.filter((text) => text.locale === locale).length;
    return share(texts.have[locale], texts.have[locale] + missing);
  });
  return [
    ...textTable([
      [words('stats.languages'), ...LOCALES],
      ...rows,
      [words('stats.texts.interface'), ...ofInterface],
    ]),
    ...texts.missing.map(({ locale, file, key }) =>
      words('stats.missing', { file: `${locale}/${file}`, key }),
    ),
  ];
}

/** `152 (100 %)`; what is not quite all is never rounded up to it. */
function share(have: number, of: number): string {
  const percent = of === 0 ? 100 : Math.floor((have / of) * 100);
  return have === of ? `${have} (100 %)` : `${have}/${of} (${percent} %)`;
}

function documents({ services, documents: kinds }: Catalogue, words: TFunction): string[] {
  const known = services.filter((service) => service.documents.length > 0).length;
  return [
    words('stats.documentsKnown', { known, unknown: services.length - known }),
    words('stats.documentKinds', {
      kinds: kinds.length,
      where: kinds.filter(({ whereToGet }) => whereToGet).length,
    }),
  ];
}

/** How many entries have each mark, field by field. */
function confidence(
  { directions, services, documents: kinds, lifeEvents, holidays }: Catalogue,
  words: TFunction,
): string[] {
  const rows = (name: string, entries: readonly { confidence: Partial<Record<string, string>> }[]) => {
    const fields = [...new Set(entries.flatMap((entry) => Object.keys(entry.confidence)))];
    return fields.map((field) => [
      `${name} · ${field}`,
      ...CONFIDENCE.map((level) =>
        String(entries.filter((entry) => entry.confidence[field] === level).length),
      ),
    ]);
  };
  return textTable([
    [words('stats.confidence'), ...CONFIDENCE],
    ...rows('services.json', services),
    ...rows('directions.json', directions),
    ...rows('documents.json', kinds),
    ...rows('life-events.json', lifeEvents),
    ...rows(
      'holidays.json',
      holidays.days.map((day) => ({ confidence: { date: day.confidence } })),
    ),
  ]);
}
