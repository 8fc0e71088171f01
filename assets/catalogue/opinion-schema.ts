import { z } from 'zod';

const id = z.string().regex(/^[a-z][a-z-]{0,39}$/);

/** `opinion.json`: what satisfaction is made of, and how much each part of it weighs. */
export const opinionSchema = z.strictObject({
  /** Asked in this order; their words: `opinion:factors.ID` in `assets/locales/`. */
  factors: z
    .array(z.strictObject({ id, weight: z.number().positive().max(100) }))
    .min(1)
    .max(10)
    .refine((factors) => new Set(factors.map((one) => one.id)).size === factors.length, 'a factor twice'),
  source: z.string().max(1000),
});

export type OpinionData = z.infer<typeof opinionSchema>;
export type Factor = OpinionData['factors'][number];
