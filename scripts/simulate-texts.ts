import az from '../assets/locales/az/simulate.json' with { type: 'json' };
import en from '../assets/locales/en/simulate.json' with { type: 'json' };
import ru from '../assets/locales/ru/simulate.json' with { type: 'json' };

export type Texts = typeof az;

/** The technician's language, from the environment as every program takes it. Azerbaijani is the first. */
export function textsOf(language: string): Texts {
  if (language.startsWith('ru')) return ru;
  return language.startsWith('en') ? en : az;
}

export function say(text: string, values: Readonly<Record<string, string | number>> = {}): void {
  const filled = text.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));
  process.stdout.write(`${filled}\n`);
}
