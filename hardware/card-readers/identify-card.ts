import { statusWord } from './apdu/response.ts';
import {
  BADGE_ID_LENGTH,
  GET_BADGE_ID,
  GET_UID,
  internalAuthenticate,
  isBadgeFci,
  isUid,
  PROOF_LENGTH,
  putBadge,
  SELECT_BADGE,
} from './badge-applet.ts';
import type { CardResult } from './card-reader.ts';
import type { SendCommand } from './card-session.ts';

/** What a card turned out to be. */
export type CardIdentity =
  | { readonly kind: 'badge'; readonly id: Uint8Array | null }
  | { readonly kind: 'uid-card'; readonly uid: Uint8Array }
  | { readonly kind: 'unknown-card' };

const UNKNOWN: CardResult<CardIdentity> = { ok: true, value: { kind: 'unknown-card' } };

export async function identifyCard(send: SendCommand, readsUid: boolean): Promise<CardResult<CardIdentity>> {
  const selected = await selectBadge(send);
  if (selected.ok) return badgeId(send);
  // Answers of another kind than ours are answers all the same.
  if (selected.fault !== 'refused' && selected.fault !== 'garbled') return selected;
  if (!readsUid) return UNKNOWN;
  const answer = await send(GET_UID);
  if (!answer.ok) return answer.fault === 'garbled' ? UNKNOWN : answer;
  const { data, sw } = answer.value;
  return statusWord(sw).kind === 'done' && isUid(data)
    ? { ok: true, value: { kind: 'uid-card', uid: data } }
    : UNKNOWN;
}

/** The proof for a challenge. */
export async function proveBadge(send: SendCommand, challenge: Uint8Array): Promise<CardResult<Uint8Array>> {
  const selected = await selectBadge(send);
  if (!selected.ok) return selected;
  const answer = await send(internalAuthenticate(challenge));
  if (!answer.ok) return answer;
  const { data, sw } = answer.value;
  if (statusWord(sw).kind !== 'done') return { ok: false, fault: 'refused' };
  return data.length === PROOF_LENGTH ? { ok: true, value: data } : { ok: false, fault: 'garbled' };
}

export async function personaliseBadge(
  send: SendCommand,
  id: Uint8Array,
  key: Uint8Array,
): Promise<CardResult<null>> {
  const selected = await selectBadge(send);
  if (!selected.ok) return selected;
  const answer = await send(putBadge(id, key));
  if (!answer.ok) return answer;
  return statusWord(answer.value.sw).kind === 'done'
    ? { ok: true, value: null }
    : { ok: false, fault: 'refused' };
}

async function selectBadge(send: SendCommand): Promise<CardResult<null>> {
  const answer = await send(SELECT_BADGE);
  if (!answer.ok) return answer;
  const { data, sw } = answer.value;
  return statusWord(sw).kind === 'done' && isBadgeFci(data)
    ? { ok: true, value: null }
    : { ok: false, fault: 'refused' };
}

async function badgeId(send: SendCommand): Promise<CardResult<CardIdentity>> {
  const answer = await send(GET_BADGE_ID);
  if (!answer.ok) return answer.fault === 'garbled' ? UNKNOWN : answer;
  const { data, sw } = answer.value;
  switch (statusWord(sw).kind) {
    case 'done':
      return data.length === BADGE_ID_LENGTH ? { ok: true, value: { kind: 'badge', id: data } } : UNKNOWN;
    case 'not-found':
      return { ok: true, value: { kind: 'badge', id: null } };
    default:
      return UNKNOWN;
  }
}
