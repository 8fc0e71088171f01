import type { Access, Pages, TextSize } from '../contract.ts';

/** Choices on one screen beside "I am not sure", by the size of the letters. */
const ROOM: Readonly<Record<TextSize, number>> = { normal: 5, large: 3, 'very-large': 2 };
const ROOM_OF_EASY = 2;
/** Lines of a table on one screen, in letters of the usual size. */
const LINES = 7;
/** A band of reach lower than this holds half of them, millimetres. */
const LOW_BAND_MM = 300;

export interface Glass {
  readonly screen: { readonly widthMm: number; readonly heightMm: number };
  /** The part of it that a person who sits can touch, millimetres above its lower edge. */
  readonly reach: { readonly fromMm: number; readonly toMm: number };
}

/** How many choices are offered at once: fewer where each is larger, or where the hand does not reach all of the glass. */
export function choiceRoom(access: Access, { screen, reach }: Glass): number {
  const room = Math.min(ROOM[access.text], access.easy ? ROOM_OF_EASY : ROOM.normal);
  const touchable = Math.min(reach.toMm, screen.heightMm) - Math.max(reach.fromMm, 0);
  const isLow = access.reach && touchable < Math.min(LOW_BAND_MM, screen.heightMm);
  return isLow ? Math.ceil(room / 2) : room;
}

/** How many lines are read over at once: lower than what is chosen from, as long as the letters are of the usual size. */
export function lineRoom(room: number): number {
  return room === ROOM.normal ? LINES : room;
}

/** A list in pages of `room`; at least one page. */
export function inPages<T>(items: readonly T[], room: number): readonly (readonly T[])[] {
  const pages: T[][] = [];
  for (let from = 0; from < items.length; from += room) pages.push(items.slice(from, from + room));
  return pages.length > 0 ? pages : [[]];
}

/** The page of a list on which its item `from` stands; behind the last, the last one. */
export function pageOf<T>(
  items: readonly T[],
  room: number,
  from: number,
): { readonly choices: readonly T[]; readonly paging: Pages } {
  const pages = inPages(items, room);
  const at = Math.min(Math.floor(from / room), pages.length - 1);
  return { choices: pages[at] ?? [], paging: { page: at + 1, pages: pages.length } };
}

/**
 * The first item of the page after or before the one on which `from` stands. Places in a list are items, not pages:
 * who makes the letters larger and smaller again stands where they stood.
 */
export function turned(from: number, room: number, to: 'next' | 'previous'): number {
  return Math.max(0, (Math.floor(from / room) + (to === 'next' ? 1 : -1)) * room);
}

export function hasPage(count: number, room: number, from: number, to: 'next' | 'previous'): boolean {
  const first = turned(from, room, to);
  return to === 'next' ? first < count : Math.floor(from / room) > 0;
}
