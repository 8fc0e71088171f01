import type { CatalogueData } from '../../../assets/catalogue/schema.ts';

/** The files of a catalogue; all of them stand in one folder, and none may be missing. */
export const CATALOGUE_FILES = {
  version: 'version.json',
  directions: 'directions.json',
  services: 'services.json',
  documents: 'documents.json',
  needs: 'needs.json',
  visitKinds: 'visit-kinds.json',
  desks: 'desks.json',
  lifeEvents: 'life-events.json',
  vam: 'vam.json',
  holidays: 'holidays.json',
} as const satisfies Record<keyof CatalogueData, string>;

export type CataloguePart = keyof typeof CATALOGUE_FILES;
export const CATALOGUE_PARTS = Object.keys(CATALOGUE_FILES) as CataloguePart[];

/** Text of each file, as it stands or as it came. */
export type CatalogueTexts = Readonly<Record<CataloguePart, string>>;
