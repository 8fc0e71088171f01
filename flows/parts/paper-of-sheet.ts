import type { PaperState, PaperTrouble } from '../contract.ts';
import type { FlowEvent } from '../flow.ts';

/** After so long a printer that says nothing is not believed any more, milliseconds. */
export const SHEET_DEADLINE_MS = 45_000;

/** A sheet and what its paper is doing, as a flow keeps it. */
export interface SheetPaper {
  readonly sheetId: string;
  readonly state: PaperState;
}

/** A sheet that has just been handed to the printer. */
export function startedPaper(sheetId: string): SheetPaper {
  return { sheetId, state: { kind: 'printing' } };
}

/**
 * What the paper of a sheet is after news of it, or of the printer. Nothing is printed twice unasked: from `unknown`
 * and `offered` only the citizen's own `print` leads on.
 * @param trouble why the printer cannot print now; null when it can
 */
export function paperAfter(
  paper: SheetPaper,
  event: FlowEvent | { readonly type: 'deadline' },
  trouble: PaperTrouble | null,
): SheetPaper {
  const { sheetId, state } = paper;
  const as = (next: PaperState): SheetPaper => ({ sheetId, state: next });
  switch (event.type) {
    case 'sheet':
      return event.sheetId === sheetId ? as(stateAfterNews(state, event.state, trouble)) : paper;
    case 'printer':
      if (state.kind === 'waiting')
        return as(event.trouble === null ? { kind: 'offered' } : { kind: 'waiting', trouble: event.trouble });
      if (state.kind === 'offered' && event.trouble !== null)
        return as({ kind: 'waiting', trouble: event.trouble });
      if (state.kind === 'unknown') return as({ kind: 'unknown', canPrint: event.trouble === null });
      return paper;
    case 'deadline':
      return state.kind === 'printing' ? as({ kind: 'unknown', canPrint: trouble === null }) : paper;
    case 'print':
      return canPrint(state) ? as({ kind: 'printing' }) : paper;
    default:
      return paper;
  }
}

/** What a flow with a sheet keeps of it. */
interface OnPaper {
  readonly paper: SheetPaper | null;
  /** Why the printer cannot print now; null when it can. */
  readonly trouble: PaperTrouble | null;
}

/** `paper` after an event: for the action `followPaper`. */
export function paperFollowed({ context, event }: { readonly context: OnPaper; readonly event: FlowEvent }) {
  return context.paper && paperAfter(context.paper, event, context.trouble);
}

/** `paper` once the printer is not believed any more: for the action `paperIsLate`. */
export function paperLate({ context }: { readonly context: OnPaper }) {
  return context.paper && paperAfter(context.paper, { type: 'deadline' }, context.trouble);
}

/** `trouble` after an event: for the action `rememberTrouble`. */
export function troubleNow({ context, event }: { readonly context: OnPaper; readonly event: FlowEvent }) {
  return event.type === 'printer' ? event.trouble : context.trouble;
}

/** For the guard `canPrint`. */
export function mayPrint({ context }: { readonly context: OnPaper }): boolean {
  return context.paper !== null && canPrint(context.paper.state);
}

/** How a flow prints its sheet, for the actions `startPrint` and `printAgain`. @param hand gives it to the printer */
export function printingBy<Context extends OnPaper>(
  hand: (context: Context, sheetId: string) => void,
  newId: () => string,
) {
  return {
    start: ({ context }: { readonly context: Context }) => {
      const sheetId = newId();
      hand(context, sheetId);
      return { paper: startedPaper(sheetId) };
    },
    again: ({ context }: { readonly context: Context }) => {
      if (context.paper) hand(context, context.paper.sheetId);
    },
  };
}

/** What a state hears whose screen shows what the paper is doing. */
export const FOLLOWS_PAPER = {
  sheet: { actions: 'followPaper' },
  printer: { actions: ['rememberTrouble', 'followPaper'] },
  print: { guard: 'canPrint', actions: ['printAgain', 'followPaper'] },
} as const;

/** The citizen may ask for the paper now. */
export function canPrint(state: PaperState): boolean {
  return state.kind === 'offered' || (state.kind === 'unknown' && state.canPrint);
}

function stateAfterNews(
  before: PaperState,
  job: Extract<FlowEvent, { type: 'sheet' }>['state'],
  trouble: PaperTrouble | null,
): PaperState {
  switch (job) {
    case 'sending':
      return { kind: 'printing' };
    case 'printed':
      return { kind: 'printed' };
    case 'unknown':
      return { kind: 'unknown', canPrint: trouble === null };
    case 'queued':
      return trouble === null ? { kind: 'offered' } : { kind: 'waiting', trouble };
    case 'void':
      return before;
  }
}
