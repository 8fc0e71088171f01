import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { estimateQueue, type QueueEntry } from '../../../../flows/domain/queue-estimate.ts';

const MINUTE = 60_000;
const entry = (minute: number, priority = 0): QueueEntry => ({ issuedAt: minute * MINUTE, priority });

/** The same day minute by minute, as slow and plain as it can be said. */
function minuteByMinute(entries: readonly QueueEntry[], mine: QueueEntry, desks: number, minutes: number) {
  const everybody = [...entries, mine].map((person, arrival) => ({ person, arrival }));
  const waiting: typeof everybody = [];
  const busyUntil = new Array<number>(desks).fill(0);
  let ahead = 0;
  for (let minute = 0; ; minute++) {
    const before = everybody.filter(({ person }) => person.issuedAt === minute * MINUTE && person !== mine);
    const call = () => {
      waiting.sort((a, b) => b.person.priority - a.person.priority || a.arrival - b.arrival);
      for (const [desk, until] of busyUntil.entries()) {
        if (until > minute) continue;
        const next = waiting.shift();
        if (!next) return null;
        if (next.person === mine) return minute;
        busyUntil[desk] = minute + minutes;
      }
      return null;
    };
    if (minute * MINUTE === mine.issuedAt) {
      waiting.push(...before);
      ahead = waiting.filter(({ person }) => person.priority >= mine.priority).length;
      waiting.push(...everybody.filter(({ person }) => person === mine));
    } else waiting.push(...before);
    const called = call();
    if (called !== null) return { ahead, waitMs: called * MINUTE - mine.issuedAt };
  }
}

describe('the estimate of a queue', () => {
  test('nobody before me', () => {
    expect(estimateQueue([], entry(0), { desks: 1, serviceMs: 7 * MINUTE })).toEqual({ ahead: 0, waitMs: 0 });
  });

  test('priority goes before those who came earlier, but not before its like', () => {
    const queue = [entry(0), entry(1), entry(1, 1), entry(1)];
    const pace = { desks: 1, serviceMs: 10 * MINUTE };
    expect(estimateQueue(queue, entry(2, 1), pace)).toEqual({ ahead: 1, waitMs: 18 * MINUTE });
    expect(estimateQueue(queue, entry(2), pace)).toEqual({ ahead: 3, waitMs: 38 * MINUTE });
  });

  test('says what a walk through the day minute by minute says', () => {
    const day = fc.array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 2 })), {
      maxLength: 25,
    });
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 0, max: 2 }),
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 12 }),
        (people, priority, desks, minutes) => {
          const entries = people
            .map(([minute, rank]) => entry(minute, rank))
            .sort((a, b) => a.issuedAt - b.issuedAt);
          const mine = entry(61, priority);
          expect(estimateQueue(entries, mine, { desks, serviceMs: minutes * MINUTE })).toEqual(
            minuteByMinute(entries, mine, desks, minutes),
          );
        },
      ),
      { numRuns: 500 },
    );
  });
});
