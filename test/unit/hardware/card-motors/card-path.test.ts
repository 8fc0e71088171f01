import { describe, expect, it } from 'vitest';
import type { CardEvent } from '../../../../hardware/card-motors/card-motor.ts';
import { CardPath, type Place } from '../../../../hardware/card-motors/card-path.ts';

const PATIENCE = 30_000;
const captured = (cards: number, inBin: number | null): CardEvent => ({ kind: 'captured', cards, inBin });
const at = (place: Place, inBin: number | null = null) => ({ place, inBin });

/** A path that has seen `places`, the count with the first of them. */
function pathAt(places: readonly Place[], inBin: number | null = null): CardPath {
  const path = new CardPath(PATIENCE, null);
  for (const [index, place] of places.entries()) path.seen(at(place, index === 0 ? inBin : null), 0);
  return path;
}

describe('the path of a card', () => {
  it.each<[from: Place | null, to: Place, events: string[]]>([
    [null, 'none', []],
    [null, 'gate', ['at-gate']],
    [null, 'inside', ['in-position']],
    ['none', 'none', []],
    ['none', 'gate', ['at-gate']],
    ['none', 'inside', ['in-position']],
    ['gate', 'none', ['taken']],
    ['gate', 'gate', []],
    ['gate', 'inside', ['in-position']],
    ['inside', 'none', ['taken']],
    ['inside', 'gate', ['at-gate']],
    ['inside', 'inside', []],
  ])('from %s to %s: %j', (from, to, events) => {
    const path = pathAt(from === null ? [] : [from]);
    expect(path.seen(at(to), 1).map(({ kind }) => kind)).toEqual(events);
  });

  it('is forgotten after the patience, from when it was offered last', () => {
    const path = pathAt(['inside']);
    expect(path.isForgotten(PATIENCE * 2)).toBe(false);
    path.seen(at('gate'), 1000);
    path.seen(at('gate'), 2000);
    expect(path.isForgotten(PATIENCE + 999)).toBe(false);
    expect(path.isForgotten(PATIENCE + 1000)).toBe(true);
    path.offered(5000);
    expect(path.isForgotten(PATIENCE + 4999)).toBe(false);
    path.wait(9000);
    expect(path.isForgotten(PATIENCE + 5000)).toBe(false);
  });

  describe.each<[before: number | null, after: number | null, confirmed: boolean, gone: CardEvent]>([
    // A reader that counts is believed.
    [4, 5, true, captured(1, 5)],
    [4, 5, false, captured(1, 5)],
    [4, 4, false, { kind: 'taken' }],
    [4, 7, false, captured(3, 7)],
    // Said to be captured, though the count stands still.
    [4, 4, true, captured(1, 4)],
    // Without a count: a technician looks into the bin.
    [null, null, true, captured(1, null)],
    [null, null, false, captured(1, null)],
    // Counted for the first time.
    [null, 5, true, captured(1, 5)],
    // Set back meanwhile.
    [9, 0, false, { kind: 'taken' }],
  ])('a command to capture, count %j then %j, confirmed %j', (before, after, confirmed, gone) => {
    it('and the card is gone', () => {
      const path = pathAt(['inside'], before);
      path.capturing();
      expect(path.inDoubt).toBe(true);
      if (confirmed) path.captured();
      expect(path.seen(at('none', after), 1)).toEqual([gone]);
      expect(path.inDoubt).toBe(false);
      expect(path.seen(at('none', after), 2)).toEqual([]);
    });
  });

  it('a card that is still there was not captured, and its going is another matter', () => {
    const path = pathAt(['inside']);
    path.capturing();
    expect(path.seen(at('inside'), 1)).toEqual([]);
    expect(path.seen(at('none'), 2)).toEqual([{ kind: 'taken' }]);
  });

  it('cards that went in unseen are told, those from before count only against what was known', () => {
    expect(new CardPath(PATIENCE, null).seen(at('none', 3), 0)).toEqual([]);
    expect(new CardPath(PATIENCE, 1).seen(at('inside', 3), 0)).toEqual([
      captured(2, 3),
      { kind: 'in-position' },
    ]);
    const emptied = pathAt(['none'], 3);
    emptied.binCleared();
    expect(emptied.inBin).toBe(0);
    expect(emptied.seen(at('none', 1), 1)).toEqual([captured(1, 1)]);
  });

  describe('a card that is held', () => {
    it('is no card to be read, and stays forgotten', () => {
      const path = pathAt(['gate']);
      path.hold();
      expect(path.seen(at('inside'), PATIENCE)).toEqual([]);
      expect(path.held).toBe(true);
      expect(path.isForgotten(PATIENCE)).toBe(true);
    });

    it('is held no more once it is offered, or could not be drawn in', () => {
      const offered = pathAt(['gate']);
      offered.hold();
      offered.seen(at('inside'), PATIENCE);
      offered.offered(PATIENCE);
      expect(offered.held).toBe(false);
      const stuck = pathAt(['gate']);
      stuck.hold();
      stuck.seen(at('gate'), PATIENCE);
      expect(stuck.held).toBe(false);
      expect(stuck.isForgotten(PATIENCE)).toBe(true);
    });
  });
});
