import { z } from 'zod';
import { LOCALES } from '../../../flows/contract.ts';

/**
 * The one configuration file. Every key is described where it stands; unknown keys are mistakes, because a
 * misspelt key that is silently ignored costs a technician an afternoon.
 */

const localizedText = z.strictObject({ az: z.string().min(1), ru: z.string().min(1), en: z.string().min(1) });

const transport = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('serial'),
    /** `/dev/ttyUSB0`, `COM3` */
    path: z.string().min(1),
    baudRate: z.int().min(300).max(4_000_000).default(115_200),
  }),
  z.strictObject({
    kind: z.literal('tcp'),
    host: z.string().min(1),
    port: z.int().min(1).max(65_535).default(9100),
  }),
  /** USB printer file: `/dev/usb/lp0` */
  z.strictObject({ kind: z.literal('file'), path: z.string().min(1) }),
]);

const pace = z.strictObject({ desks: z.int().min(1).max(100), serviceMinutes: z.number().min(0.5).max(240) });

export const configSchema = z.strictObject({
  /** Names this kiosk among those of the centre. */
  kioskId: z.string().regex(/^[A-Za-z0-9-]{1,16}$/),
  centre: z.strictObject({ mode: z.literal('standalone'), name: localizedText }),
  /** Visible area of the touch screen. */
  screen: z.strictObject({ widthMm: z.number().min(100).max(2000), heightMm: z.number().min(100).max(2000) }),
  devices: z
    .strictObject({ printer: z.strictObject({ profile: z.string().min(1), transport }).optional() })
    .default({}),
  /** The language between two citizens. */
  locale: z.enum(LOCALES).default('az'),
  session: z
    .strictObject({
      idleSeconds: z.int().min(20).max(600).default(60),
      idleAfterTicketSeconds: z.int().min(10).max(600).default(25),
      /** WCAG 2.2, 2.2.1: at least 20 s to say "I am still here". */
      warningSeconds: z.int().min(20).max(120).default(20),
    })
    .prefault({}),
  /** Who may go first, and to which desk; the first is the default. Texts are in the catalogue, by id. */
  visitKinds: z
    .array(
      z.strictObject({
        id: z.string().min(1),
        priority: z.int().min(0).max(9),
        desk: z.string().min(1).optional(),
      }),
    )
    .min(1)
    .max(6)
    .default([
      { id: 'ordinary', priority: 0 },
      { id: 'elderly', priority: 1 },
      { id: 'disability', priority: 2 },
      { id: 'vam', priority: 2, desk: 'vam' },
      { id: 'infant', priority: 1 },
    ]),
  /** For the estimate on the ticket, while no call system tells better: per series letter, else `default`. */
  queue: z
    .strictObject({
      default: pace.default({ desks: 3, serviceMinutes: 7 }),
      series: z.record(z.string().regex(/^[A-Z]$/), pace).default({}),
    })
    .prefault({}),
});

export type Config = z.infer<typeof configSchema>;
