import type { SectionResult } from './row.ts';

export const SECTIONS = [
  'latency',
  'ticket',
  'page',
  'touch',
  'keys',
  'speech',
  'idle',
  'devices',
  'parsers',
  'catalogue',
  'search',
] as const;
export type SectionName = (typeof SECTIONS)[number];

export function isSectionName(name: string): name is SectionName {
  return SECTIONS.some((section) => section === name);
}

/** Loads one section only: another one's libraries would weigh on its memory. */
export async function loadSection(name: SectionName): Promise<() => Promise<SectionResult>> {
  switch (name) {
    case 'latency':
      return (await import('./sections/latency.ts')).measureLatency;
    case 'ticket':
      return (await import('./sections/ticket.ts')).measureTicket;
    case 'page':
      return (await import('./sections/page.ts')).measurePage;
    case 'touch':
      return (await import('./sections/touch.ts')).measureTouch;
    case 'keys':
      return (await import('./sections/keys.ts')).measureKeys;
    case 'speech':
      return (await import('./sections/speech.ts')).measureSpeech;
    case 'idle':
      return (await import('./sections/idle.ts')).measureIdle;
    case 'devices':
      return (await import('./sections/devices.ts')).measureDevices;
    case 'parsers':
      return (await import('./sections/parsers.ts')).measureParsers;
    case 'catalogue':
      return (await import('./sections/catalogue.ts')).measureCatalogue;
    case 'search':
      return (await import('./sections/search.ts')).measureSearch;
  }
}
