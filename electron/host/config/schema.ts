import { z } from 'zod';
import { type KEYPAD_KEYS, LOCALES } from '../../../flows/contract.ts';
import { MANNERS } from '../../centre/demonstration/manner.ts';
import { devicesSchema, transportSchema } from './devices-schema.ts';

/**
 * The one configuration file. Every key is described where it stands; unknown keys are mistakes, because a
 * misspelt key that is silently ignored costs a technician an afternoon.
 */

const localizedText = z.strictObject({ az: z.string().min(1), ru: z.string().min(1), en: z.string().min(1) });

const pace = z.strictObject({ desks: z.int().min(1).max(100), serviceMinutes: z.number().min(0.5).max(240) });

/** `KeyboardEvent.code` values. */
const codes = (...usual: string[]) => z.array(z.string().regex(/^[A-Za-z0-9]{1,32}$/)).default(usual);

const command = (...usual: string[]) => z.array(z.string().min(1)).min(1).default(usual);

/** Of `npm run devices -- pin`. */
const pinHash = z.string().regex(/^scrypt\$[\w-]{22}\$[\w-]{43}$/, 'what `npm run devices -- pin` prints');

/** Hashes of changed PINs by id, in a file beside the store. */
export const technicianPinsSchema = z.record(z.string(), pinHash);

export const configSchema = z.strictObject({
  /** Names this kiosk among those of the centre. */
  kioskId: z.string().regex(/^[A-Za-z0-9-]{1,16}$/),
  centre: z
    .strictObject({
      /** `standalone`: nobody to ask. `demonstration`: a centre with made-up people, inside the kiosk. */
      mode: z.enum(['standalone', 'demonstration']),
      name: localizedText,
      /** What is personal is sealed for whoever holds its private half: X25519, 32 bytes as base64url. */
      sealingKey: z
        .string()
        .regex(/^[A-Za-z0-9_-]{43}$/)
        .optional(),
      /** After so long without an answer the flows go on without it. */
      deadlineSeconds: z.number().min(0.5).max(30).default(4),
      /** How the demonstration behaves at first: for tests of what happens when a centre does not. */
      answers: z.enum(MANNERS).default('answering'),
    })
    .refine(({ mode, sealingKey }) => mode !== 'demonstration' || sealingKey === undefined, {
      path: ['sealingKey'],
      message: 'none: the demonstration has a key of its own',
    }),
  /** Visible area of the touch screen. */
  screen: z.strictObject({
    widthMm: z.number().min(100).max(2000),
    heightMm: z.number().min(100).max(2000),
    /** Its lower edge above the floor. */
    bottomMm: z.number().min(0).max(2000).default(750),
  }),
  devices: devicesSchema.default({}),
  /** The language between two citizens. */
  locale: z.enum(LOCALES).default('az'),
  session: z
    .strictObject({
      idleSeconds: z.int().min(20).max(600).default(60),
      idleAfterTicketSeconds: z.int().min(10).max(600).default(25),
      /** WCAG 2.2, 2.2.1: at least 20 s to say "I am still here". */
      warningSeconds: z.int().min(20).max(120).default(20),
      /** Without a word of the volunteer until they are asked whether they are still there. */
      assistSeconds: z.int().min(30).max(1800).default(120),
      /** A technician walks to the printer and back. */
      technicianSeconds: z.int().min(30).max(3600).default(300),
      /** Without a touch until what is personal on the screen is covered. */
      veilSeconds: z.int().min(10).max(600).default(20),
      /** How long a half-done form is kept for whoever has its code on paper. */
      keepDays: z.int().min(1).max(60).default(7),
    })
    .prefault({}),
  access: z
    .strictObject({
      /** What a person in a wheelchair reaches, millimetres above the floor: EN 301 549 8.3.2, 8.3.3. */
      reach: z
        .strictObject({ lowMm: z.number().min(0).max(2000), highMm: z.number().min(0).max(2500) })
        .default({ lowMm: 380, highMm: 1220 }),
      /** What the five keys and the headset jack send; any USB keypad or switch that acts as a keyboard. */
      keypad: z
        .strictObject({
          up: codes('ArrowUp', 'ArrowLeft'),
          down: codes('ArrowDown', 'ArrowRight'),
          back: codes('Escape', 'Backspace'),
          select: codes('Enter', 'NumpadEnter', 'Space'),
          help: codes('F1'),
          'headset-in': codes('F23'),
          'headset-out': codes('F24'),
        } satisfies Record<(typeof KEYPAD_KEYS)[number], unknown>)
        .prefault({}),
      /** How long one-switch scanning rests on each thing. */
      scanSeconds: z.number().min(0.5).max(20).default(2.5),
    })
    .prefault({}),
  /** Who may help, signed in by PIN; no more than can be compared while somebody waits. */
  volunteers: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[A-Za-z0-9-]{1,16}$/),
        /** What the citizen is told. */
        name: z.string().min(1).max(40),
        pin: pinHash,
      }),
    )
    .max(40)
    .default([]),
  /** Who may tend the devices, and what the system does for them. */
  technician: z
    .strictObject({
      people: z
        .array(z.strictObject({ id: z.string().regex(/^[A-Za-z0-9-]{1,16}$/), pin: pinHash }))
        .max(10)
        .default([]),
      /** Lines that the system does not list by itself: printers in the network, links made by udev. */
      places: z.array(transportSchema).max(20).default([]),
      /** Folders where USB sticks are mounted, beside those that the system calls removable. */
      sticks: z.array(z.string().min(1)).max(10).default([]),
      /** Program and arguments; no shell reads them. */
      restart: command('systemctl', 'reboot'),
      shutDown: command('systemctl', 'poweroff'),
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
  /** Where new versions of the catalogue are put; the one that ships with the kiosk goes on without it. */
  catalogue: z.strictObject({ dir: z.string().min(1).nullable().default(null) }).prefault({}),
  /** For the estimate on the ticket, while no call system tells better: per series letter, else `default`. */
  queue: z
    .strictObject({
      default: pace.default({ desks: 3, serviceMinutes: 7 }),
      series: z.record(z.string().regex(/^[A-Z]$/), pace).default({}),
    })
    .prefault({}),
});

export type Config = z.infer<typeof configSchema>;
