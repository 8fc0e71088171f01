import { z } from 'zod';
import { CONFIDENCE } from './schema.ts';

/** `09:00`, in Asia/Baku. */
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const confidence = z.enum(CONFIDENCE);

/** By when the centre does what a citizen has asked for: so many hours or days on which it works. */
const promiseSchema = z.union([
  z.strictObject({ workingHours: z.int().min(1).max(80), confidence }),
  z.strictObject({ workingDays: z.int().min(0).max(60), confidence }),
]);

/** `promises.json`: when the centre works, and what it promises to whom. */
export const promisesSchema = z.strictObject({
  hours: z
    .strictObject({ from: time, noon: time, to: time, confidence })
    .refine(({ from, noon, to }) => from < noon && noon < to, 'from, noon and to stand in this order'),
  'call-back': promiseSchema,
  'home-visit': promiseSchema,
  'home-help': promiseSchema,
  complaint: promiseSchema,
  source: z.string().max(1000),
});

export type Promises = z.infer<typeof promisesSchema>;
export type PromiseRule = z.infer<typeof promiseSchema>;
