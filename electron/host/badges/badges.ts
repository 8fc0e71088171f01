import { timingSafeEqual } from 'node:crypto';
import {
  BADGE_ID_LENGTH,
  BADGE_KEY_LENGTH,
  CHALLENGE_LENGTH,
} from '../../../hardware/card-readers/badge-applet.ts';
import type {
  BadgeCard,
  CardFault,
  CardResult,
  PresentedCard,
} from '../../../hardware/card-readers/card-reader.ts';
import { aesCmac } from './aes-cmac.ts';
import type { BadgeRecord, KeyRecord, UidRecord } from './badge-record.ts';
import { hashUid, isUidOf, SALT_LENGTH } from './uid-hash.ts';

export type Enrolment =
  | { readonly kind: 'enrolled'; readonly record: BadgeRecord }
  /** A badge that has its key already: this kiosk cannot learn it, nor give it another. */
  | { readonly kind: 'not-blank' }
  /** No badge, and no card that counts as one here. */
  | { readonly kind: 'not-a-badge' }
  /**
   * The badge went in the middle, and may have its key by now. With the same badge and `pending` it goes on; without,
   * such a badge is lost.
   */
  | { readonly kind: 'interrupted'; readonly fault: CardFault; readonly pending: KeyRecord };

export type Verification =
  | { readonly kind: 'known'; readonly personId: string }
  | { readonly kind: 'unknown' }
  /** The card alone proves nothing: that person's PIN decides. */
  | { readonly kind: 'needs-pin'; readonly personId: string }
  /** `wrong-proof`: the card says it is a badge that it is not. */
  | { readonly kind: 'failed'; readonly why: CardFault | 'wrong-proof' };

export interface BadgesDeps {
  /** So many bytes that nobody can foretell. */
  readonly random: (length: number) => Uint8Array;
}

/** In front of what is proved, so that a proof is good for nothing else (`docs/badges.md`). */
const PROOF_LABEL = Buffer.from('DOSTK-BADGE-1', 'latin1');

/** Who a badge belongs to. Keeps nothing; records are the caller's, and secret. */
export function createBadges({ random }: BadgesDeps) {
  async function proves(card: BadgeCard, record: KeyRecord): Promise<CardResult<boolean>> {
    const challenge = random(CHALLENGE_LENGTH);
    const proof = await card.authenticate(challenge);
    if (!proof.ok) return proof;
    const message = Buffer.concat([PROOF_LABEL, bytesOf(record.badgeId), challenge]);
    const wanted = aesCmac(bytesOf(record.key), message);
    return {
      ok: true,
      value: proof.value.length === wanted.length && timingSafeEqual(proof.value, wanted),
    };
  }

  function newRecord(personId: string): KeyRecord {
    const badgeId = hexOf(random(BADGE_ID_LENGTH));
    return { kind: 'key', personId, badgeId, key: hexOf(random(BADGE_KEY_LENGTH)) };
  }

  async function enrolBadge(card: BadgeCard, record: KeyRecord): Promise<Enrolment> {
    const isOurs = card.id !== null && hexOf(card.id) === record.badgeId;
    if (card.id !== null && !isOurs) return { kind: 'not-blank' };
    if (!isOurs) {
      const given = await card.personalise(bytesOf(record.badgeId), bytesOf(record.key));
      if (!given.ok) return { kind: 'interrupted', fault: given.fault, pending: record };
    }
    const proof = await proves(card, record);
    if (!proof.ok) return { kind: 'interrupted', fault: proof.fault, pending: record };
    return proof.value ? { kind: 'enrolled', record } : { kind: 'not-a-badge' };
  }

  return {
    /**
     * Makes a blank badge the person's: gives it an id and a key, and lets it prove that it has them. A card with
     * nothing but a UID is taken by that, where the reader's profile lets it be read.
     */
    async enrol(card: PresentedCard, personId: string, pending?: KeyRecord): Promise<Enrolment> {
      switch (card.kind) {
        case 'badge':
          return enrolBadge(card, pending ? { ...pending, personId } : newRecord(personId));
        case 'uid-card': {
          const uid = await hashUid(card.uid, random(SALT_LENGTH));
          return { kind: 'enrolled', record: { kind: 'uid', personId, uid } };
        }
        case 'unknown-card':
        case 'mute-card':
          return { kind: 'not-a-badge' };
      }
    },

    /** Whose card it is, with a challenge that was never used before. */
    async verify(card: PresentedCard, records: readonly BadgeRecord[]): Promise<Verification> {
      switch (card.kind) {
        case 'badge': {
          const record = keyRecordOf(card, records);
          if (!record) return { kind: 'unknown' };
          const proof = await proves(card, record);
          if (!proof.ok) return { kind: 'failed', why: proof.fault };
          return proof.value
            ? { kind: 'known', personId: record.personId }
            : { kind: 'failed', why: 'wrong-proof' };
        }
        case 'uid-card': {
          const uids = records.filter((record): record is UidRecord => record.kind === 'uid');
          const fits = await Promise.all(uids.map(({ uid }) => isUidOf(card.uid, uid)));
          const record = uids[fits.indexOf(true)];
          return record ? { kind: 'needs-pin', personId: record.personId } : { kind: 'unknown' };
        }
        case 'unknown-card':
          return { kind: 'unknown' };
        case 'mute-card':
          return { kind: 'failed', why: 'silent' };
      }
    },
  };
}

export type Badges = ReturnType<typeof createBadges>;

function keyRecordOf({ id }: BadgeCard, records: readonly BadgeRecord[]): KeyRecord | undefined {
  if (id === null) return undefined;
  const badgeId = hexOf(id);
  return records.find((record): record is KeyRecord => record.kind === 'key' && record.badgeId === badgeId);
}

function bytesOf(hex: string): Uint8Array {
  return Buffer.from(hex, 'hex');
}

function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
