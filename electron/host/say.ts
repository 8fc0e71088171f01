import type { HostMessage } from '../../flows/contract.ts';
import type { Said } from './bridge.ts';
import type { Speaker } from './speech/speech.ts';

type Answer = (message: Extract<HostMessage, { kind: 'said' | 'unsaid' }>) => void;

export interface Sayer {
  say(said: Said, answer: Answer): void;
  /** The citizen has left: nothing of theirs is spoken on, or kept. */
  forget(): void;
}

/**
 * Answers `say` with the parts of the speech, in order. A new text ends the one before: the citizen has moved on.
 * What is spoken is not logged.
 */
export function createSayer(speaker: Speaker, onFailed: (why: string) => void): Sayer {
  let speaking = new AbortController();

  const speak = async ({ id, locale, text, slow }: Said, answer: Answer, { signal }: AbortController) => {
    for await (const part of speaker.stream({ locale, text, slow }, signal)) {
      if (signal.aborted) return;
      if (!part.ok) {
        onFailed(part.why);
        return answer({ kind: 'unsaid', id });
      }
      answer({ kind: 'said', id, wav: Buffer.from(part.wav).toString('base64'), last: part.last });
    }
  };

  return {
    say(said, answer) {
      speaking.abort();
      speaking = new AbortController();
      const mine = speaking;
      speak(said, answer, mine).catch(() => {
        if (mine.signal.aborted) return;
        onFailed('error');
        answer({ kind: 'unsaid', id: said.id });
      });
    },
    forget() {
      speaking.abort();
      speaker.forget();
    },
  };
}
