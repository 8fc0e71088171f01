import { REFERENCE_AREAS, type ReferenceArea } from '../domain/centre.ts';

/** Code of the service that gives each reference (dost.gov.az, "Arayışların verilməsi"). */
export const SERVICE_OF_AREA: Readonly<Record<ReferenceArea, string>> = {
  employment: '01.01',
  pension: '01.02',
  benefits: '01.03',
  scholarship: '01.04',
  'targeted-assistance': '01.05',
  'insurance-record': '01.06',
  'social-service': '01.07',
  disability: '01.08',
};

/** The reference that a service gives; null where it gives none of the eight. */
export function areaOf(service: string | undefined): ReferenceArea | null {
  return REFERENCE_AREAS.find((area) => SERVICE_OF_AREA[area] === service) ?? null;
}
