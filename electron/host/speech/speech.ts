import { LONGEST_SAID, type Locale } from '../../../flows/contract.ts';
import { type Phrase, phrases, pieces } from '../../../flows/speech/phrases.ts';
import { spokenText } from '../../../flows/speech/spoken-text.ts';
import { type ClipFolder, openClipFolder } from './clip-folder.ts';
import { clipId } from './clip-id.ts';
import type { Espeak } from './find-espeak.ts';
import { createGate } from './gate.ts';
import { createMemory } from './memory.ts';
import { joined, silence, stretched } from './samples.ts';
import { synthesise } from './synthesise.ts';
import { writeWav } from './wav.ts';

export interface SpeechDeps {
  /** Null when the machine has no voice. */
  readonly espeak: Espeak | null;
  /** Clips that people have spoken: `<locale>/<clip-id>.wav`. */
  readonly recordedDir: string;
  /** Clips that `npm run speech` has made. */
  readonly generatedDir: string;
  /** Time for one phrase of the voice. */
  readonly deadlineMs?: number;
  /** Processes of the voice at the same time. */
  readonly processes?: number;
  /** Memory for what the voice has said. */
  readonly memoryBytes?: number;
}

export interface SayRequest {
  readonly locale: Locale;
  /** As painted. */
  readonly text: string;
  readonly slow: boolean;
}

export type WhyUnsaid = 'no-voice' | 'failed' | 'too-long';

/** 16-bit mono WAV, 22,050 samples a second. */
export type Speech =
  | { readonly ok: true; readonly wav: Uint8Array }
  | { readonly ok: false; readonly why: WhyUnsaid };

/** One phrase with the pause after it; to be played one after another. */
export type SpeechPart =
  | { readonly ok: true; readonly wav: Uint8Array; readonly last: boolean }
  | { readonly ok: false; readonly why: WhyUnsaid };

/** Where phrases came from since the start, and clips that could not be used. */
export interface SpeechStats {
  readonly recorded: number;
  readonly generated: number;
  readonly synthesised: number;
  readonly failed: number;
  readonly refused: number;
}

export interface Speaker {
  /** The whole text in one piece. */
  say(request: SayRequest, signal?: AbortSignal): Promise<Speech>;
  /** Phrase by phrase, so that playing begins with the first. Ends after a part that is not `ok`. */
  stream(request: SayRequest, signal?: AbortSignal): AsyncGenerator<SpeechPart, void, void>;
  voicesAvailable(): readonly Locale[];
  stats(): SpeechStats;
  /** Forgets what was said: at the end of each session. */
  forget(): void;
}

const PAUSE_MS = { piece: 30, clause: 170, sentence: 380 } as const;
/** How much longer slow speech is; the voice's own slow pace is the same. */
const SLOW = 1.3;

type Source = 'recorded' | 'generated';
type Samples = { readonly ok: true; readonly samples: Int16Array } | { readonly ok: false };

/** Speaks from recorded clips, else from generated ones, else with espeak-ng. Writes nothing anywhere. */
export function createSpeech(deps: SpeechDeps): Speaker {
  const { espeak, deadlineMs = 4_000, processes = 2, memoryBytes = 8_000_000 } = deps;
  const folders: readonly (readonly [Source, ClipFolder])[] = [
    ['recorded', openClipFolder(deps.recordedDir)],
    ['generated', openClipFolder(deps.generatedDir)],
  ];
  const memory = createMemory(memoryBytes);
  const gate = createGate(processes);
  const counts = { recorded: 0, generated: 0, synthesised: 0, failed: 0, refused: 0 };

  /** All of the clips or none: a voice that changes within a phrase is worse than the other voice. */
  async function fromClips(folder: ClipFolder, locale: Locale, texts: readonly string[]) {
    const ids = texts.map((text) => clipId(text, locale));
    if (!ids.every((id) => folder.has(locale, id))) return null;
    const clips: Int16Array[] = [];
    for (const id of ids) {
      const clip = await folder.read(locale, id);
      if (clip === null) {
        counts.refused++;
        return null;
      }
      if (clips.length > 0) clips.push(silence(PAUSE_MS.piece));
      clips.push(clip);
    }
    return joined(clips);
  }

  async function spoken(
    { text }: Phrase,
    { locale, slow }: SayRequest,
    signal: AbortSignal,
  ): Promise<Samples> {
    const cut = pieces(text, locale);
    for (const [source, folder] of folders) {
      const samples =
        (await fromClips(folder, locale, [text])) ??
        (cut.length > 1 ? await fromClips(folder, locale, cut) : null);
      if (samples === null) continue;
      counts[source]++;
      return { ok: true, samples: slow ? stretched(samples, SLOW) : samples };
    }
    const key = `${locale} ${slow} ${text}`;
    const program = espeak?.program ?? '';
    const samples =
      memory.get(key) ?? (await gate(() => synthesise(text, { program, locale, slow, deadlineMs, signal })));
    if (samples === null) {
      // One who has gone on is not a failure of the voice.
      if (!signal.aborted) counts.failed++;
      return { ok: false };
    }
    counts.synthesised++;
    memory.put(key, samples);
    return { ok: true, samples };
  }

  async function* parts(
    request: SayRequest,
    outer?: AbortSignal,
  ): AsyncGenerator<{ samples: Int16Array; last: boolean } | { why: WhyUnsaid }, void, void> {
    if (!espeak?.locales.includes(request.locale)) return yield { why: 'no-voice' };
    if (request.text.length > LONGEST_SAID) return yield { why: 'too-long' };
    const cut = phrases(spokenText(request.text, request.locale), request.locale);
    const [first] = cut;
    if (first === undefined) return yield { samples: silence(PAUSE_MS.piece), last: true };
    const ours = new AbortController();
    const signal = outer ? AbortSignal.any([outer, ours.signal]) : ours.signal;
    try {
      let coming = spoken(first, request, signal);
      for (const [at, phrase] of cut.entries()) {
        const now = await coming;
        if (!now.ok) return yield { why: 'failed' };
        const next = cut[at + 1];
        // The next phrase is made while this one is played.
        if (next) coming = spoken(next, request, signal);
        const pause = next ? PAUSE_MS[phrase.end] * (request.slow ? SLOW : 1) : 0;
        yield { samples: joined([now.samples, silence(pause)]), last: next === undefined };
      }
    } finally {
      ours.abort();
    }
  }

  return {
    async say(request, signal) {
      const all: Int16Array[] = [];
      for await (const part of parts(request, signal)) {
        if ('why' in part) return { ok: false, why: part.why };
        all.push(part.samples);
      }
      return { ok: true, wav: writeWav(joined(all)) };
    },
    async *stream(request, signal) {
      for await (const part of parts(request, signal)) {
        if ('why' in part) yield { ok: false, why: part.why };
        else yield { ok: true, wav: writeWav(part.samples), last: part.last };
      }
    },
    voicesAvailable: () => espeak?.locales ?? [],
    stats: () => ({ ...counts }),
    forget: () => memory.clear(),
  };
}
