import type { Deed, PaperState, Screen } from '../contract.ts';
import { bakuTime } from '../domain/baku-time.ts';
import type { Sheet } from '../domain/sheet.ts';
import type { FlowSight } from '../flows.ts';

/** A form that was put aside, as its citizen knows it. */
export interface KeptForm {
  readonly code: string;
  /** Milliseconds since the epoch. */
  readonly untilAt: number;
}

/** The way back to a form that was put aside. Whoever has the paper has the form. @param heading which form it is */
export function keptSheet(heading: string, { code, untilAt }: KeptForm, { locale, say }: FlowSight): Sheet {
  return {
    locale,
    title: say('kept:title'),
    demonstration: false,
    blocks: [
      { kind: 'heading', text: heading },
      { kind: 'code', content: keptCode(code), caption: say('kept:hold') },
      { kind: 'text', text: code, large: true },
      { kind: 'text', text: say('kept:until', { day: bakuTime(untilAt).date }), large: true },
      { kind: 'text', text: say('kept:keep'), large: true },
    ],
  };
}

/** What is seen once it is put aside. */
export function keptTold(
  { code, untilAt }: KeptForm,
  paper: PaperState | null,
  deeds: readonly Deed[],
  say: FlowSight['say'],
): Screen {
  return {
    name: 'told',
    props: {
      mood: 'good',
      title: say('kept:title'),
      big: null,
      lines: [code, say('kept:until', { day: bakuTime(untilAt).date }), say('kept:keep')],
      // Without paper it is taken along with a phone.
      code: keptCode(code),
      paper,
      deeds,
    },
  };
}

/** What a reader of the kiosk reads: two letters for its use, and the code without its groups. */
export function keptCode(code: string): string {
  return `DR${code.replace(/[^0-9A-Z]/g, '')}`;
}
