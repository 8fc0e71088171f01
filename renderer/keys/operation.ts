import { LONGEST_TYPED, type View, type Welcome } from '../../flows/contract.ts';
import type { Bridge } from '../bridge/bridge.ts';
import { createCaptionsStore } from '../speech/captions-store.ts';
import { createNarrator } from '../speech/narrator.ts';
import type { Player } from '../speech/player.ts';
import { markSpeech, SPEECH_START } from '../speech/probe.ts';
import { createSpeaker } from '../speech/speaker.ts';
import { createWebAudioPlayer } from '../speech/web-audio-player.ts';
import { wordsIn } from '../words/words.ts';
import type { Clock } from './clock.ts';
import { groundOf } from './ground.ts';
import { createScanning } from './scanning.ts';
import { createTypedLines } from './typed-line.ts';
import { type Keys, watchKeys } from './watch-keys.ts';
import { watchTyped } from './watch-typed.ts';

const REST_AFTER_MS = 200;

export interface Painted {
  readonly view: View | null;
  readonly welcome: Welcome | null;
}

export type Operation = ReturnType<typeof createOperation>;

/** Keys, scanning and speech as one: what is focused is heard, and what is heard holds the scanning up. */
export function createOperation(bridge: Bridge, clock: Clock, player: Player = createWebAudioPlayer()) {
  let { view, welcome }: Painted = { view: null, welcome: null };
  let keys: Keys | null = null;
  let callOffRest = (): void => undefined;
  const captions = createCaptionsStore();
  const stage = (): Element | null => document.querySelector('.stage');
  const listen = (): void => captions.set({ asleep: player.isAsleep() });

  const speaker = createSpeaker({
    bridge,
    player,
    clock,
    onCaption: (piece) => captions.set({ piece }),
    onQuiet: () => scanning.quiet(),
    onStart: () => {
      markSpeech(SPEECH_START);
      listen();
    },
  });
  const narrator = createNarrator({ speaker, stage, words: wordsIn });
  const scanning = createScanning({
    clock,
    moveOn: () => keys?.move(1) ?? false,
    isSpeaking: speaker.isSpeaking,
    onPaused: (paused) => captions.set({ paused }),
  });

  return {
    captions,
    /** Watches until the answer is called. */
    open: (page: Window): (() => void) => {
      // Before the keys: the Enter of a reader is no touch.
      const stopTyped = watchTyped(page, createTypedLines(bridge.typed, LONGEST_TYPED));
      const watched = watchKeys({
        page,
        clock,
        stage,
        view: () => view,
        welcome: () => welcome,
        send: bridge.send,
        scanning,
        onFocus: narrator.focused,
        onRepeat: narrator.repeat,
        onSign: player.wake,
        onUnplugged: narrator.unplugged,
      });
      const stopListening = player.onWake(listen);
      const onFocusIn = ({ target }: FocusEvent): void => {
        if (target instanceof HTMLHeadingElement) narrator.announced();
      };
      page.addEventListener('focusin', onFocusIn);
      keys = watched;
      return () => {
        stopTyped();
        watched.close();
        page.removeEventListener('focusin', onFocusIn);
        callOffRest();
        stopListening();
        scanning.end();
        speaker.silence();
        keys = null;
      };
    },
    /** After each painting. */
    painted: (now: Painted): void => {
      const before = view;
      ({ view, welcome } = now);
      if (!view || !welcome) {
        narrator.away();
        scanning.end();
        return;
      }
      player.setVolume(view.access.volume);
      narrator.painted(view, welcome.voices);
      // Once what was cut has faded out.
      if (view.access.speech) callOffRest();
      else if (before?.access.speech) callOffRest = clock.after(REST_AFTER_MS, player.rest);
      const { keys: byKeys, scanning: scans } = view.access;
      if (byKeys || scans) keys?.keepFocus();
      if (!scans) scanning.end();
      else if (!before?.access.scanning || groundOf(before) !== groundOf(view)) {
        scanning.begin(welcome.scanSeconds * 1_000);
      }
    },
  };
}
