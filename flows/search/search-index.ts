import type { Catalogue } from '../../assets/catalogue/schema.ts';
import { closeness } from './closeness.ts';
import { fold, wordsOf } from './fold.ts';

export interface Found {
  /** Code of the service. */
  readonly code: string;
  /** Larger is nearer; of one search only. */
  readonly score: number;
}

export interface SearchIndex {
  /**
   * The services that a query may mean, in any of the three languages, the nearest first; nothing for a query without
   * letters or figures. Never throws, whatever was typed.
   */
  find(query: string, limit: number): readonly Found[];
}

/** How much a text says about its service. */
const WEIGHT = { easy: 1.1, name: 1, synonym: 1.15, direction: 0.35, document: 0.2 } as const;
/** What all texts of a service say together, beside what the best of them says alone. */
const TOGETHER = 0.8;
/** Words that say what one wants, not of what. */
const EMPTY_WORDS = new Set(
  wordsOf(
    'üçün və ilə necə olar etmək almaq istəyirəm mənə lazımdır lazım haqqında görə как где и в на для по о при мне хочу получить',
  ).concat(wordsOf('надо нужно оформить the a of for to in on and how get i my need want with an')),
);
const EMPTY_WEIGHT = 0.15;

/** A text of one service or several (a direction, a document). */
interface Text {
  readonly services: number[];
  readonly weight: number;
  /** How many different words it has, folded. */
  readonly words: number;
}

/** Indexes names, plain names, synonyms, directions and documents of all services in all languages. */
export function createSearchIndex({
  services,
  directions,
}: Pick<Catalogue, 'services' | 'directions'>): SearchIndex {
  const texts: Text[] = [];
  /** What stands in several services is folded and looked at once. By weight: a key of both would be a new text. */
  const known = new Map<number, Map<string, Text>>();
  const textsOf = new Map<string, number[]>();
  const add = (service: number, weight: number, text: string) => {
    const alike = known.get(weight) ?? new Map<string, Text>();
    known.set(weight, alike);
    const before = alike.get(text);
    if (before) {
      if (before.services.at(-1) !== service) before.services.push(service);
      return;
    }
    const folded = fold(text);
    const words = new Set(folded === '' ? [] : folded.split(' '));
    const added = { services: [service], weight, words: words.size };
    alike.set(text, added);
    if (words.size === 0) return;
    const place = texts.push(added) - 1;
    for (const word of words) {
      const places = textsOf.get(word);
      if (places) places.push(place);
      else textsOf.set(word, [place]);
    }
  };
  const directionOf = new Map(directions.map((direction) => [direction.code, direction]));
  services.forEach((service, at) => {
    const direction = directionOf.get(service.direction);
    for (const locale of ['az', 'ru', 'en'] as const) {
      add(at, WEIGHT.name, service[locale]);
      if (service.easy) add(at, WEIGHT.easy, service.easy[locale]);
      if (direction) add(at, WEIGHT.direction, direction[locale]);
      for (const document of service.documents) add(at, WEIGHT.document, document[locale]);
    }
    for (const synonym of service.synonyms) add(at, WEIGHT.synonym, synonym);
  });
  const words = [...textsOf];
  const ofText = new Tally(texts.length);
  const ofService = new Tally(services.length);

  /** Adds up how well each typed word is meant, by text and by service. */
  const hitsOf = (query: string) => {
    const said = new Float64Array(texts.length);
    const meant = new Uint16Array(texts.length);
    const together = new Float64Array(services.length);
    const counted = new Set<string>();
    let whole = 0;
    // What is typed twice says nothing more.
    for (const typed of new Set(wordsOf(query))) {
      for (const [word, places] of words) {
        const near = closeness(typed, word);
        if (near === 0) continue;
        const isNew = !counted.has(word);
        counted.add(word);
        for (const place of places) {
          ofText.raise(place, near);
          if (isNew) meant[place] = (meant[place] ?? 0) + 1;
        }
      }
      ofText.each((place, near) => {
        const { services: meantBy = [], weight = 0 } = texts[place] ?? {};
        for (const service of meantBy) ofService.raise(service, near * Math.min(1, weight));
      });
      // A word that few services have says more than one that stands everywhere.
      const rare = Math.log(1 + services.length / Math.max(1, ofService.size));
      const weight = EMPTY_WORDS.has(typed) ? EMPTY_WEIGHT * rare : rare;
      whole += weight;
      ofText.empty((place, near) => {
        said[place] = (said[place] ?? 0) + weight * near;
      });
      ofService.empty((service, near) => {
        together[service] = (together[service] ?? 0) + weight * near;
      });
    }
    return { said, meant, together, whole };
  };

  const find = (query: string, limit: number): readonly Found[] => {
    const { said, meant, together, whole } = hitsOf(query);
    if (whole === 0) return [];
    const best = new Float64Array(services.length);
    texts.forEach((text, place) => {
      const share = (said[place] ?? 0) / whole;
      if (share === 0) return;
      // A short text that was typed in full is meant rather than a long one that holds the same words.
      const score = text.weight * share * share * (0.6 + (0.4 * (meant[place] ?? 0)) / text.words);
      for (const service of text.services) if (score > (best[service] ?? 0)) best[service] = score;
    });
    const scores = best.map((score, at) => score + TOGETHER * ((together[at] ?? 0) / whole) ** 2);
    return nearest(scores, limit).flatMap((at) => {
      const code = services[at]?.code;
      return code === undefined ? [] : [{ code, score: scores[at] ?? 0 }];
    });
  };
  return { find };
}

/** The largest value raised at each place since it was last emptied. */
class Tally {
  readonly #values: Float64Array;
  readonly #places: Int32Array;
  /** How many places hold a value. */
  size = 0;

  constructor(places: number) {
    this.#values = new Float64Array(places);
    this.#places = new Int32Array(places);
  }

  raise(place: number, value: number): void {
    const before = this.#values[place] ?? 0;
    if (before === 0) this.#places[this.size++] = place;
    if (value > before) this.#values[place] = value;
  }

  each(tell: (place: number, value: number) => void): void {
    for (let at = 0; at < this.size; at++) {
      const place = this.#places[at] ?? 0;
      tell(place, this.#values[place] ?? 0);
    }
  }

  empty(tell: (place: number, value: number) => void): void {
    this.each(tell);
    for (let at = 0; at < this.size; at++) this.#values[this.#places[at] ?? 0] = 0;
    this.size = 0;
  }
}

/** Places of the largest scores above 0, the largest first, of equal ones the earlier first. */
function nearest(scores: Float64Array, limit: number): readonly number[] {
  const first: number[] = [];
  scores.forEach((score, at) => {
    if (score <= 0 || (first.length >= limit && score <= (scores[first.at(-1) ?? 0] ?? 0))) return;
    let place = first.length;
    while (place > 0 && (scores[first[place - 1] ?? 0] ?? 0) < score) place--;
    first.splice(place, 0, at);
    if (first.length > limit) first.pop();
  });
  return first;
}
