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
/** What a service is found by besides its best text adds this much. */
const BESIDE = 0.1;
/** Words that say what one wants, not of what. */
const EMPTY_WORDS = new Set(
  wordsOf(
    'üçün və ilə necə olar etmək almaq istəyirəm mənə lazımdır lazım haqqında görə как где и в на для по о при мне хочу получить',
  ).concat(wordsOf('надо нужно оформить the a of for to in on and how get i my need want with an')),
);
const EMPTY_WEIGHT = 0.15;

/** A text of one service or several (a direction, a document), in folded words. */
interface Text {
  readonly services: number[];
  readonly weight: number;
  readonly words: readonly string[];
}

/** Indexes names, plain names, synonyms, directions and documents of all services in all languages. */
export function createSearchIndex({
  services,
  directions,
}: Pick<Catalogue, 'services' | 'directions'>): SearchIndex {
  const texts: Text[] = [];
  /** What stands in several services is folded and looked at once. */
  const known = new Map<string, Text>();
  const textsOf = new Map<string, number[]>();
  const add = (service: number, weight: number, text: string) => {
    const key = `${weight} ${text}`;
    const before = known.get(key);
    if (before) {
      if (before.services.at(-1) !== service) before.services.push(service);
      return;
    }
    const words = fold(text).split(' ').filter(Boolean);
    const added = { services: [service], weight, words };
    known.set(key, added);
    if (words.length === 0) return;
    const place = texts.push(added) - 1;
    for (const word of new Set(words)) {
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

  /** By place of a text: how well each typed word is meant there, and how many of its words are meant. */
  const hitsOf = (typed: readonly string[]) => {
    const near = new Float32Array(texts.length * typed.length);
    const meant = new Uint16Array(texts.length);
    const places: number[] = [];
    for (const [word, standsIn] of words) {
      const nears = typed.map((one) => closeness(one, word));
      if (nears.every((value) => value === 0)) continue;
      for (const place of standsIn) {
        if (meant[place] === 0) places.push(place);
        meant[place] = (meant[place] ?? 0) + 1;
        nears.forEach((value, which) => {
          const at = place * typed.length + which;
          if (value > (near[at] ?? 0)) near[at] = value;
        });
      }
    }
    return { near, meant, places };
  };

  const find = (query: string, limit: number): readonly Found[] => {
    const typed = wordsOf(query);
    const weights = typed.map((word) => (EMPTY_WORDS.has(word) ? EMPTY_WEIGHT : 1));
    const whole = weights.reduce((sum, weight) => sum + weight, 0);
    const { near, meant, places } = hitsOf(typed);
    const best = new Float64Array(services.length);
    const all = new Float64Array(services.length);
    for (const place of places) {
      const text = texts[place];
      if (!text) continue;
      let said = 0;
      weights.forEach((weight, which) => {
        said += (near[place * typed.length + which] ?? 0) * weight;
      });
      said /= whole;
      // A short text that was typed in full is meant rather than a long one that holds the same words.
      const score = text.weight * said * said * (0.6 + (0.4 * (meant[place] ?? 0)) / text.words.length);
      for (const service of text.services) {
        if (score > (best[service] ?? 0)) best[service] = score;
        all[service] = (all[service] ?? 0) + score;
      }
    }
    const scores = best.map((score, at) => score + BESIDE * Math.min(all[at] ?? 0, 2));
    return nearest(scores, limit).flatMap((at) => {
      const code = services[at]?.code;
      return code === undefined ? [] : [{ code, score: scores[at] ?? 0 }];
    });
  };
  return { find };
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
