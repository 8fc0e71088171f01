import type { Locale, TextSize } from '../../flows/contract.ts';
import type { Bridge, SpeechAnswer } from '../bridge/bridge.ts';
import type { Clock } from '../keys/clock.ts';
import { captionsOf, inPieces, type Piece } from './pieces.ts';
import type { Player } from './player.ts';
import { bytesOf, soundOf } from './wav.ts';

/** A host that has not answered by then will not. */
const ANSWER_MS = 4_000;
/** How long a caption stands that is not heard. */
const READING_MS = { least: 1_500, letter: 60 };

export interface SpeakerDeps {
  readonly bridge: Pick<Bridge, 'say' | 'onSpeech'>;
  readonly player: Player;
  readonly clock: Clock;
  /** The piece that is heard now; null when all has been cut. */
  readonly onCaption: (piece: Piece | null) => void;
  /** All that was to be spoken has been. */
  readonly onQuiet: () => void;
  /** The first sample is on its way. */
  readonly onStart: () => void;
}

export interface Manner {
  readonly slow: boolean;
  /** Of the captions. */
  readonly text: TextSize;
  readonly voices: readonly Locale[];
}

export interface Speaker {
  /** Cuts what is being spoken and speaks this. */
  readonly speak: (parts: readonly Piece[], manner: Manner) => void;
  readonly silence: () => void;
  readonly isSpeaking: () => boolean;
  readonly close: () => void;
}

/**
 * Speaks piece after piece: the next one is asked for while the one before is heard. What cannot be spoken is shown
 * as a caption for as long as it takes to read.
 */
export function createSpeaker({ bridge, player, clock, onCaption, onQuiet, onStart }: SpeakerDeps): Speaker {
  let queue: Piece[] = [];
  let manner: Manner = { slow: false, text: 'normal', voices: [] };
  /** What is asked for at the host. */
  let asked: { readonly id: number; readonly piece: Piece; heardFrom: number | null } | null = null;
  let speaking = false;
  let started = false;
  let callOffAnswer = (): void => undefined;
  let timers = new Set<() => void>();

  const later = (ms: number, task: () => void): void => {
    const callOff = clock.after(ms, () => {
      timers.delete(callOff);
      task();
    });
    timers.add(callOff);
  };

  const silence = (): void => {
    queue = [];
    asked = null;
    speaking = false;
    callOffAnswer();
    for (const callOff of timers) callOff();
    timers = new Set();
    player.cut();
    onCaption(null);
  };

  const next = (): void => {
    const piece = queue.shift();
    asked = null;
    callOffAnswer();
    if (!piece) {
      later(player.left(), () => {
        speaking = false;
        onQuiet();
      });
    } else if (manner.voices.includes(piece.locale)) {
      asked = { id: bridge.say(piece.text, piece.locale, manner.slow), piece, heardFrom: null };
      awaitAnswer(piece);
    } else show(piece);
  };

  const awaitAnswer = (piece: Piece): void => {
    callOffAnswer();
    callOffAnswer = clock.after(ANSWER_MS, () => (asked?.heardFrom === null ? show(piece) : next()));
  };

  /** Shows all of a piece within the time that it takes, each part for its share of the letters. */
  const caption = (piece: Piece, beginsIn: number, ms: number, isFirstShown: boolean): void => {
    let shown = 0;
    for (const part of captionsOf(piece, manner.text)) {
      const at = Math.max(0, beginsIn + (ms * shown) / piece.text.length);
      if (shown > 0 || !isFirstShown) later(at, () => onCaption(part));
      shown += part.text.length;
    }
  };

  /** Without a voice: after what is still heard, for as long as it takes to read. */
  const show = (piece: Piece): void => {
    asked = null;
    callOffAnswer();
    const ms = Math.max(READING_MS.least, piece.text.length * READING_MS.letter);
    const after = player.left();
    caption(piece, after, ms, false);
    later(after + ms, next);
  };

  const hear = (answer: SpeechAnswer): void => {
    if (!asked || answer.id !== asked.id) return;
    const { piece } = asked;
    if (answer.kind === 'unsaid') {
      if (asked.heardFrom === null) show(piece);
      else next();
      return;
    }
    const sound = answer.wav === '' ? null : soundOf(bytesOf(answer.wav));
    if (sound) {
      const beginsIn = player.play(sound);
      if (!started) onStart();
      started = true;
      if (asked.heardFrom === null) {
        asked.heardFrom = clock.now() + beginsIn;
        later(beginsIn, () => onCaption(captionsOf(piece, manner.text)[0] ?? null));
      }
    }
    if (!answer.last) awaitAnswer(piece);
    else if (asked.heardFrom === null) show(piece);
    else {
      const beginsIn = asked.heardFrom - clock.now();
      caption(piece, beginsIn, player.left() - beginsIn, true);
      next();
    }
  };

  const close = bridge.onSpeech(hear);
  return {
    speak: (parts, how) => {
      silence();
      queue = [...inPieces(parts)];
      if (queue.length === 0) return;
      manner = how;
      speaking = true;
      started = false;
      next();
    },
    silence,
    isSpeaking: () => speaking,
    close: () => {
      silence();
      close();
    },
  };
}
