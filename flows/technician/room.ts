import type { Access, TextSize } from '../contract.ts';
import { rowsOf } from './rows.ts';
import type { Place, TechnicianSights } from './technician.ts';

/** How much fits on one screen, by the size of the letters; the easy view shows as little as the largest ones. */
type Room = Readonly<Record<TextSize, number>>;

const ROWS: Room = { normal: 5, large: 3, 'very-large': 2 };
const TILES: Room = { normal: 6, large: 3, 'very-large': 2 };
const FACTS: Room = { normal: 7, large: 4, 'very-large': 2 };
const LINES: Room = { normal: 8, large: 4, 'very-large': 2 };

export function roomOf({ at }: Place, { text, easy }: Access): number {
  return tableOf(at)[easy ? 'very-large' : text];
}

function tableOf(at: Place['at']): Room {
  switch (at) {
    case 'facts':
      return FACTS;
    case 'log':
      return LINES;
    case 'home':
      return TILES;
    default:
      return ROWS;
  }
}

/** How many things there are in all at a place that has pages. */
export function sizeOf(place: Place, sights: TechnicianSights): number {
  if (place.at === 'facts') return place.facts.length;
  if (place.at === 'log') return place.lines.length;
  return place.at === 'told' || place.at === 'sure' ? 0 : rowsOf(place, sights).length;
}
