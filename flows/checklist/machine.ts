import { and, assign, fromPromise, setup } from 'xstate';
import type { Catalogue, Service, ServiceDocument } from '../../assets/catalogue/schema.ts';
import { hasPage, turned } from '../access/choice-room.ts';
import type { Locale, PaperTrouble } from '../contract.ts';
import type { DeskDeps } from '../desk.ts';
import type { NewRecord, Recorded } from '../domain/record.ts';
import type { Sheet } from '../domain/sheet.ts';
import { type FlowEvent, type FlowInput, type FlowOutput, type StateMeta, takesOnly } from '../flow.ts';
import type { FlowSight } from '../flows.ts';
import {
  FOLLOWS_PAPER,
  mayPrint,
  paperFollowed,
  paperLate,
  printingBy,
  SHEET_DEADLINE_MS,
  type SheetPaper,
  troubleNow,
} from '../parts/paper-of-sheet.ts';
import { type Applicant, applicantsOf, papersFor, papersRead, usualApplicant } from './papers.ts';
import { takeHomeSheet } from './take-home-sheet.ts';

export interface ChecklistDeps extends Pick<DeskDeps, 'catalogue' | 'record' | 'printSheet' | 'newId'> {
  readonly say: (locale: Locale) => FlowSight['say'];
}

export interface ChecklistContext {
  readonly catalogue: Catalogue;
  readonly sessionId: string;
  readonly locale: Locale;
  /** Null when the catalogue has no such service. */
  readonly service: Service | null;
  readonly applicant: Applicant | null;
  /** Ids of the papers that the citizen has with them. */
  readonly have: readonly string[];
  /** The identity document was read, and ticked for the citizen. */
  readonly wasRead: boolean;
  readonly room: number;
  /** The first in sight of what is listed, counted from 0. */
  readonly from: number;
  readonly trouble: PaperTrouble | null;
  readonly paper: SheetPaper | null;
  readonly requestId: string;
  readonly wantsTicket: boolean;
}

/** The store is asked no longer: the sheet is worth more than the note of it, milliseconds. */
const RECORD_DEADLINE_MS = 5_000;

/** Which papers a service asks for, which of them are missing, and a sheet of it to take home. */
export function createChecklistMachine(deps: ChecklistDeps) {
  const papers = ({ service, applicant }: ChecklistContext): readonly ServiceDocument[] =>
    service ? papersFor(service, applicant) : [];
  const missing = (context: ChecklistContext) =>
    papers(context).filter(({ id }) => !context.have.includes(id));
  const sheetOf = (context: ChecklistContext): Sheet | null => {
    const { service, have, locale } = context;
    return service && takeHomeSheet(service, papers(context), have, { locale, say: deps.say(locale) });
  };
  const hand = (context: ChecklistContext, sheetId: string) => {
    const sheet = sheetOf(context);
    if (sheet) deps.printSheet(sheetId, sheet, context.sessionId);
  };
  const record = (context: ChecklistContext): NewRecord => ({
    requestId: context.requestId,
    sessionId: context.sessionId,
    kind: 'checklist',
    locale: context.locale,
    service: context.service?.code ?? null,
    open: {
      applicant: context.applicant,
      have: context.have,
      missing: missing(context).map(({ id }) => id),
    },
    sealed: null,
  });

  const printing = printingBy(hand, deps.newId);

  return setup({
    types: {
      context: {} as ChecklistContext,
      events: {} as FlowEvent,
      input: {} as FlowInput,
      output: {} as FlowOutput,
      meta: {} as StateMeta,
      tags: {} as 'settled',
    },
    actors: {
      record: fromPromise<Recorded, NewRecord>(({ input }) => deps.record(input)),
    },
    actions: {
      turnPage: assign({
        from: ({ context, event }) =>
          event.type === 'turn-page' ? turned(context.from, context.room, event.to) : context.from,
      }),
      firstPage: assign({ from: 0 }),
      startPrint: assign(printing.start),
      printAgain: printing.again,
      followPaper: assign({ paper: paperFollowed }),
      paperIsLate: assign({ paper: paperLate }),
      rememberTrouble: assign({ trouble: troubleNow }),
    },
    guards: {
      isUnknown: ({ context }) => context.service === null,
      asksWho: ({ context }) => context.service !== null && applicantsOf(context.service).length > 1,
      isApplicant: ({ context }, id: string) =>
        context.service !== null && applicantsOf(context.service).some((applicant) => applicant === id),
      isPaper: ({ context }, id: string) => papers(context).some((paper) => paper.id === id),
      hasMissing: ({ context }) => missing(context).length > 0,
      canPrint: mayPrint,
      hasPage: ({ context }, { list, to }: { list: 'who' | 'papers' | 'missing'; to: 'next' | 'previous' }) =>
        hasPage(countOf(context, list), context.room, context.from, to),
    },
    delays: { recordDeadline: RECORD_DEADLINE_MS, sheetDeadline: SHEET_DEADLINE_MS },
  }).createMachine({
    id: 'checklist',
    context: ({ input }) => {
      const catalogue = deps.catalogue();
      const service = catalogue.services.find(({ code }) => code === input.start.service) ?? null;
      return {
        catalogue,
        sessionId: input.sessionId,
        locale: input.locale,
        service,
        applicant: service && usualApplicant(service),
        have: [],
        wasRead: false,
        room: input.room,
        from: 0,
        trouble: input.trouble,
        paper: null,
        requestId: deps.newId(),
        wantsTicket: false,
      };
    },
    initial: 'beginning',
    on: {
      printer: { actions: 'rememberTrouble' },
      job: {},
      sheet: {},
      read: {},
      locale: { actions: assign({ locale: ({ event }) => event.locale }) },
      room: { actions: assign({ room: ({ event }) => event.room }) },
    },
    states: {
      beginning: {
        always: [{ guard: 'isUnknown', target: 'left' }, { target: 'papers' }],
      },
      who: {
        meta: takesOnly('choose', 'turn-page', 'back'),
        entry: 'firstPage',
        on: {
          choose: {
            guard: { type: 'isApplicant', params: ({ event }) => event.id },
            target: 'papers',
            actions: assign({ applicant: ({ event }) => event.id as Applicant, have: [] }),
          },
          'turn-page': {
            guard: { type: 'hasPage', params: ({ event }) => ({ list: 'who' as const, to: event.to }) },
            actions: 'turnPage',
          },
          back: 'papers',
        },
      },
      papers: {
        meta: takesOnly('choose', 'turn-page', 'back'),
        entry: 'firstPage',
        on: {
          choose: [
            {
              guard: { type: 'isPaper', params: ({ event }) => event.id },
              actions: assign({ have: ({ context, event }) => toggled(context.have, event.id) }),
            },
            { guard: ({ event }) => event.id === 'print', target: 'recording' },
            { guard: and(['asksWho', ({ event }) => event.id === 'who']), target: 'who' },
            {
              guard: ({ event }) => event.id === 'missing',
              target: 'missing',
            },
          ],
          read: {
            guard: ({ event }) => event.read.kind === 'document',
            actions: assign(({ context, event }) => {
              if (event.read.kind !== 'document') return {};
              const ids = papersRead(event.read.document.kind, papers(context));
              return { have: [...new Set([...context.have, ...ids])], wasRead: ids.length > 0 };
            }),
          },
          'turn-page': {
            guard: { type: 'hasPage', params: ({ event }) => ({ list: 'papers' as const, to: event.to }) },
            actions: 'turnPage',
          },
          back: 'left',
        },
      },
      missing: {
        meta: takesOnly('choose', 'turn-page', 'back'),
        entry: 'firstPage',
        on: {
          choose: { guard: ({ event }) => event.id === 'print', target: 'recording' },
          'turn-page': {
            guard: { type: 'hasPage', params: ({ event }) => ({ list: 'missing' as const, to: event.to }) },
            actions: 'turnPage',
          },
          back: 'papers',
        },
      },
      recording: {
        meta: takesOnly(),
        invoke: {
          src: 'record',
          input: ({ context }) => record(context),
          // Written down or not, the sheet comes: it is what the citizen came for.
          onDone: { target: 'done', actions: 'startPrint' },
          onError: { target: 'done', actions: 'startPrint' },
        },
        after: { recordDeadline: { target: 'done', actions: 'startPrint' } },
      },
      done: {
        tags: 'settled',
        meta: takesOnly('choose', 'print', 'finish', 'back'),
        on: {
          ...FOLLOWS_PAPER,
          choose: [
            { guard: ({ event }) => event.id === 'done', target: 'finished' },
            {
              guard: ({ event }) => event.id === 'ticket',
              target: 'finished',
              actions: assign({ wantsTicket: true }),
            },
          ],
          finish: 'finished',
          back: { target: 'papers', actions: assign({ requestId: () => deps.newId(), paper: null }) },
        },
        after: { sheetDeadline: { actions: 'paperIsLate' } },
      },
      finished: { type: 'final' },
      left: { type: 'final' },
    },
    output: ({ context: { wantsTicket, service, paper } }): FlowOutput => {
      if (wantsTicket && service)
        return { end: 'next', flow: 'queue-ticket', start: { service: service.code } };
      return paper ? { end: 'finished' } : { end: 'left' };
    },
  });

  function countOf(context: ChecklistContext, list: 'who' | 'papers' | 'missing'): number {
    switch (list) {
      case 'who':
        return context.service ? applicantsOf(context.service).length : 0;
      case 'papers':
        return papers(context).length;
      case 'missing':
        return missing(context).length;
    }
  }
}

function toggled(ids: readonly string[], id: string): readonly string[] {
  return ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id];
}

export type ChecklistMachine = ReturnType<typeof createChecklistMachine>;
