import { z } from 'zod';
import { CONFIDENCE } from './schema.ts';

const id = z.string().regex(/^[a-z][a-z-]{0,39}$/);
const text = z.string().min(1).max(200);
const localized = { az: text, ru: text, en: text };

/** One activity of daily life, and how somebody manages it, from the best to the worst. */
const itemSchema = z.strictObject({
  id,
  ...localized,
  options: z
    .array(z.strictObject({ id, score: z.int().min(0).max(100), ...localized }))
    .min(2)
    .max(5)
    .refine(
      (options) => new Set(options.map((option) => option.id)).size === options.length,
      'an option twice',
    ),
});

/** `scales/*.json`: a published questionnaire for the social worker, with its published scores. */
export const scaleSchema = z
  .strictObject({
    id,
    /** Its name, for the social worker; no citizen sees it. */
    name: text,
    items: z.array(itemSchema).min(1).max(20),
    /** Best possible sum; the worst is 0. */
    highest: z.int().min(1).max(1000),
    confidence: z.strictObject({
      scores: z.enum(CONFIDENCE),
      az: z.enum(CONFIDENCE),
      ru: z.enum(CONFIDENCE),
      en: z.enum(CONFIDENCE),
    }),
    source: z.string().min(1).max(1000),
  })
  .refine(({ items }) => new Set(items.map((item) => item.id)).size === items.length, 'an item twice')
  .refine(
    ({ items, highest }) =>
      items.reduce((sum, { options }) => sum + Math.max(...options.map(({ score }) => score)), 0) === highest,
    'the best answers do not sum up to the highest total',
  )
  .refine(
    ({ items }) => items.every(({ options }) => options.some(({ score }) => score === 0)),
    'an item whose worst answer is not 0',
  );

export type Scale = z.infer<typeof scaleSchema>;
export type ScaleItem = Scale['items'][number];
