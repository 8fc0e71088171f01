import { z } from 'zod';

const sixteenBytes = z.string().regex(/^[0-9a-f]{32}$/, '16 bytes in hexadecimal');

/** A badge with a key: whoever has this record can make such a badge. */
const keyRecord = z.strictObject({
  kind: z.literal('key'),
  personId: z.string().min(1),
  badgeId: sixteenBytes,
  key: sixteenBytes,
});

/** A card that is known by its UID alone, kept as a salted hash; good only together with the person's PIN. */
const uidRecord = z.strictObject({
  kind: z.literal('uid'),
  personId: z.string().min(1),
  /** `scrypt$<salt>$<key>` in base64url. */
  uid: z.string().regex(/^scrypt\$[\w-]+\$[\w-]+$/),
});

export const badgeRecordSchema = z.discriminatedUnion('kind', [keyRecord, uidRecord]);
export const badgeRecordsSchema = z.array(badgeRecordSchema);

export type KeyRecord = Readonly<z.infer<typeof keyRecord>>;
export type UidRecord = Readonly<z.infer<typeof uidRecord>>;
export type BadgeRecord = KeyRecord | UidRecord;
