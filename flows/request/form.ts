import { z } from 'zod';
import { BEST_TIMES, type BestTime } from '../domain/promised-time.ts';
import { cleanText } from '../parts/free-text.ts';
import { LONGEST_PHONE, phoneNumber } from '../parts/phone.ts';
import type { ScaleAnswers } from './scales.ts';

/** What may be asked for. */
export const REQUESTS = ['call-back', 'home-visit', 'home-help'] as const;
export type RequestKind = (typeof REQUESTS)[number];

/** The questions, each on a screen of its own. */
export const STEPS = ['whom', 'topic', 'name', 'phone', 'address', 'time', 'offer', 'review'] as const;
export type Step = (typeof STEPS)[number];

export const WHOM = ['self', 'other'] as const;

export const LONGEST_NAME = 60;
export const LONGEST_ADDRESS = 200;

/** A request as far as it is filled in. Personal. */
export interface RequestForm {
  readonly what: RequestKind;
  readonly step: Step;
  readonly whom: (typeof WHOM)[number] | null;
  /** Id of the need that it is about; null where it was not said. */
  readonly topic: string | null;
  /** Code of the service that it was begun from. */
  readonly service: string | null;
  readonly name: string;
  /** As typed. */
  readonly phone: string;
  readonly address: string;
  readonly time: BestTime | null;
  readonly answers: ScaleAnswers;
}

export function newForm(what: RequestKind, service: string | null): RequestForm {
  const empty = { whom: null, topic: null, name: '', phone: '', address: '', time: null, answers: {} };
  return { ...empty, what, service, step: 'whom' };
}

/** Something of it would be lost. */
export function isBegun({ whom, topic, name, phone, address, time, answers }: RequestForm): boolean {
  const said = whom !== null || topic !== null || time !== null || Object.keys(answers).length > 0;
  return said || `${name}${phone}${address}`.trim() !== '';
}

/** The questions that this request asks, in their order. */
export function stepsOf(form: Pick<RequestForm, 'what' | 'service'>): readonly Step[] {
  return STEPS.filter((step) => asks(form, step));
}

function asks({ what, service }: Pick<RequestForm, 'what' | 'service'>, step: Step): boolean {
  switch (step) {
    case 'topic':
      return service === null;
    case 'address':
      return what !== 'call-back';
    case 'offer':
      return what === 'home-help';
    case 'whom':
    case 'name':
    case 'phone':
    case 'time':
    case 'review':
      return true;
  }
}

/** The answers that are read over before they are sent, in the order of the questions. */
export function answersOf(form: RequestForm): readonly Step[] {
  return stepsOf(form).filter((step) => step !== 'review');
}

export function stepAfter(form: RequestForm): Step {
  const steps = stepsOf(form);
  return steps[steps.indexOf(form.step) + 1] ?? 'review';
}

/** Null before the first. */
export function stepBefore(form: RequestForm): Step | null {
  const steps = stepsOf(form);
  return steps[steps.indexOf(form.step) - 1] ?? null;
}

/** The first question without which nobody can be called or visited; null when all of them are answered. */
export function missingStep(form: RequestForm): Step | null {
  const lacks: Readonly<Partial<Record<Step, boolean>>> = {
    whom: form.whom === null,
    phone: phoneNumber(form.phone) === null,
    address: cleanText(form.address) === '',
    time: form.time === null,
  };
  return stepsOf(form).find((step) => lacks[step] === true) ?? null;
}

const option = z.string().max(40);
const formSchema = z.strictObject({
  what: z.enum(REQUESTS),
  step: z.enum(STEPS),
  whom: z.enum(WHOM).nullable(),
  topic: z.string().max(40).nullable(),
  service: z.string().max(40).nullable(),
  name: z.string().max(LONGEST_NAME * 2),
  phone: z.string().max(LONGEST_PHONE),
  address: z.string().max(LONGEST_ADDRESS * 2),
  time: z.enum(BEST_TIMES).nullable(),
  answers: z.record(option, z.record(option, option)),
});

/** A form that was put aside; null for what is none, of whatever version of this kiosk. */
export function keptForm(kept: Readonly<Record<string, unknown>> | undefined): RequestForm | null {
  const parsed = formSchema.safeParse(kept);
  return parsed.success && stepsOf(parsed.data).includes(parsed.data.step) ? parsed.data : null;
}
