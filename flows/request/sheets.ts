import { bakuTime } from '../domain/baku-time.ts';
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
      { kind: 'text', text: say('request:change142') },
    ],
  };
}

/** The way back to a form that was put aside. Whoever has the paper has the form. */
export function keptSheet(
  what: RequestKind,
  { code, untilAt }: { readonly code: string; readonly untilAt: number },
  { locale, say }: FlowSight,
): Sheet {
  return {
    locale,
    title: say('request:kept.title'),
    demonstration: false,
    blocks: [
      { kind: 'heading', text: say(`request:what.${what}.label`) },
      { kind: 'code', content: keptCode(code), caption: say('request:kept.hold') },
      { kind: 'text', text: code, large: true },
      { kind: 'text', text: say('request:kept.until', { day: bakuTime(untilAt).date }) },
      { kind: 'text', text: say('request:kept.keep') },
    ],
  };
}

/** What a reader of the kiosk reads: two letters for its use, and the code without its groups. */
export function keptCode(code: string): string {
  return `DR${code.replace(/[^0-9A-Z]/g, '')}`;
}

/** By when it will be done. */
export function promiseSentence(what: RequestKind, { day, time }: Promised, say: FlowSight['say']): string {
  return say(`request:promise.${what}`, { day: shownDay(day), time });
}
