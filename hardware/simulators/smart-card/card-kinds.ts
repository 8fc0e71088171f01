import { ATR_T1, BadgeCard, type BadgeMemory, sw } from './badge-card.ts';
import { cardCmac } from './card-cmac.ts';
import type { VirtualCard } from './vpcd-line.ts';

const filled = (byte: number): Uint8Array => new Uint8Array(16).fill(byte);

/** Synthetic: ids and keys of badges that no person carries. */
export const SPECIMEN_BADGE: BadgeMemory = { id: filled(0xb1), key: filled(0x51) };
const OTHER_BADGE: BadgeMemory = { id: filled(0xb2), key: filled(0x52) };

/** Power-up fails over it: longer than any answer to reset can be (33 bytes, ISO/IEC 7816-3). */
const IMPOSSIBLE_ATR = new Uint8Array(40).fill(0x3b);

function plainCard(answer: (command: Uint8Array) => Uint8Array | null, atr = ATR_T1): VirtualCard {
  return { atr, restart: () => undefined, answer };
}

function uidCard(uid: Uint8Array): VirtualCard {
  return plainCard((command) => {
    const asksUid = command[0] === 0xff && command[1] === 0xca;
    return asksUid ? Buffer.concat([uid, sw(0x9000)]) : sw(0x6a82);
  });
}

/** What somebody may put into the reader, new from the printer. */
export const CARD_KINDS = {
  badge: () => new BadgeCard({ memory: SPECIMEN_BADGE }),
  'badge-t0': () => new BadgeCard({ memory: SPECIMEN_BADGE, t0: true }),
  blank: () => new BadgeCard({ memory: null }),
  'other-badge': () => new BadgeCard({ memory: OTHER_BADGE }),
  /** Says the id of another badge, whose key its maker does not have. */
  'wrong-key': () => new BadgeCard({ memory: { ...SPECIMEN_BADGE, key: OTHER_BADGE.key } }),
  replay: () => new BadgeCard({ memory: SPECIMEN_BADGE, replays: cardCmac(SPECIMEN_BADGE.key, filled(0)) }),
  'next-version': () => new BadgeCard({ memory: SPECIMEN_BADGE, version: 2 }),
  uid: () => uidCard(Uint8Array.of(0xde, 0xad, 0xbe, 0xef)),
  'uid-7': () => uidCard(Uint8Array.of(0x04, 1, 2, 3, 4, 5, 6)),
  unknown: () => plainCard(() => sw(0x6d00)),
  garbled: () => plainCard(() => Uint8Array.of(0x00)),
  /** Always has more to say. */
  endless: () => plainCard(() => Uint8Array.of(0xaa, 0x61, 0x10)),
  mute: () => plainCard(() => null, IMPOSSIBLE_ATR),
  /** Powers up, and answers no command. */
  silent: () => plainCard(() => null),
} as const satisfies Record<string, () => VirtualCard>;

export type CardKind = keyof typeof CARD_KINDS;

export function isCardKind(text: string): text is CardKind {
  return Object.hasOwn(CARD_KINDS, text);
}
