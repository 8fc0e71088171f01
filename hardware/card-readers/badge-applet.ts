import type { CommandApdu } from './apdu/command.ts';
import { findObject } from './apdu/tlv.ts';

/** The card's side is written down in `docs/badges.md`; all lengths in bytes. */
export const BADGE_ID_LENGTH = 16;
export const BADGE_KEY_LENGTH = 16;
export const CHALLENGE_LENGTH = 16;
/** What a card answers to a challenge. */
export const PROOF_LENGTH = 16;

/** `F` at the head: proprietary, registered with nobody (ISO/IEC 7816-5); then `DOSTK`, application 1. */
export const BADGE_AID = Uint8Array.of(0xf0, 0x44, 0x4f, 0x53, 0x54, 0x4b, 0x00, 0x01);
const VERSION = 1;

/** SELECT by name, first or only occurrence, FCI wanted (ISO/IEC 7816-4:2005, 7.1.1). */
export const SELECT_BADGE: CommandApdu = { cla: 0, ins: 0xa4, p1: 4, p2: 0, data: BADGE_AID, le: 256 };

/** GET DATA (7.4.2) of the proprietary object 0100: the badge's id; `6A88` while the badge is blank. */
export const GET_BADGE_ID: CommandApdu = { cla: 0, ins: 0xca, p1: 1, p2: 0, le: BADGE_ID_LENGTH };

/** INTERNAL AUTHENTICATE with the only algorithm and the only key (ISO/IEC 7816-4:2005, 7.5.2). */
export function internalAuthenticate(challenge: Uint8Array): CommandApdu {
  return { cla: 0, ins: 0x88, p1: 0, p2: 0, data: challenge, le: PROOF_LENGTH };
}

/** PUT DATA (7.4.3) of the same object: id and key at once, and only once: `6985` from then on. */
export function putBadge(id: Uint8Array, key: Uint8Array): CommandApdu {
  return { cla: 0, ins: 0xda, p1: 1, p2: 0, data: Buffer.concat([id, key]) };
}

/** GET DATA of PC/SC part 3, 3.2.2.1.3: the reader itself answers with the UID of a contactless card. */
export const GET_UID: CommandApdu = { cla: 0xff, ins: 0xca, p1: 0, p2: 0, le: 256 };

/** ISO/IEC 14443-3: UIDs of single, double and triple size. */
export function isUid(bytes: Uint8Array): boolean {
  return [4, 7, 10].includes(bytes.length);
}

/** Whether the answer to SELECT is that of our application: `6F { 84 AID, A5 { 80 version } }`. */
export function isBadgeFci(fci: Uint8Array): boolean {
  const name = findObject(fci, [0x6f, 0x84]);
  const version = findObject(fci, [0x6f, 0xa5, 0x80]);
  return name !== null && Buffer.compare(name, BADGE_AID) === 0 && version?.[0] === VERSION;
}
