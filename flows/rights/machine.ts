import { assign, fromPromise, setup } from 'xstate';
import { PASSED_OVER, type RightsData } from '../../assets/catalogue/rights-schema.ts';
import type { Catalogue } from '../../assets/catalogue/schema.ts';
import { hasPage, turned } from '../access/choice-room.ts';
import type { Locale, PaperTrouble } from '../contract.ts';
import type { DeskDeps } from '../desk.ts';
import type { NewRecord, Recorded } from '../domain/record.ts';
import {
  type FlowEvent,
  type FlowInput,
  type FlowOutput,
  type FlowTag,
  noWayBack,
  type StateMeta,
  takesOnly,
} from '../flow.ts';
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
import { dueServices } from './due-services.ts';
import { rightsSheet } from './rights-sheet.ts';
import { optionsOf, path, type RightsAnswers } from './rules.ts';

export interface RightsDeps extends Pick<DeskDeps, 'catalogue' | 'record' | 'printSheet' | 'newId'> {
  readonly say: (locale: Locale) => FlowSight['say'];
  readonly rights: RightsData;
  /** There is a centre that can be asked what it has assigned without an application. */
  readonly hasNotices: boolean;
}

export interface RightsContext {
  readonly catalogue: Catalogue;
  readonly sessionId: string;
  readonly locale: Locale;
  /** Personal: they stay in memory, and go with the session. */
  readonly answers: RightsAnswers;
  /** The answer that a step back took away: still to be seen on its question. */
  readonly before: string | null;
  /** The list was shown before, and is written down. */
  readonly isReturning: boolean;
  readonly service: string | null;
  readonly wantsTicket: boolean;
  readonly wantsNotices: boolean;
  readonly isFinished: boolean;
  readonly room: number;
  /** The first in sight of what is listed, counted from 0. */
  readonly from: number;
  readonly requestId: string;
  readonly trouble: PaperTrouble | null;
  readonly paper: SheetPaper | null;
}

/** The store is asked no longer: the list is worth more than the note of it, milliseconds. */
const RECORD_DEADLINE_MS = 5_000;

/** A few questions, and what may be due by their answers. It decides nothing. */
export function createRightsMachine(deps: RightsDeps) {
  const { rights } = deps;
  const due = ({ catalogue, answers }: RightsContext) => dueServices(rights, catalogue, answers);
  const asked = ({ answers }: RightsContext) => path(rights, answers);
  const hand = (context: RightsContext, sheetId: string) =>
    deps.printSheet(
      sheetId,
      rightsSheet(due(context), { locale: context.locale, say: deps.say(context.locale) }),
      context.sessionId,
    );
  const printing = printingBy(hand, deps.newId);

  return setup({
    types: {
      context: {} as RightsContext,
      events: {} as FlowEvent,
      input: {} as FlowInput,
      output: {} as FlowOutput,
      meta: {} as StateMeta,
      tags: {} as FlowTag,
    },
    actors: {
      record: fromPromise<Recorded, NewRecord>(({ input }) => deps.record(input)),
    },
    actions: {
      answer: assign(({ context }, id: string) => {
        const { next, said } = asked(context);
        return next === null ? {} : { answers: { ...said, [next.id]: id }, before: null, from: 0 };
      }),
      // Takes the last answer away, and with it what hung on it.
      unanswer: assign(({ context }) => {
        const { asked: questions, said } = asked(context);
        const last = questions.at(-1)?.id ?? '';
        const { [last]: before = null, ...answers } = said;
        return { answers, before, from: 0 };
      }),
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
      isReturning: ({ context }) => context.isReturning,
      answers: ({ context }, id: string) => {
        const { next } = asked(context);
        return next !== null && (id === PASSED_OVER || optionsOf(next).includes(id));
      },
      hasAnswered: ({ context }) => asked(context).asked.length > 0,
      isAllAnswered: ({ context }) => asked(context).next === null,
      isDue: ({ context }, code: string) => due(context).some(({ service }) => service.code === code),
      hasDue: ({ context }) => due(context).length > 0,
      canPrint: mayPrint,
      hasOptionPage: ({ context }, to: 'next' | 'previous') => {
        const { next } = asked(context);
        return next !== null && hasPage(optionsOf(next).length, context.room, context.from, to);
      },
      hasDuePage: ({ context }, to: 'next' | 'previous') =>
        hasPage(due(context).length, context.room, context.from, to),
    },
    delays: { recordDeadline: RECORD_DEADLINE_MS, sheetDeadline: SHEET_DEADLINE_MS },
  }).createMachine({
    id: 'rights',
    context: ({ input }) => {
      const answers = answersOf(input.start.kept);
      return {
        catalogue: deps.catalogue(),
        sessionId: input.sessionId,
        locale: input.locale,
        answers: answers ?? {},
        before: null,
        isReturning: answers !== null && path(rights, answers).next === null,
        service: null,
        wantsTicket: false,
        wantsNotices: false,
        isFinished: false,
        room: input.room,
        from: 0,
        requestId: deps.newId(),
        trouble: input.trouble,
        paper: null,
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
      beginning: { always: [{ guard: 'isReturning', target: 'results' }, { target: 'intro' }] },
      intro: {
        meta: takesOnly('choose', 'back'),
        on: {
          choose: [
            { guard: ({ event }) => event.id === 'begin', target: 'asking' },
            {
              guard: ({ event }) => event.id === 'assigned' && deps.hasNotices,
              target: 'goingOn',
              actions: assign({ wantsNotices: true }),
            },
          ],
          back: 'left',
        },
      },
      asking: {
        tags: 'personal',
        meta: takesOnly('choose', 'turn-page', 'back'),
        always: { guard: 'isAllAnswered', target: 'recording' },
        on: {
          choose: {
            guard: { type: 'answers', params: ({ event }) => event.id },
            actions: { type: 'answer', params: ({ event }) => event.id },
          },
          'turn-page': {
            guard: { type: 'hasOptionPage', params: ({ event }) => event.to },
            actions: 'turnPage',
          },
          back: [{ guard: 'hasAnswered', actions: 'unanswer' }, { target: 'intro' }],
        },
      },
      recording: {
        meta: noWayBack('it is being written down; it takes milliseconds, and the deadline ends it'),
        invoke: {
          src: 'record',
          input: ({ context }) => ({
            requestId: context.requestId,
            sessionId: context.sessionId,
            kind: 'rights' as const,
            locale: context.locale,
            service: null,
            // What was answered is nobody's business, not even sealed.
            open: { services: due(context).map(({ service }) => service.code) },
            sealed: null,
          }),
          // Written down or not, the list is shown: it is what the citizen came for.
          onDone: 'results',
          onError: 'results',
        },
        after: { recordDeadline: 'results' },
      },
      results: {
        tags: ['settled', 'personal'],
        meta: takesOnly('choose', 'turn-page', 'finish', 'back'),
        entry: 'firstPage',
        on: {
          choose: [
            {
              guard: { type: 'isDue', params: ({ event }) => event.id },
              target: 'goingOn',
              actions: assign({ service: ({ event }) => event.id }),
            },
            {
              guard: ({ context, event }) => event.id === 'print' && due(context).length > 0,
              target: 'printed',
              actions: 'startPrint',
            },
            {
              guard: ({ event }) => event.id === 'ticket',
              target: 'goingOn',
              actions: assign({ wantsTicket: true }),
            },
            { guard: ({ event }) => event.id === 'done', target: 'finished' },
          ],
          'turn-page': {
            guard: { type: 'hasDuePage', params: ({ event }) => event.to },
            actions: 'turnPage',
          },
          finish: 'finished',
          // Other answers are another list, to be written down as such.
          back: { target: 'asking', actions: ['unanswer', assign({ requestId: () => deps.newId() })] },
        },
      },
      printed: {
        tags: ['settled', 'personal'],
        meta: takesOnly('choose', 'print', 'finish', 'back'),
        on: {
          ...FOLLOWS_PAPER,
          choose: [
            { guard: ({ event }) => event.id === 'done', target: 'finished' },
            { guard: ({ event }) => event.id === 'list', target: 'results' },
          ],
          finish: 'finished',
          back: 'results',
        },
        after: { sheetDeadline: { actions: 'paperIsLate' } },
      },
      finished: { type: 'final', entry: assign({ isFinished: true }) },
      goingOn: { type: 'final' },
      left: { type: 'final' },
    },
    output: ({ context }): FlowOutput => {
      const { service, wantsTicket, wantsNotices, answers, isFinished } = context;
      const back = { kept: { answers } };
      if (service !== null) return { end: 'next', flow: 'service-sheet', start: { service }, back };
      if (wantsNotices) return { end: 'next', flow: 'notices', start: {} };
      if (wantsTicket) return { end: 'next', flow: 'queue-ticket', start: {}, back };
      return { end: isFinished ? 'finished' : 'left' };
    },
  });
}

/** Who comes back from a service's page has answered already; the session alone has kept it. */
function answersOf(kept: Readonly<Record<string, unknown>> | undefined): RightsAnswers | null {
  const answers = kept?.answers;
  if (typeof answers !== 'object' || answers === null) return null;
  const entries = Object.entries(answers).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return Object.fromEntries(entries);
}

export type RightsMachine = ReturnType<typeof createRightsMachine>;
