import type { Catalogue, Need, Service } from '../../assets/catalogue/schema.ts';

/** The questions on the way to a number; `vam` stands in place of the first three for whom its desk serves. */
export type Way = 'need' | 'direction' | 'service' | 'vam';

/** Services that one number can be taken for. */
export const MOST_SERVICES = 5;

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

/** The services of the Unified Coordination Centre, in the catalogue's order. */
export function vamServices({ services, vam }: Catalogue): readonly Service[] {
  return vam.services.flatMap((code) => services.find((service) => service.code === code) ?? []);
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
    case 'vam':
      return vamServices(catalogue);
  }
}
