import type { Service } from '../../assets/catalogue/schema.ts';

const SITE = 'https://dost.gov.az/';

/**
 * Where a service can be read about at home: its official passport (`services-passport/6-0` for the passport
 * `01-06-00-00`: direction, service, sub-service), else the page that its content was taken from, else the site.
 */
export function servicePage({ passportId, source }: Pick<Service, 'passportId' | 'source'>): string {
  if (passportId !== null) {
    const [direction = 0, service = 0, sub = 0] = passportId.split('-').slice(1).map(Number);
    return `${SITE}services-passport/${direction}-${service}${sub > 0 ? `-${sub}` : ''}`;
  }
  const page = source?.split(/[\s;]+/).find((part) => part.startsWith(SITE));
  return page ?? SITE;
}
