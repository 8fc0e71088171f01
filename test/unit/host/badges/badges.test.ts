import { describe, expect, it } from 'vitest';
import { type BadgeRecord, badgeRecordsSchema } from '../../../../electron/host/badges/badge-record.ts';
import { createBadges, type Enrolment } from '../../../../electron/host/badges/badges.ts';
import {
  CARD_KINDS,
  type CardKind,
  SPECIMEN_BADGE,
} from '../../../../hardware/simulators/smart-card/card-kinds.ts';
import type { VirtualCard } from '../../../../hardware/simulators/smart-card/vpcd-line.ts';
import { type Break, presented } from '../../../support/card-in-hand.ts';
import { seededRandom } from '../../../support/random.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** Badges with randomness that a test can repeat; what was drawn is kept. */
function badgesOf(seed = 1) {
  const random = seededRandom(seed);
  const drawn: string[] = [];
  const badges = createBadges({
    random: (length) => {
      const bytes = Uint8Array.from({ length }, () => Math.floor(random() * 256));
      drawn.push(hex(bytes));
      return bytes;
    },
  });
  return { badges, drawn };
}

const SPECIMEN: BadgeRecord = {
  kind: 'key',
  personId: 'volunteer-1',
  badgeId: hex(SPECIMEN_BADGE.id),
  key: hex(SPECIMEN_BADGE.key),
};

const inHand = (kind: CardKind) => presented(CARD_KINDS[kind]());

function recordOf(enrolment: Enrolment): BadgeRecord {
  if (enrolment.kind !== 'enrolled') throw new Error(enrolment.kind);
  return enrolment.record;
}

describe('a badge with a key', () => {
  it.each(['badge', 'badge-t0'] as const)('%s is known by its record', async (kind) => {
    const { badges } = badgesOf();
    expect(await badges.verify(await inHand(kind), [SPECIMEN])).toEqual({
      kind: 'known',
      personId: 'volunteer-1',
    });
  });

  it.each([
    ['wrong-key', { kind: 'failed', why: 'wrong-proof' }],
    ['replay', { kind: 'failed', why: 'wrong-proof' }],
    ['other-badge', { kind: 'unknown' }],
    ['blank', { kind: 'unknown' }],
    ['next-version', { kind: 'unknown' }],
    ['unknown', { kind: 'unknown' }],
    ['garbled', { kind: 'unknown' }],
    ['endless', { kind: 'unknown' }],
    ['uid', { kind: 'unknown' }],
    ['silent', { kind: 'failed', why: 'silent' }],
  ] as const)('%s is not', async (kind, expected) => {
    const { badges } = badgesOf();
    expect(await badges.verify(await inHand(kind), [SPECIMEN])).toEqual(expected);
  });

  it('gets another challenge each time', async () => {
    const { badges, drawn } = badgesOf();
    const card = await inHand('badge');
    for (let time = 0; time < 3; time++) await badges.verify(card, [SPECIMEN]);
    expect(new Set(drawn).size).toBe(3);
  });

  it('whose proof was overheard cannot be played back', async () => {
    const { badges } = badgesOf();
    const card = await inHand('badge');
    if (card.kind !== 'badge') throw new Error(card.kind);
    const heard = await card.authenticate(new Uint8Array(16));
    const thief = { ...card, authenticate: async () => heard };
    expect(await badges.verify(thief, [SPECIMEN])).toEqual({ kind: 'failed', why: 'wrong-proof' });
  });
});

describe('enrolment', () => {
  it('makes a blank badge the person’s, with an id and a key of its own', async () => {
    const { badges } = badgesOf();
    const blank = CARD_KINDS.blank();
    const record = recordOf(await badges.enrol(await presented(blank), 'technician-1'));
    expect(badgeRecordsSchema.parse([record])).toEqual([record]);
    expect(await badges.verify(await presented(blank), [SPECIMEN, record])).toEqual({
      kind: 'known',
      personId: 'technician-1',
    });
    const other = recordOf(await badges.enrol(await inHand('blank'), 'technician-2'));
    expect(await badges.verify(await presented(blank), [other])).toEqual({ kind: 'unknown' });
  });

  it('takes no badge that has a key already', async () => {
    const { badges } = badgesOf();
    expect(await badges.enrol(await inHand('badge'), 'x')).toEqual({ kind: 'not-blank' });
  });

  it.each(['unknown', 'next-version', 'silent'] as const)('takes no %s card', async (kind) => {
    const { badges } = badgesOf();
    expect(await badges.enrol(await inHand(kind), 'x')).toEqual({ kind: 'not-a-badge' });
  });

  /** Identification takes the commands 1 and 2. */
  const breaks = [3, 4, 5, 6].flatMap((command) =>
    (['at', 'after'] as const).map((when): Break => ({ when, command })),
  );

  it.each(breaks)('broken off $when command $command goes on with the same badge', async (broken) => {
    const { badges } = badgesOf();
    const blank: VirtualCard = CARD_KINDS.blank();
    const first = await badges.enrol(await presented(blank, broken), 'technician-1');
    if (first.kind !== 'interrupted') throw new Error(first.kind);
    expect(first.fault).toBe('silent');
    const record = recordOf(await badges.enrol(await presented(blank), 'technician-1', first.pending));
    expect(await badges.verify(await presented(blank), [record])).toMatchObject({ kind: 'known' });
  });

  it('broken off does not go on with another badge', async () => {
    const { badges } = badgesOf();
    const first = await badges.enrol(
      await presented(CARD_KINDS.blank(), { when: 'after', command: 4 }),
      'technician-1',
    );
    if (first.kind !== 'interrupted') throw new Error(first.kind);
    expect(await badges.enrol(await inHand('badge'), 'technician-1', first.pending)).toEqual({
      kind: 'not-blank',
    });
  });
});

describe('a card with a bare UID', () => {
  it.each(['uid', 'uid-7'] as const)('%s is never enough without the PIN', async (kind) => {
    const { badges } = badgesOf();
    const record = recordOf(await badges.enrol(await inHand(kind), 'volunteer-2'));
    expect(await badges.verify(await inHand(kind), [SPECIMEN, record])).toEqual({
      kind: 'needs-pin',
      personId: 'volunteer-2',
    });
    const other = kind === 'uid' ? 'uid-7' : 'uid';
    expect(await badges.verify(await inHand(other), [record])).toEqual({ kind: 'unknown' });
  });

  it('is kept as a salted hash: the same card twice gives two records, neither with the UID', async () => {
    const { badges } = badgesOf();
    const one = recordOf(await badges.enrol(await inHand('uid'), 'volunteer-2'));
    const two = recordOf(await badges.enrol(await inHand('uid'), 'volunteer-2'));
    expect(one).not.toEqual(two);
    for (const form of ['deadbeef', Buffer.from('deadbeef', 'hex').toString('base64url')])
      expect(JSON.stringify([one, two]).toLowerCase()).not.toContain(form.toLowerCase());
    expect(badgeRecordsSchema.parse([one, two])).toEqual([one, two]);
  });

  it('cannot stand for a badge with a key', async () => {
    const { badges } = badgesOf();
    expect(await badges.verify(await inHand('uid'), [SPECIMEN])).toEqual({ kind: 'unknown' });
  });
});
