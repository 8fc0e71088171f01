import type { Locale } from '../contract.ts';
import { azerbaijani } from './azerbaijani.ts';
import { english } from './english.ts';
import type { Language } from './language.ts';
import { russian } from './russian.ts';

export const languages: Readonly<Record<Locale, Language>> = { az: azerbaijani, ru: russian, en: english };
