import { describe, expect, test } from 'vitest';
import type { Said } from '../../../electron/host/bridge.ts';
import { createSayer } from '../../../electron/host/say.ts';
import type { SayRequest, Speaker, SpeechPart } from '../../../electron/host/speech/speech.ts';
import type { HostMessage } from '../../../flows/contract.ts';

/** A speaker that says what the test hands it, when it hands it. */
function heldSpeaker() {
  const streams: {
    request: SayRequest;
    signal: AbortSignal | undefined;
    push: (part: SpeechPart | Error) => void;
  }[] = [];
  const speaker: Pick<Speaker, 'stream'> = {
    async *stream(request, signal) {
      const parts: (SpeechPart | Error)[] = [];
      let wake = () => {};
      const push = (part: SpeechPart | Error) => {
        parts.push(part);
        wake();
      };
      streams.push({ request, signal, push });
      for (;;) {
        const part = parts.shift();
        if (part instanceof Error) throw part;
        if (part) yield part;
        if (part && (!part.ok || part.last)) return;
        if (parts.length === 0)
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
      }
    },
  };
  return { speaker: { ...speaker, forget: () => {} } as Speaker, streams };
}

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));
const part = (text: string, last = false): SpeechPart => ({ ok: true, wav: Buffer.from(text), last });
const said = (id: number, text = 'Salam'): Said => ({ kind: 'say', id, locale: 'az', text, slow: true });

function sayer() {
  const { speaker, streams } = heldSpeaker();
  const failures: string[] = [];
  const answers: HostMessage[] = [];
  const { say, forget } = createSayer(speaker, (why) => failures.push(why));
  const heard = () =>
    answers.map((answer) =>
      answer.kind === 'said'
        ? `${answer.id} ${Buffer.from(answer.wav, 'base64').toString()}${answer.last ? '.' : ''}`
        : `${'id' in answer ? answer.id : ''} ${answer.kind}`,
    );
  return {
    say: (what: Said) => say(what, (answer) => answers.push(answer)),
    forget,
    streams,
    failures,
    heard,
  };
}

describe('what is said', () => {
  test('is answered in parts, in order, the last one marked', async () => {
    const { say, streams, heard, failures } = sayer();
    say(said(7, 'Salam. Necəsiniz?'));
    expect(streams[0]?.request).toEqual({ locale: 'az', text: 'Salam. Necəsiniz?', slow: true });
    streams[0]?.push(part('one'));
    await settled();
    expect(heard()).toEqual(['7 one']);
    streams[0]?.push(part('two'));
    streams[0]?.push(part('three', true));
    await settled();
    expect(heard()).toEqual(['7 one', '7 two', '7 three.']);
    expect(failures).toEqual([]);
  });

  test('cuts off what was said before, of which nothing more is heard', async () => {
    const { say, streams, heard, failures } = sayer();
    say(said(1));
    streams[0]?.push(part('old'));
    await settled();
    say(said(2));
    expect(streams[0]?.signal?.aborted).toBe(true);
    expect(streams[1]?.signal?.aborted).toBe(false);
    streams[0]?.push(part('old still'));
    streams[1]?.push(part('new', true));
    await settled();
    expect(heard()).toEqual(['1 old', '2 new.']);
    expect(failures).toEqual([]);
  });

  test.each([
    ['a refusal of the voice', { ok: false, why: 'no-voice' } as const, 'no-voice'],
    ['an error', new Error('Salam'), 'error'],
  ])('is unsaid after %s, and the text is not in what is told of it', async (_, fault, why) => {
    const { say, streams, heard, failures } = sayer();
    say(said(3));
    streams[0]?.push(part('half'));
    streams[0]?.push(fault);
    await settled();
    expect(heard()).toEqual(['3 half', '3 unsaid']);
    expect(failures).toEqual([why]);
    say(said(4));
    streams[1]?.push(part('well', true));
    await settled();
    expect(heard().at(-1)).toBe('4 well.');
  });

  test('ends with the citizen who leaves', async () => {
    const { say, forget, streams, heard } = sayer();
    say(said(8));
    forget();
    expect(streams[0]?.signal?.aborted).toBe(true);
    streams[0]?.push(part('too late', true));
    await settled();
    expect(heard()).toEqual([]);
  });

  test.each([
    ['refused', { ok: false, why: 'failed' } as const],
    ['broken', new Error('killed')],
  ])('and cut off is no failure, even when its voice is %s by that', async (_, fault) => {
    const { say, streams, heard, failures } = sayer();
    say(said(5));
    say(said(6));
    streams[0]?.push(fault);
    streams[1]?.push(part('new', true));
    await settled();
    expect(heard()).toEqual(['6 new.']);
    expect(failures).toEqual([]);
  });
});
