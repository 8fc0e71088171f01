import type { Locale } from '../contract.ts';
import { phrases, pieces } from './phrases.ts';
import { spokenText } from './spoken-text.ts';

const SLOT = /\{\{(\w+)\}\}/gu;
const COUNTED = new Set(['count', 'step', 'of', 'page', 'pages']);

/** The names between double braces, in order. */
export function slotsOf(template: string): readonly string[] {
  return [...template.matchAll(SLOT)].map(([, name = '']) => name);
}

/** Whether every slot takes a number, so that the text can be put together from clips. */
export function isCounted(template: string): boolean {
  return slotsOf(template).every((name) => COUNTED.has(name));
}

/** @param values a slot without one is left empty */
export function filled(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replace(SLOT, (_, name: string) => String(values[name] ?? ''));
}

/** The phrases of a painted text, and the pieces of those that have numbers in them: the clips that can say it. */
export function clipsOf(text: string, locale: Locale): readonly string[] {
  const whole = phrases(spokenText(text, locale), locale).map((phrase) => phrase.text);
  return [...new Set([...whole, ...whole.flatMap((phrase) => pieces(phrase, locale))])];
}
