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

/** A text of a service, in folded words. */
interface Text {
  readonly service: number;
  readonly weight: number;
  readonly words: readonly string[];
}

/** Indexes names, plain names, synonyms, directions and documents of all services in all languages. */
export function createSearchIndex({
  services,
  directions,
}: Pick<Catalogue, 'services' | 'directions'>): SearchIndex {
  const texts: Text[] = [];
  const textsOf = new Map<string, number[]>();
  // Directions and documents stand in many services: each text is folded once.
  const folded = new Map<string, readonly string[]>();
  const add = (service: number, weight: number, text: string) => {
    const words = folded.get(text) ?? fold(text).split(' ').filter(Boolean);
    folded.set(text, words);
    if (words.length === 0) return;
    const place = texts.push({ service, weight, words }) - 1;
    for (const word of new Set(words)) {
      const places = textsOf.get(word);
      if (places) places.push(place);
      else textsOf.set(word, [place]);
    }
  };
  services.forEach((service, at) => {
    for (const locale of ['az', 'ru', 'en'] as const) {
      add(at, WEIGHT.name, service[locale]);
      if (service.easy) add(at, WEIGHT.easy, service.easy[locale]);
      const direction = directions.find(({ code }) => code === service.direction);
      if (direction) add(at, WEIGHT.direction, direction[locale]);
      for (const document of service.documents) add(at, WEIGHT.document, document[locale]);
    }
    for (const synonym of service.synonyms) add(at, WEIGHT.synonym, synonym);
  });
  const words = [...textsOf.keys()];

  /** Words of the index that a typed word may mean, each with how well. */
  const meanings = (typed: string): [string, number][] =>
    words.flatMap((word): [string, number][] => {
      const near = closeness(typed, word);
      return near > 0 ? [[word, near]] : [];
    });

  const find = (query: string, limit: number): readonly Found[] => {
    const typed = wordsOf(query);
    /** By text: how well each typed word is meant there, and which of its words are meant. */
    const hits = new Map<number, { near: number[]; meant: Set<string> }>();
    typed.forEach((word, which) => {
      for (const [meant, near] of meanings(word)) {
        for (const place of textsOf.get(meant) ?? []) {
          let hit = hits.get(place);
          if (!hit) {
            hit = { near: new Array<number>(typed.length).fill(0), meant: new Set() };
            hits.set(place, hit);
          }
          if (near > (hit.near[which] ?? 0)) hit.near[which] = near;
          hit.meant.add(meant);
        }
      }
    });
    const weights = typed.map((word) => (EMPTY_WORDS.has(word) ? EMPTY_WEIGHT : 1));
    const whole = weights.reduce((sum, weight) => sum + weight, 0);
    const best = new Float64Array(services.length);
    const all = new Float64Array(services.length);
    for (const [place, { near, meant }] of hits) {
      const text = texts[place];
      if (!text) continue;
      const said = near.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0) / whole;
      // A short text that was typed in full is meant rather than a long one that holds the same words.
      const score = text.weight * said * said * (0.6 + (0.4 * meant.size) / text.words.length);
      if (score > (best[text.service] ?? 0)) best[text.service] = score;
      all[text.service] = (all[text.service] ?? 0) + score;
    }
    return services
      .flatMap(({ code }, at): Found[] => {
        const score = (best[at] ?? 0) + BESIDE * Math.min(all[at] ?? 0, 2);
        return score > 0 ? [{ code, score }] : [];
      })
      .sort((one, other) => other.score - one.score)
      .slice(0, limit);
  };
  return { find };
}
