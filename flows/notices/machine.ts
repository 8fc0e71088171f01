import { assign, fromPromise, sendTo, setup } from 'xstate';
import type { Catalogue } from '../../assets/catalogue/schema.ts';
import { hasPage, turned } from '../access/choice-room.ts';
import type { Locale, PaperTrouble } from '../contract.ts';
import type { DeskDeps } from '../desk.ts';
import type { CentreAnswer, Identity, Notice } from '../domain/centre.ts';
import {
  type FlowEvent,
  type FlowInput,
  type FlowOutput,
  type FlowTag,
  NO_READERS,
  noWayBack,
  type Readers,
  type StateMeta,
  takesOnly,
} from '../flow.ts';
import type { FlowSight } from '../flows.ts';
import { AS_PERSONAL_AS_IT_IS, ASKING_WHO } from '../identify/asking-who.ts';
import { createIdentifyMachine } from '../identify/machine.ts';
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
import { noticesSheet } from './notices-sheet.ts';

export interface NoticesDeps extends Pick<DeskDeps, 'catalogue' | 'centre' | 'printSheet' | 'newId'> {
  readonly say: (locale: Locale) => FlowSight['say'];
}

export interface NoticesContext {
  readonly catalogue: Catalogue;
  readonly sessionId: string;
  readonly locale: Locale;
  readonly readers: Readers;
  /** Personal. */
  readonly identity: Identity | null;
  /** Personal. */
  readonly notices: readonly Notice[];
  readonly room: number;
  /** The first notice in sight, counted from 0. */
  readonly from: number;
  readonly trouble: PaperTrouble | null;
  readonly paper: SheetPaper | null;
  readonly wantsTicket: boolean;
  readonly isFinished: boolean;
}

/** What the centre has assigned to somebody without an application: who they are, and the centre says. */
export function createNoticesMachine(deps: NoticesDeps) {
  const hand = ({ notices, catalogue, locale, sessionId }: NoticesContext, sheetId: string) => {
    const sight = { locale, say: deps.say(locale) };
    deps.printSheet(sheetId, noticesSheet(notices, catalogue, sight, deps.centre.isDemonstration), sessionId);
  };
  const printing = printingBy(hand, deps.newId);

  return setup({
    types: {
      context: {} as NoticesContext,
      events: {} as FlowEvent,
      input: {} as FlowInput,
      output: {} as FlowOutput,
      meta: {} as StateMeta,
      tags: {} as FlowTag,
    },
    actors: {
      identify: createIdentifyMachine(deps),
      ask: fromPromise<CentreAnswer<readonly Notice[]>, Identity | null>(async ({ input }) =>
        input ? deps.centre.notices(input) : { ok: false, why: 'unknown' },
      ),
    },
    actions: {
      toIdentify: sendTo('identify', ({ event }) => event),
      startPrint: assign(printing.start),
      printAgain: printing.again,
      followPaper: assign({ paper: paperFollowed }),
      paperIsLate: assign({ paper: paperLate }),
      rememberTrouble: assign({ trouble: troubleNow }),
      wantTicket: assign({ wantsTicket: true }),
    },
    guards: {
      hasNone: ({ context }) => context.notices.length === 0,
      canPrint: mayPrint,
      hasPage: ({ context }, to: 'next' | 'previous') =>
        hasPage(context.notices.length, context.room, context.from, to),
    },
    delays: { centreDeadline: deps.centre.deadlineMs, sheetDeadline: SHEET_DEADLINE_MS },
  }).createMachine({
    id: 'notices',
    context: ({ input: { sessionId, locale, room, trouble, readers } }) => ({
      catalogue: deps.catalogue(),
      sessionId,
      locale,
      readers: readers ?? NO_READERS,
      identity: null,
      notices: [],
      room,
      from: 0,
      trouble,
      paper: null,
      wantsTicket: false,
      isFinished: false,
    }),
    initial: 'identifying',
    on: {
      printer: { actions: 'rememberTrouble' },
      job: {},
      sheet: {},
      read: {},
      locale: { actions: assign({ locale: ({ event }) => event.locale }) },
      room: { actions: assign({ room: ({ event }) => event.room }) },
    },
    states: {
      identifying: {
        invoke: {
          id: 'identify',
          src: 'identify',
          input: ({ context }) => ({
            purpose: 'notices' as const,
            asks: 'fin-and-document' as const,
            takesExpired: true,
            readers: context.readers,
            room: context.room,
          }),
          onDone: [
            {
              guard: ({ event }) => event.output.end === 'known',
              target: 'asking',
              actions: assign({
                identity: ({ event: { output } }) => (output.end === 'known' ? output.identity : null),
              }),
            },
            {
              guard: ({ event }) => event.output.end === 'ticket',
              target: 'toTicket',
              actions: 'wantTicket',
            },
            { target: 'left' },
          ],
          onSnapshot: AS_PERSONAL_AS_IT_IS,
        },
        ...ASKING_WHO,
      },
      asking: {
        tags: 'personal',
        meta: noWayBack('the centre is asked; the deadline ends it after some seconds'),
        invoke: {
          src: 'ask',
          input: ({ context }) => context.identity,
          onDone: [
            {
              guard: ({ event }) => event.output.ok,
              target: 'judging',
              actions: assign({
                notices: ({ event: { output } }) => (output.ok ? output.value : []),
                from: 0,
              }),
            },
            {
              guard: ({ event: { output } }) => !output.ok && output.why === 'unknown',
              target: 'none',
            },
            { target: 'silent' },
          ],
          onError: 'silent',
        },
        after: { centreDeadline: 'silent' },
      },
      judging: { always: [{ guard: 'hasNone', target: 'none' }, { target: 'answered' }] },
      answered: {
        tags: ['settled', 'personal'],
        meta: takesOnly('choose', 'turn-page', 'finish', 'back'),
        on: {
          choose: [
            { guard: ({ event }) => event.id === 'print', target: 'onPaper', actions: 'startPrint' },
            { guard: ({ event }) => event.id === 'ticket', target: 'toTicket', actions: 'wantTicket' },
            { guard: ({ event }) => event.id === 'done', target: 'finished' },
          ],
          'turn-page': {
            guard: { type: 'hasPage', params: ({ event }) => event.to },
            actions: assign({
              from: ({ context, event }) => turned(context.from, context.room, event.to),
            }),
          },
          finish: 'finished',
          back: 'left',
        },
      },
      onPaper: {
        tags: 'settled',
        meta: takesOnly('choose', 'print', 'finish', 'back'),
        on: {
          ...FOLLOWS_PAPER,
          choose: { guard: ({ event }) => event.id === 'done', target: 'finished' },
          finish: 'finished',
          back: { target: 'answered', actions: assign({ paper: null }) },
        },
        after: { sheetDeadline: { actions: 'paperIsLate' } },
      },
      /** Nothing was assigned, or the centre knows nobody with this FIN and document. */
      none: {
        tags: 'settled',
        meta: takesOnly('choose', 'finish', 'back'),
        on: {
          choose: [
            { guard: ({ event }) => event.id === 'ticket', target: 'toTicket', actions: 'wantTicket' },
            { guard: ({ event }) => event.id === 'done', target: 'left' },
          ],
          finish: 'finished',
          back: 'left',
        },
      },
      silent: {
        meta: takesOnly('choose', 'finish', 'back'),
        on: {
          choose: [
            { guard: ({ event }) => event.id === 'again', target: 'asking' },
            { guard: ({ event }) => event.id === 'ticket', target: 'toTicket', actions: 'wantTicket' },
            { guard: ({ event }) => event.id === 'done', target: 'left' },
          ],
          finish: 'finished',
          back: 'left',
        },
      },
      finished: { type: 'final', entry: assign({ isFinished: true }) },
      toTicket: { type: 'final' },
      left: { type: 'final' },
    },
    output: ({ context: { wantsTicket, isFinished } }): FlowOutput => {
      if (wantsTicket) return { end: 'next', flow: 'queue-ticket', start: {} };
      return { end: isFinished ? 'finished' : 'left' };
    },
  });
}

export type NoticesMachine = ReturnType<typeof createNoticesMachine>;
