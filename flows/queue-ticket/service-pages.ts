import type { Service } from '../../assets/catalogue/schema.ts';

/** With "I am not sure" as the sixth, one screen never shows more than six choices. */
export const SERVICES_PER_PAGE = 5;

/** Services of one direction in the catalogue's order, five to a page; at least one page. */
export function servicePages(services: readonly Service[], direction: string | null): Service[][] {
  const mine = services.filter((service) => service.direction === direction);
  const pages: Service[][] = [];
  for (let from = 0; from < mine.length; from += SERVICES_PER_PAGE)
    pages.push(mine.slice(from, from + SERVICES_PER_PAGE));
  return pages.length > 0 ? pages : [[]];
}
