/**
 * A text of `assets/locales/LOCALE/flows/NAMESPACE.json` in the language of the session: `say('checklist:title')`,
 * with what fills its slots. Throws on a key that does not exist.
 */
export type Say = (key: string, filled?: Readonly<Record<string, string | number>>) => string;
