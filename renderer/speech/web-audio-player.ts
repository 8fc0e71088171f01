import { gainOf, type Player } from './player.ts';

/** The shortest way to silence that does not click. */
const FADE_SECONDS = 0.01;
/** So that the first sample is not already late when it is scheduled. */
const LEAD_SECONDS = 0.005;

/** Plays by Web Audio. The one context is made when there is something to play. */
export function createWebAudioPlayer(makeContext: () => AudioContext = () => new AudioContext()): Player {
  let context: AudioContext | null = null;
  let loudness = gainOf(3);
  let out: GainNode | null = null;
  let sources: AudioBufferSourceNode[] = [];
  let until = 0;
  let rests = false;
  const listeners = new Set<() => void>();

  const open = (): AudioContext => {
    if (context) return context;
    const made = makeContext();
    context = made;
    made.addEventListener('statechange', () => {
      for (const listener of listeners) listener();
    });
    return made;
  };
  const resume = (): void => {
    if (context?.state !== 'suspended') return;
    // Refused until there was a touch; the next one asks again.
    context.resume().catch(() => undefined);
  };

  return {
    play: ({ rate, samples }) => {
      const audio = open();
      rests = false;
      resume();
      const at = Math.max(audio.currentTime + LEAD_SECONDS, until);
      const beginsIn = (at - audio.currentTime) * 1_000;
      if (samples.length === 0) return beginsIn;
      if (!out) {
        out = new GainNode(audio, { gain: loudness });
        out.connect(audio.destination);
      }
      const buffer = audio.createBuffer(1, samples.length, rate);
      buffer.copyToChannel(samples, 0);
      const source = new AudioBufferSourceNode(audio, { buffer });
      source.connect(out);
      source.start(at);
      source.addEventListener('ended', () => {
        sources = sources.filter((playing) => playing !== source);
      });
      sources.push(source);
      until = at + buffer.duration;
      return beginsIn;
    },
    left: () => (context ? Math.max(0, until - context.currentTime) * 1_000 : 0),
    cut: () => {
      until = 0;
      if (!context || !out) return;
      const now = context.currentTime;
      out.gain.setValueAtTime(out.gain.value, now);
      out.gain.linearRampToValueAtTime(0, now + FADE_SECONDS);
      for (const source of sources) source.stop(now + FADE_SECONDS);
      sources = [];
      out = null;
    },
    setVolume: (volume) => {
      loudness = gainOf(volume);
      if (context) out?.gain.setTargetAtTime(loudness, context.currentTime, FADE_SECONDS);
    },
    rest: () => {
      rests = true;
      if (context?.state === 'running') context.suspend().catch(() => undefined);
    },
    wake: () => {
      if (!rests) resume();
    },
    isAsleep: () => !rests && context?.state === 'suspended',
    onWake: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
