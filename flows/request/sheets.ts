import { type Promised, shownDay } from '../domain/promised-time.ts';
import type { Sheet } from '../domain/sheet.ts';
import type { FlowSight } from '../flows.ts';
import type { RequestKind } from './form.ts';

/** What somebody who asked for something takes home: number and promise, nothing of who and where they are. */
export function requestSheet(
  what: RequestKind,
  number: string,
  promised: Promised,
  { locale, say }: FlowSight,
): Sheet {
  return {
    locale,
    title: say(`request:what.${what}.label`),
    demonstration: false,
    blocks: [
      { kind: 'text', text: say('request:sheet.number') },
      { kind: 'number', text: number },
      { kind: 'text', text: promiseSentence(what, promised, say), large: true },
      ...(promised.certain ? [] : [{ kind: 'text' as const, text: say('request:holidays') }]),
      { kind: 'text', text: say('request:change142'), large: true },
    ],
  };
}

/** By when it will be done. */
export function promiseSentence(what: RequestKind, { day, time }: Promised, say: FlowSight['say']): string {
  return say(`request:promise.${what}`, { day: shownDay(day), time });
}
