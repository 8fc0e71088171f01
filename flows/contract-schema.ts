import { z } from 'zod';
import {
  ACCESS_SWITCHES,
  DIGITS,
  DOCK_COMMANDS,
  KEYBOARDS,
  type KioskEvent,
  LOCALES,
  LONGEST_SAID,
  LONGEST_TYPED,
  OPEN_FLOWS,
  OPERATED_BY,
  type PageMessage,
  STARS,
  TEXT_SIZES,
  THEMES,
  VOLUMES,
} from './contract.ts';

/** Guards the bridge: nothing from a page reaches the brain unless it has one of these shapes, to the letter. */

/** Ids are codes of the catalogue or of the kiosk itself: short, and never a text that somebody typed. */
const id = z.string().regex(/^[A-Za-z0-9._-]{1,64}$/);
const place = z.string().max(64);
const locale = z.enum(LOCALES);

/** One letter, figure or sign of a keyboard on the screen; never a control character, never a picture. */
const key = z.string().regex(/^[\p{L}\p{Nd} .,:;?!'’"@+()№/-]$/u);

/** No screen is wider than two metres. */
const offset = z.int().min(-20_000).max(20_000);

const accessChange = z.discriminatedUnion('setting', [
  z.strictObject({ setting: z.literal('text'), value: z.enum(TEXT_SIZES) }),
  z.strictObject({ setting: z.literal('theme'), value: z.enum(THEMES) }),
  z.strictObject({ setting: z.literal('volume'), value: z.literal(VOLUMES) }),
  z.strictObject({ setting: z.enum(ACCESS_SWITCHES), value: z.boolean() }),
]);

export const kioskEventSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('begin'), locale }),
  z.strictObject({ type: z.literal('choose'), id }),
  z.strictObject({ type: z.literal('unsure') }),
  z.strictObject({ type: z.literal('turn-page'), to: z.enum(['next', 'previous']) }),
  z.strictObject({ type: z.literal('open-visit-kinds') }),
  z.strictObject({ type: z.literal('open-waiting-tickets') }),
  z.strictObject({ type: z.literal('print') }),
  z.strictObject({ type: z.literal('finish') }),
  z.strictObject({ type: z.literal('retry') }),
  z.strictObject({ type: z.literal('back') }),
  z.strictObject({ type: z.literal('restart') }),
  z.strictObject({ type: z.literal('open-help') }),
  z.strictObject({ type: z.literal('open-languages') }),
  z.strictObject({ type: z.literal('set-language'), locale }),
  z.strictObject({ type: z.literal('close') }),
  z.strictObject({ type: z.literal('continue') }),
  z.strictObject({ type: z.literal('activity'), by: z.enum(OPERATED_BY) }),
  z.strictObject({ type: z.literal('open-settings') }),
  z.strictObject({ type: z.literal('set-access'), change: accessChange }),
  z.strictObject({ type: z.literal('headset'), plugged: z.boolean() }),
  z.strictObject({ type: z.literal('open-tour') }),
  z.strictObject({ type: z.literal('rate'), stars: z.literal(STARS) }),
  z.strictObject({ type: z.literal('call-help') }),
  z.strictObject({ type: z.literal('open-volunteer') }),
  z.strictObject({ type: z.literal('digit'), digit: z.enum(DIGITS) }),
  z.strictObject({ type: z.literal('erase') }),
  z.strictObject({ type: z.literal('enter') }),
  z.strictObject({ type: z.literal('consent'), given: z.boolean() }),
  z.strictObject({ type: z.literal('still-helping') }),
  z.strictObject({ type: z.literal('hand-back') }),
  z.strictObject({ type: z.literal('open-technician') }),
  z.strictObject({ type: z.literal('touch-at'), dx: offset, dy: offset }),
  z.strictObject({ type: z.literal('open'), flow: z.enum(OPEN_FLOWS) }),
  z.strictObject({ type: z.literal('key'), key }),
  z.strictObject({ type: z.literal('keyboard'), to: z.enum(KEYBOARDS) }),
  z.strictObject({ type: z.literal('stop-now') }),
]);

const dockCommand = z.discriminatedUnion('device', [
  z.strictObject({ device: z.literal('printer'), does: z.enum(DOCK_COMMANDS.printer) }),
  z.strictObject({ device: z.literal('idScanner'), does: z.enum(DOCK_COMMANDS.idScanner) }),
  z.strictObject({ device: z.literal('barCodeReader'), does: z.enum(DOCK_COMMANDS.barCodeReader) }),
  z.strictObject({ device: z.literal('cardReader'), does: z.enum(DOCK_COMMANDS.cardReader) }),
  z.strictObject({ device: z.literal('cardMotor'), does: z.enum(DOCK_COMMANDS.cardMotor) }),
  z.strictObject({ device: z.literal('centre'), does: z.enum(DOCK_COMMANDS.centre) }),
]);

export const pageMessageSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ready') }),
  z.strictObject({ kind: z.literal('event'), place, event: kioskEventSchema }),
  z.strictObject({ kind: z.literal('dock'), command: dockCommand }),
  z.strictObject({
    kind: z.literal('say'),
    id: z.int().min(0).max(1_000_000_000),
    locale,
    text: z.string().min(1).max(LONGEST_SAID),
    slow: z.boolean(),
  }),
  z.strictObject({ kind: z.literal('typed'), line: z.string().min(1).max(LONGEST_TYPED) }),
  z.strictObject({ kind: z.literal('failed'), where: z.string().regex(/^[A-Za-z0-9._-]{0,64}$/) }),
]);

/** Compiles only while schema and contract say the same in both directions. */
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never;
export const SCHEMA_IS_THE_CONTRACT: Same<z.infer<typeof pageMessageSchema>, PageMessage> &
  Same<z.infer<typeof kioskEventSchema>, KioskEvent> = true;
