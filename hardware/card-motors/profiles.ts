import { z } from 'zod';
import creatorCrt from './profiles/creator-crt.json' with { type: 'json' };
import creatorCrtEnquiry from './profiles/creator-crt-enquiry.json' with { type: 'json' };

/** CM, PM and, where there are any, further bytes. */
const command = z
  .string()
  .regex(/^([0-9a-f]{2}){2,}$/)
  .transform((hex) => Uint8Array.from(Buffer.from(hex, 'hex')));
/** One character of a status, as its byte. */
const statusByte = z
  .string()
  .length(1)
  .transform((character) => character.charCodeAt(0));
const errorCodes = z.array(z.string().regex(/^[0-9A-F]{2}$/));

const schema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  /** For the technician. */
  name: z.string(),
  /** Where the figures are from, and how sure they are: A, B or C. */
  source: z.string(),
  /** As the reader leaves the factory; 8 data bits, no parity. */
  baudRate: z.int().min(1200).max(115_200),
  /** Of the reader on its line. */
  address: z.int().min(0).max(255),
  /** Carries a command out only when ENQ follows its ACK. */
  enquiry: z.boolean(),
  commands: z.strictObject({
    /** Makes ready for commands and moves no card. */
    initialise: command,
    status: command,
    /** Offers the card at the mouth and holds it there, so that it can be drawn back. */
    eject: command,
    readPosition: command,
    /** Into the bin. */
    capture: command,
    allowInsert: command,
    forbidInsert: command,
    /** How many cards were captured, and back to none; null for a reader that does not count. */
    countBin: command.nullable(),
    clearBinCount: command.nullable(),
  }),
  /** ST0. Whatever else it says, a card is inside. */
  card: z.strictObject({ none: statusByte, atGate: statusByte }),
  /** ST2. */
  binFull: statusByte,
  /** Error codes by what they mean here; all others refuse one command and no more. */
  errors: z.strictObject({
    notInitialised: errorCodes,
    jam: errorCodes,
    outOfOrder: errorCodes,
    binFull: errorCodes,
    notSupported: errorCodes,
  }),
  /** From the last byte of a command to ACK. */
  acknowledgeMs: z.int().min(50).max(1000),
  /** From ACK to the answer, where nothing moves. */
  answerMs: z.int().min(100).max(2000),
  /** From ACK to the answer of a movement. With two tries it must stay below the supervision's deadline of a look. */
  moveMs: z.int().min(500).max(4000),
  /** How often one frame is sent. */
  tries: z.int().min(1).max(3),
  /** How long a card waits at the mouth to be taken. */
  patienceSeconds: z.number().min(5).max(300),
});

/** What one make of motorised card reader does. */
export type CardMotorProfile = Readonly<z.infer<typeof schema>>;

export type CardMotorProfileResult =
  | { readonly ok: true; readonly profile: CardMotorProfile }
  | { readonly ok: false; readonly fault: 'unknown-profile'; readonly known: readonly string[] };

const PROFILES: ReadonlyMap<string, CardMotorProfile> = new Map(
  [creatorCrt, creatorCrtEnquiry].map((data) => {
    const profile = schema.parse(data);
    return [profile.id, profile];
  }),
);

export const CARD_MOTOR_PROFILE_IDS: readonly string[] = [...PROFILES.keys()];

/** The profile of that name, or the names there are. */
export function loadCardMotorProfile(id: string): CardMotorProfileResult {
  const profile = PROFILES.get(id);
  return profile
    ? { ok: true, profile }
    : { ok: false, fault: 'unknown-profile', known: CARD_MOTOR_PROFILE_IDS };
}
