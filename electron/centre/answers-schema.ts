import { z } from 'zod';
import { type Centre, type CentreAnswer, REFERENCE_AREAS } from '../../flows/domain/centre.ts';

/**
 * What the centre may answer: what breaks this never reaches a flow. Twins of the types in `flows/domain/centre.ts`;
 * what is more than they say is dropped.
 */

/** Longest text of an answer; a screen or a paper could show no more. */
const text = z.string().min(1).max(400);
const fin = z.string().regex(/^[0-9A-HJ-NP-Z]{7}$/);
/** Milliseconds since the epoch, of a year with four digits. */
const moment = z.int().min(0).max(253_402_300_799_999);
const id = z.string().regex(/^[A-Za-z0-9._-]{1,64}$/);
const day = z.iso.date();
/** More than anybody has. */
const MANY = 100;

const person = z.object({
  fin,
  surname: text,
  name: text,
  patronymic: text,
  birth: day,
  inCare: z.array(z.object({ fin, name: text })).max(MANY),
});

const appointment = z.object({
  id,
  number: z.string().regex(/^\d{7}$/),
  at: moment,
  direction: text,
  service: text.nullable(),
  state: z.enum(['booked', 'checked-in', 'cancelled']),
  elsewhere: z.object({ az: text, ru: text, en: text }).nullable().default(null),
});

const application = z.object({
  receipt: text,
  service: text.nullable(),
  filedAt: moment,
  state: z.enum(['received', 'in-progress', 'needs-documents', 'granted', 'refused']),
  wanted: z.array(id).max(MANY),
});

const reference = z.object({
  number: text,
  verificationCode: text,
  issuedAt: moment,
  area: z.enum(REFERENCE_AREAS),
  lines: z.array(z.object({ label: text, value: text })).max(MANY),
});

const notice = z.object({ id, service: text, assignedAt: moment });

/** By question. */
export const ANSWERS = {
  person,
  appointments: z.array(appointment).max(MANY),
  application,
  reference,
  notices: z.array(notice).max(MANY),
  submit: z.null(),
  queues: z.array(z.object({ series: text, waiting: z.int().min(0) })).max(MANY),
} satisfies {
  [Question in CentreQuestion]: z.ZodType<ValueOf<Question>>;
};

/** The questions of the centre. */
export type CentreQuestion = {
  [Name in keyof Centre]: Centre[Name] extends (...ask: never[]) => unknown ? Name : never;
}[keyof Centre];

type ValueOf<Question extends CentreQuestion> =
  Awaited<ReturnType<Centre[Question]>> extends CentreAnswer<infer Value> ? Value : never;

/** Why there is no answer. */
export const failure = z.object({ ok: z.literal(false), why: z.enum(['silent', 'unknown', 'garbled']) });
