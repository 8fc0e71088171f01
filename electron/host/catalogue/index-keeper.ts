import type { Catalogue } from '../../../assets/catalogue/schema.ts';
import { createSearchIndex, type SearchIndex } from '../../../flows/search/search-index.ts';

/** The search index of a catalogue, made when it is first asked for and kept as long as the catalogue is. */
export function createIndexKeeper(): (catalogue: Catalogue) => SearchIndex {
  const made = new WeakMap<Catalogue, SearchIndex>();
  return (catalogue) => {
    const index = made.get(catalogue) ?? createSearchIndex(catalogue);
    made.set(catalogue, index);
    return index;
  };
}
