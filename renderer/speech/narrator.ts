import type { Locale, View } from '../../flows/contract.ts';
import { groundOf } from '../keys/ground.ts';
import type { Words } from '../words/words.ts';
import { changedSettings } from './changes.ts';
import type { Piece } from './pieces.ts';
import { markSpeech, SPEECH_FOCUS } from './probe.ts';
import {
  echoOf,
  type Reader,
  readHeading,
  readScreen,
  readSeconds,
  readStatus,
  readStop,
  readTyped,
  readWarning,
  type TypedText,
} from './reading.ts';
import type { Speaker } from './speaker.ts';

/** The warning is heard when it comes and once more shortly before the end. */
const LAST_SECONDS = 10;

export interface NarratorDeps {
  readonly speaker: Speaker;
  readonly stage: () => Element | null;
  readonly words: (locale: Locale) => Words;
}

export interface Narrator {
  /** A view has been painted. */
  readonly painted: (view: View, voices: readonly Locale[]) => void;
  /** The focus is on the heading: a screen that had to be fetched has come, and was not read yet. */
  readonly announced: () => void;
  /** The page shows no view: the host is away. */
  readonly away: () => void;
  readonly focused: (stop: HTMLElement) => void;
  /** The screen once more. */
  readonly repeat: () => void;
  /** The headset is out: not a word more into the hall, before the host knows of it too. */
  readonly unplugged: () => void;
}

/** Decides nothing but what is heard of what has been painted. */
export function createNarrator({ speaker, stage, words }: NarratorDeps): Narrator {
  let view: View | null = null;
  let voices: readonly Locale[] = [];
  /** What the screen said by itself when it was last looked at. */
  let heading = '';
  let status = '';
  let typed: TypedText | null = null;
  /** It has been said that the sound is on. */
  let introduced = false;
  /** The headset has gone and the host has not said so yet. */
  let pulledOut = false;

  const readerOf = ({ locale, access }: View): Reader => ({ locale, headset: access.headset, words });
  const speak = (parts: readonly Piece[]): void => {
    if (view && !pulledOut && parts.length > 0)
      speaker.speak(parts, { slow: view.access.slow, text: view.access.text, voices });
  };

  const newsOf = (before: View | null, now: View, on: Element): readonly Piece[] => {
    const reader = readerOf(now);
    const t = words(now.locale);
    const headingNow = textOf(readHeading(on, reader));
    const statusNow = readStatus(on, reader);
    const typedBefore = typed;
    typed = readTyped(on, reader);
    const hasNewHeading = headingNow !== heading;
    const hasNewStatus = textOf(statusNow) !== status;
    heading = headingNow;
    status = textOf(statusNow);

    const begins = !before?.access.speech;
    const changes = introduced
      ? changedSettings(before?.access ?? now.access, now.access, t)
      : [t('speech.on')];
    introduced = true;
    const first = changes.map((text) => ({ locale: now.locale, text }));
    const isAnother =
      begins || groundOf(before) !== groundOf(now) || before.locale !== now.locale || hasNewHeading;
    if (now.warning) return [...first, ...newsOfWarning(before, now, on, reader)];
    if (isAnother) return [...first, ...readScreen(on, reader)];
    if (before.warning) return [...first, ...readHeading(on, reader)];
    const echo = typedBefore && typed ? echoOf(typedBefore, typed, reader) : [];
    return hasNewStatus ? [...first, ...echo, ...statusNow] : [...first, ...echo];
  };

  return {
    painted: (now, heardIn) => {
      const before = view;
      view = now;
      voices = heardIn;
      if (!now.access.headset) pulledOut = false;
      const on = stage();
      if (!now.access.speech || !on) {
        if (before?.access.speech) speaker.silence();
        introduced = false;
        return;
      }
      speak(newsOf(before, now, on));
    },
    announced: () => {
      const on = stage();
      if (heading === '' && view?.access.speech && on) speak(newsOf(view, view, on));
    },
    away: () => {
      view = null;
      speaker.silence();
    },
    focused: (stop) => {
      const on = stage();
      if (!view?.access.speech || !on) return;
      markSpeech(SPEECH_FOCUS);
      speak(readStop(on, stop, readerOf(view)));
    },
    repeat: () => {
      const on = stage();
      if (view?.access.speech && on) speak(readScreen(on, readerOf(view)));
    },
    unplugged: () => {
      pulledOut = view?.access.headset === true;
      speaker.silence();
    },
  };
}

function newsOfWarning(before: View | null, now: View, on: Element, reader: Reader): readonly Piece[] {
  if (!now.warning) return [];
  const { secondsLeft } = now.warning;
  if (!before?.warning || !before.access.speech) return readWarning(on, secondsLeft, reader);
  const isLast = before.warning.secondsLeft > LAST_SECONDS && secondsLeft <= LAST_SECONDS;
  return isLast ? [readSeconds(secondsLeft, reader)] : [];
}

function textOf(pieces: readonly Piece[]): string {
  return pieces.map(({ text }) => text).join(' ');
}
