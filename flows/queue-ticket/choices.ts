import type { Catalogue, Need, Service } from '../../assets/catalogue/schema.ts';

/** The three questions on the way to a number. */
export type Way = 'need' | 'direction' | 'service';

interface Chosen {
  readonly need: string | null;
  readonly direction: string | null;
}

/** Codes of the directions of a need, in the catalogue's order. */
export function directionsOf(catalogue: Catalogue, need: string | null): readonly string[] {
  return catalogue.needs.find(({ id }) => id === need)?.directions ?? [];
}

export function servicesOf(catalogue: Catalogue, direction: string | null): readonly Service[] {
  return catalogue.services.filter((service) => service.direction === direction);
}

/** All that may be chosen on a screen of the way, page after page. */
export function choicesOn(
  way: Way,
  catalogue: Catalogue,
  { need, direction }: Chosen,
): readonly (Need | Service | string)[] {
  switch (way) {
    case 'need':
      return catalogue.needs;
    case 'direction':
      return directionsOf(catalogue, need);
    case 'service':
      return servicesOf(catalogue, direction);
  }
}
