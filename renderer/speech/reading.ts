import { LOCALES, type Locale } from '../../flows/contract.ts';
import { headingIn, isButton, isOnView, isRow, rowOf, stopsIn } from '../keys/stops.ts';
import type { Words } from '../words/words.ts';
import type { Piece } from './pieces.ts';

/** Who listens, and the words for what has none on the screen. */
export interface Reader {
  readonly locale: Locale;
  /** Nobody else hears. */
  readonly headset: boolean;
  readonly words: (locale: Locale) => Words;
}

/** A screen as it is heard: heading, note and all other texts, then how much there is to choose from. */
export function readScreen(stage: Element, reader: Reader): readonly Piece[] {
  const heading = headingIn(stage);
  const main = heading?.closest('.layer, main');
  if (!heading || !main) return [];
  const buttons = stopsIn(stage).filter((stop) => isButton(stop) && main.contains(stop));
  const foreign = buttons.filter((button) => languageOf(button, reader) !== reader.locale);
  const t = reader.words(reader.locale);
  return [
    ...read(heading, reader),
    ...read(main, reader, (element) => element === heading || element.localName === 'button'),
    ...(buttons.length === 0
      ? []
      : [{ locale: reader.locale, text: t('speech.choices', { count: buttons.length }) }]),
    // Whoever does not know the language of the page hears at once that theirs is there.
    ...foreign.flatMap((button) => read(button, reader)),
  ];
}

export function readHeading(stage: Element, reader: Reader): readonly Piece[] {
  const heading = headingIn(stage);
  return heading ? read(heading, reader) : [];
}

/** What the focus rests on: its name, its state, what it is and where it stands among the others. */
export function readStop(stage: Element, stop: HTMLElement, reader: Reader): readonly Piece[] {
  const name = read(stop, reader);
  const locale = languageOf(stop, reader);
  const t = reader.words(locale);
  if (isRow(stop)) return [...name, { locale, text: t('speech.row') }];
  if (!isButton(stop)) return [...name, { locale, text: t('speech.heading') }];
  // A key says its letter and no more: there are many, and one goes fast.
  if (rowOf(stop)) return name;
  // Counted where it stands, as the screen was: the bar is the same everywhere and counts by itself.
  const around = stop.closest('nav, main, section, [role="alertdialog"]') ?? stage;
  const buttons = stopsIn(stage).filter((other) => isButton(other) && around.contains(other));
  const chosen = t('speech.chosen');
  const saysSo = name.some(({ text }) => text.includes(chosen));
  const states = [
    ...(stop.ariaPressed === 'true' && !saysSo ? [chosen] : []),
    ...(stop.ariaDisabled === 'true' ? [t('speech.disabled')] : []),
    t('speech.button', { n: buttons.indexOf(stop) + 1, of: buttons.length }),
  ];
  return [...name, ...states.map((text) => ({ locale, text }))];
}

/** "Are you still here?", with the time that is left. */
export function readWarning(stage: Element, secondsLeft: number, reader: Reader): readonly Piece[] {
  const dialog = stage.querySelector('[role="alertdialog"]');
  if (!dialog) return [];
  return [
    ...read(dialog, reader, (element) => element.localName === 'button' || element.localName === 'svg'),
    readSeconds(secondsLeft, reader),
    ...[...dialog.querySelectorAll<HTMLElement>('button')].flatMap((stop) => readStop(stage, stop, reader)),
  ];
}

export function readSeconds(secondsLeft: number, { locale, words }: Reader): Piece {
  return { locale, text: words(locale)('warning.seconds', { count: secondsLeft }) };
}

/** What the screen tells by itself while it stays: the paper, a PIN that was wrong. */
export function readStatus(stage: Element, reader: Reader): readonly Piece[] {
  const statuses = [...stage.querySelectorAll('main [role="status"], main [role="alert"]')];
  return statuses.filter((status) => isOnView(status)).flatMap((status) => read(status, reader));
}

/** What has been typed so far, null where nothing can be. */
export interface TypedText {
  readonly text: string;
  /** It is personal, and others hear: how much was typed may be said, never what. */
  readonly hidden: boolean;
}

export function readTyped(stage: Element, { headset }: Reader): TypedText | null {
  const line = [...stage.querySelectorAll('main [data-typed]')].find((each) => isOnView(each));
  if (!line) return null;
  return {
    text: line.getAttribute('data-typed') ?? '',
    hidden: line.matches('[data-personal]') && !headset,
  };
}

/** What a key did: the letter itself, after a space the whole word, and what was erased. */
export function echoOf(before: TypedText, now: TypedText, { locale, words }: Reader): readonly Piece[] {
  const t = words(locale);
  const say = (text: string): readonly Piece[] => [{ locale, text }];
  if (before.text === now.text) return [];
  const isLonger = now.text.length > before.text.length;
  if (now.hidden) return say(isLonger ? t('speech.typedHidden') : t('speech.erased'));
  if (isLonger && now.text.startsWith(before.text)) {
    const added = now.text.slice(before.text.length);
    return say(
      added.trim() === '' ? (now.text.trim().split(/\s/).at(-1) ?? '') : added.toLocaleUpperCase(locale),
    );
  }
  if (before.text.startsWith(now.text)) {
    const gone = before.text.slice(now.text.length).trim().toLocaleUpperCase(locale);
    return say(gone === '' ? t('speech.erased') : `${t('speech.erased')}: ${gone}`);
  }
  return now.text === '' ? say(t('speech.erased')) : say(now.text);
}

/** Texts of an element in reading order: what stands in a box of its own is a sentence of its own. */
function read(
  root: Element,
  reader: Reader,
  isLeftOut: (element: Element) => boolean = () => false,
): Piece[] {
  const pieces: Piece[] = [];
  let run = '';
  let runLocale = reader.locale;

  const flush = (): void => {
    const text = run.replace(/\s+/g, ' ').trim();
    run = '';
    if (text !== '') pieces.push({ locale: runLocale, text });
  };
  const add = (text: string, locale: Locale): void => {
    if (locale !== runLocale) flush();
    runLocale = locale;
    run += text;
  };

  const visit = (element: Element, locale: Locale): void => {
    if (isLeftOut(element) || isUnheard(element)) return;
    const own = ownLanguage(element) ?? locale;
    const style = getComputedStyle(element);
    // What gives way to larger letters is on the paper, so it can be heard (EN 301 549, 5.1.3.16).
    if (style.display === 'none' && element.closest('[data-heard="whole"]') === null) return;
    const isBox = !style.display.startsWith('inline') && style.display !== 'contents';
    if (isBox) flush();
    const instead = insteadOf(element, own, reader);
    if (instead !== null) add(` ${instead} `, own);
    else if (element.localName !== 'svg') {
      for (const child of element.childNodes) {
        if (child instanceof Element) visit(child, own);
        else if (child instanceof Text) add(child.data, own);
      }
    }
    if (element.localName === 'dt' && run.trim() !== '') run = `${run.trim()}: `;
    else if (isBox) flush();
  };

  visit(root, languageOf(root, reader));
  flush();
  return pieces;
}

function isUnheard(element: Element): boolean {
  return element.ariaHidden === 'true' || element.matches('[data-silent], [data-shown="false"]');
}

/** Words that are spoken in place of what an element holds; null where it speaks for itself. */
function insteadOf(element: Element, locale: Locale, { headset, words }: Reader): string | null {
  if (element.matches('[data-personal]') && !headset) return words(locale)('speech.hidden');
  const spoken = element.getAttribute('data-text-spoken');
  if (spoken !== null) return spoken;
  // The name of a group tells its readers where they are; it does not replace what is in it.
  if (!element.matches('button, img, svg, [role="img"]')) return null;
  const labelledBy = element.getAttribute('aria-labelledby');
  if (labelledBy !== null) {
    const texts = labelledBy.split(/\s+/).map((id) => document.getElementById(id)?.textContent ?? '');
    return texts.join(' ').trim() || null;
  }
  return element.getAttribute('aria-label') ?? element.getAttribute('alt');
}

function ownLanguage(element: Element): Locale | undefined {
  const lang = element.getAttribute('lang');
  return lang === null ? undefined : LOCALES.find((locale) => locale === lang);
}

/** The page's own `lang` may lag behind the view: what names no language is in the view's. */
function languageOf(element: Element, { locale }: Reader): Locale {
  const named = element.closest('[lang]:not(html)');
  return (named && ownLanguage(named)) ?? locale;
}
