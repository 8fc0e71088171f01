import type { Catalogue } from '../../../assets/catalogue/schema.ts';
import { LOCALES, type Locale } from '../../../flows/contract.ts';
import { phrases, pieces } from '../../../flows/speech/phrases.ts';
import { filled, isCounted, slotsOf } from '../../../flows/speech/slots.ts';
import { spokenCode, spokenText } from '../../../flows/speech/spoken-text.ts';
import { clipId } from './clip-id.ts';

/** A phrase that can be known before anybody comes. */
export interface FixedClip {
  readonly locale: Locale;
  readonly id: string;
  readonly text: string;
  /** A person need not record it: it can be put together from other clips. */
  readonly composed: boolean;
}

export interface Tree {
  readonly [key: string]: string | Tree;
}

/** For the engineers at their desk, never before a citizen. */
const UNSPOKEN = ['dock'];
const MOST_COUNTED = 60;
/** Counts up to here are said in one breath; larger ones from pieces. */
const MOST_WHOLE = 20;
const MOST_STEPS = 6;
/** Numbers of a ticket: every one of most days; later ones are synthesised. */
const MOST_TICKETS = 199;
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVXYZ';
const PLURAL = /_(zero|one|two|few|many|other)$/u;

/** Every clip of the page's texts, the catalogue's names, letters and numbers. */
export function fixedClips(
  pages: Readonly<Record<Locale, Tree>>,
  catalogue: Catalogue,
): readonly FixedClip[] {
  return LOCALES.flatMap((locale) => {
    const clips = new Map<string, FixedClip>();
    const add = (texts: readonly string[], composed: boolean) => {
      for (const text of texts) {
        const id = clipId(text, locale);
        if (clips.get(id)?.composed !== false) clips.set(id, { locale, id, text, composed });
      }
    };
    for (const painted of [
      ...pageTexts(pages[locale]),
      ...catalogueTexts(catalogue, locale),
      ...numbers(locale),
    ]) {
      add(phrasesOf(painted, locale), false);
    }
    for (const { painted, isWhole } of countedTexts(pages[locale], locale)) {
      const whole = phrasesOf(painted, locale);
      for (const phrase of whole) {
        const cut = pieces(phrase, locale);
        if (isWhole || cut.length === 1) add([phrase], cut.length > 1);
        add(cut, false);
      }
    }
    return [...clips.values()];
  });
}

const phrasesOf = (painted: string, locale: Locale) =>
  phrases(spokenText(painted, locale), locale).map(({ text }) => text);

function leaves(tree: Tree, path = ''): readonly (readonly [string, string])[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    path === '' && UNSPOKEN.includes(key)
      ? []
      : typeof value === 'string'
        ? [[path + key, value] as const]
        : leaves(value, `${path}${key}.`),
  );
}

/** Texts without slots; of those with a slot that is no number the rest around it. */
function pageTexts(page: Tree): readonly string[] {
  return leaves(page).flatMap(([, text]) =>
    slotsOf(text).length === 0 ? [text] : isCounted(text) ? [] : [filled(text, {})],
  );
}

function countedTexts(
  page: Tree,
  locale: Locale,
): readonly { readonly painted: string; readonly isWhole: boolean }[] {
  const rules = new Intl.PluralRules(locale);
  return leaves(page).flatMap(([key, text]) => {
    const [first, second] = slotsOf(text);
    if (first === undefined || !isCounted(text)) return [];
    const form = PLURAL.exec(key)?.[1];
    if (second === undefined) {
      return range(0, MOST_COUNTED)
        .filter((count) => form === undefined || rules.select(count) === form)
        .map((count) => ({ painted: filled(text, { [first]: count }), isWhole: count <= MOST_WHOLE }));
    }
    return range(1, MOST_STEPS).flatMap((of) =>
      range(1, of).map((step) => ({ painted: filled(text, { [first]: step, [second]: of }), isWhole: true })),
    );
  });
}

function catalogueTexts(catalogue: Catalogue, locale: Locale): readonly string[] {
  const { directions, services, documents, needs, visitKinds, desks, lifeEvents } = catalogue;
  const named = [...directions, ...services, ...documents, ...needs, ...visitKinds, ...desks, ...lifeEvents];
  const more = [
    ...[...needs, ...visitKinds, ...lifeEvents].map(({ hint }) => hint),
    ...services.flatMap(({ easy, documents: asked }) => [easy ?? [], asked].flat()),
    ...documents.flatMap(({ whereToGet }) => whereToGet ?? []),
  ];
  return [...named, ...more].map((text) => text[locale]);
}

/** Letters and digits of codes, and numbers as tickets have them: `7`, `07`, `007`. */
function numbers(locale: Locale): readonly string[] {
  const padded = (digits: number) => (value: number) => String(value).padStart(digits, '0');
  return [
    spokenCode(LETTERS, locale),
    ...range(0, MOST_TICKETS).map(String),
    ...range(0, 9).map(padded(2)),
    ...range(1, 99).map(padded(3)),
  ];
}

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => from + at);
