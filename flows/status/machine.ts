import { assign, fromPromise, sendTo, setup } from 'xstate';
import type { Catalogue } from '../../assets/catalogue/schema.ts';
import { hasPage, turned } from '../access/choice-room.ts';
import type { Keyboard, Locale, PaperTrouble } from '../contract.ts';
import type { DeskDeps } from '../desk.ts';
import type { Application, CentreAnswer } from '../domain/centre.ts';
import type { OwnRecord } from '../domain/record.ts';
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
import type { FieldWrong } from '../parts/checked.ts';
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
import { checkReceipt } from '../parts/receipt-number.ts';
import { keyboardsFor, withTyped } from '../parts/typed-field.ts';
import { withoutLast } from '../parts/typing.ts';
import { statusFacts } from './status-facts.ts';
import { statusSheet } from './status-sheet.ts';

export interface StatusDeps
  extends Pick<DeskDeps, 'catalogue' | 'centre' | 'recordOf' | 'printSheet' | 'newId' | 'now'> {
  readonly say: (locale: Locale) => FlowSight['say'];
}

export interface StatusContext {
  readonly catalogue: Catalogue;
  readonly sessionId: string;
  readonly locale: Locale;
  readonly readers: Readers;
  readonly keyboard: Keyboard;
  /** The number of the receipt, as typed. */
  readonly typed: string;
  readonly wrong: FieldWrong | null;
  /** Something else was held to the reader than a receipt. */
  readonly otherCode: boolean;
  readonly receipt: string | null;
  /** Personal. */
  readonly fin: string;
  /** Personal. */
  readonly application: Application | null;
  /** Why there is none. */
  readonly failure: 'silent' | 'unknown' | null;
  /** What the kiosk itself knows of the number. */
  readonly own: OwnRecord | null;
  /** How often the centre knew no such number with this FIN. */
  readonly misses: number;
  readonly room: number;
  /** The first fact in sight, counted from 0. */
  readonly from: number;
  readonly trouble: PaperTrouble | null;
  readonly paper: SheetPaper | null;
  readonly wantsTicket: boolean;
}

/** The store is given up after so long, milliseconds. */
const STORE_DEADLINE_MS = 2_000;
/** After so many a desk helps better than another try. */
const MOST_MISSES = 3;

/** How an application stands: its receipt and the FIN of whom it belongs to, and the centre says. */
export function createStatusMachine(deps: StatusDeps) {
  const hand = (context: StatusContext, sheetId: string) => {
    const { application, receipt, catalogue, locale, sessionId } = context;
    if (!application || receipt === null) return;
    const sight = { locale, say: deps.say(locale) };
    const facts = statusFacts(application, catalogue, deps.now(), sight);
    deps.printSheet(sheetId, statusSheet(receipt, facts, sight, deps.centre.isDemonstration), sessionId);
  };
  const receiptIn = (event: FlowEvent): string | null => {
    if (event.type !== 'read' || event.read.kind !== 'code' || event.read.use !== 'receipt') return null;
    const checked = checkReceipt(event.read.id);
    return checked.ok ? checked.value : null;
  };
  const factCount = ({ application, catalogue }: StatusContext) =>
    application
      ? statusFacts(application, catalogue, deps.now(), { locale: 'az', say: (key) => key }).length
      : 0;

  const printing = printingBy(hand, deps.newId);

  return setup({
    types: {
      context: {} as StatusContext,
      events: {} as FlowEvent,
      input: {} as FlowInput,
      output: {} as FlowOutput,
      meta: {} as StateMeta,
      tags: {} as FlowTag,
    },
    actors: {
      identify: createIdentifyMachine(deps),
      ask: fromPromise<CentreAnswer<Application>, { readonly receipt: string; readonly fin: string }>(
        ({ input }) => deps.centre.application(input),
      ),
      look: fromPromise<OwnRecord | null, string>(
        async ({ input }) => (await deps.recordOf?.(input)) ?? null,
      ),
    },
    actions: {
      toIdentify: sendTo('identify', ({ event }) => event),
      takeTyped: assign({
        receipt: ({ context }) => {
          const checked = checkReceipt(context.typed);
          return checked.ok ? checked.value : null;
        },
        wrong: ({ context }) => {
          const checked = checkReceipt(context.typed);
          return checked.ok ? null : checked.why;
        },
      }),
      takeRead: assign(({ event }) => {
        const receipt = receiptIn(event);
        return receipt === null
          ? { otherCode: true }
          : { receipt, typed: receipt, wrong: null, otherCode: false };
      }),
      startPrint: assign(printing.start),
      printAgain: printing.again,
      followPaper: assign({ paper: paperFollowed }),
      paperIsLate: assign({ paper: paperLate }),
      rememberTrouble: assign({ trouble: troubleNow }),
      wantTicket: assign({ wantsTicket: true }),
    },
    guards: {
      hasReceipt: ({ context }) => context.receipt !== null,
      typedIsRight: ({ context }) => checkReceipt(context.typed).ok,
      isReceipt: ({ event }) => receiptIn(event) !== null,
      isKeyboard: ({ context }, to: Keyboard) =>
        keyboardsFor('receipt', context.locale).some((keyboard) => keyboard === to),
      isUnknown: ({ context }) => context.failure === 'unknown' && context.own === null,
      hasMissedOften: ({ context }) => context.misses >= MOST_MISSES,
      canPrint: mayPrint,
      hasPage: ({ context }, to: 'next' | 'previous') =>
        hasPage(factCount(context), context.room, context.from, to),
    },
    delays: {
      centreDeadline: deps.centre.deadlineMs,
      storeDeadline: STORE_DEADLINE_MS,
      sheetDeadline: SHEET_DEADLINE_MS,
    },
  }).createMachine({
    id: 'status',
    context: ({ input: { sessionId, locale, room, trouble, readers, start } }) => {
      const begun = checkReceipt(start.code ?? '');
      return {
        catalogue: deps.catalogue(),
        sessionId,
        locale,
        readers: readers ?? NO_READERS,
        keyboard: 'fin',
        typed: begun.ok ? begun.value : '',
        wrong: null,
        otherCode: false,
        receipt: begun.ok ? begun.value : null,
        fin: '',
        application: null,
        failure: null,
        own: null,
        misses: 0,
        room,
        from: 0,
        trouble,
        paper: null,
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
      beginning: { always: [{ guard: 'hasReceipt', target: 'identifying' }, { target: 'receipt' }] },
      receipt: {
        meta: takesOnly('key', 'erase', 'keyboard', 'enter', 'choose', 'back'),
        entry: assign({
          wrong: null,
          otherCode: false,
          receipt: null,
          application: null,
          failure: null,
          own: null,
        }),
        on: {
          key: {
            actions: assign({
              typed: ({ context, event }) => withTyped('receipt', context.typed, event.key),
              wrong: null,
            }),
          },
          erase: { actions: assign({ typed: ({ context }) => withoutLast(context.typed), wrong: null }) },
          keyboard: {
            guard: { type: 'isKeyboard', params: ({ event }) => event.to },
            actions: assign({ keyboard: ({ event }) => event.to }),
          },
          enter: [
            { guard: 'typedIsRight', target: 'identifying', actions: 'takeTyped' },
            { actions: 'takeTyped' },
          ],
          read: [{ guard: 'isReceipt', target: 'identifying', actions: 'takeRead' }, { actions: 'takeRead' }],
          choose: { guard: ({ event }) => event.id === 'ticket', target: 'toTicket', actions: 'wantTicket' },
          back: 'left',
        },
      },
      identifying: {
        invoke: {
          id: 'identify',
          src: 'identify',
          input: ({ context }) => ({
            purpose: 'status' as const,
            asks: 'fin' as const,
            takesExpired: true,
            readers: context.readers,
            room: context.room,
          }),
          onDone: [
            {
              guard: ({ event }) => event.output.end === 'known',
              target: 'asking',
              actions: assign({
                fin: ({ event: { output } }) => (output.end === 'known' ? output.identity.fin : ''),
              }),
            },
            {
              guard: ({ event }) => event.output.end === 'ticket',
              target: 'toTicket',
              actions: 'wantTicket',
            },
            { target: 'receipt' },
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
          input: ({ context: { receipt, fin } }) => ({ receipt: receipt ?? '', fin }),
          onDone: [
            {
              guard: ({ event }) => event.output.ok,
              target: 'answered',
              actions: assign({
                application: ({ event: { output } }) => (output.ok ? output.value : null),
                from: 0,
              }),
            },
            {
              guard: ({ event: { output } }) => !output.ok && output.why === 'unknown',
              target: 'lookingUp',
              actions: assign({ failure: 'unknown' }),
            },
            { target: 'lookingUp', actions: assign({ failure: 'silent' }) },
          ],
          onError: { target: 'lookingUp', actions: assign({ failure: 'silent' }) },
        },
        after: { centreDeadline: { target: 'lookingUp', actions: assign({ failure: 'silent' }) } },
      },
      /** The centre said nothing of it: the kiosk may know whether it has sent it at all. */
      lookingUp: {
        tags: 'personal',
        meta: noWayBack('it is looked up here; it takes milliseconds, and the deadline ends it'),
        invoke: {
          src: 'look',
          input: ({ context }) => context.receipt ?? '',
          onDone: { target: 'judging', actions: assign({ own: ({ event }) => event.output }) },
          onError: 'judging',
        },
        after: { storeDeadline: 'judging' },
      },
      judging: {
        always: [
          {
            guard: 'isUnknown',
            target: 'missed',
            actions: assign({ misses: ({ context }) => context.misses + 1 }),
          },
          { target: 'silent' },
        ],
      },
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
          back: 'receipt',
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
      silent: {
        meta: takesOnly('choose', 'finish', 'back'),
        on: {
          choose: [
            { guard: ({ event }) => event.id === 'again', target: 'asking' },
            { guard: ({ event }) => event.id === 'ticket', target: 'toTicket', actions: 'wantTicket' },
            { guard: ({ event }) => event.id === 'done', target: 'finished' },
          ],
          finish: 'finished',
          back: 'receipt',
        },
      },
      missed: {
        always: { guard: 'hasMissedOften', target: 'desk' },
        meta: takesOnly('choose', 'back'),
        on: {
          choose: [
            { guard: ({ event }) => event.id === 'again', target: 'receipt' },
            { guard: ({ event }) => event.id === 'ticket', target: 'toTicket', actions: 'wantTicket' },
          ],
          back: 'receipt',
        },
      },
      desk: {
        meta: takesOnly('choose', 'back'),
        on: {
          choose: [
            { guard: ({ event }) => event.id === 'ticket', target: 'toTicket', actions: 'wantTicket' },
            { guard: ({ event }) => event.id === 'done', target: 'left' },
          ],
          back: 'left',
        },
      },
      finished: { type: 'final' },
      toTicket: { type: 'final' },
      left: { type: 'final' },
    },
    output: ({ context: { wantsTicket, application, failure } }): FlowOutput => {
      if (wantsTicket)
        return {
          end: 'next',
          flow: 'queue-ticket',
          start: application?.service ? { service: application.service } : {},
        };
      return application !== null || failure === 'silent' ? { end: 'finished' } : { end: 'left' };
    },
  });
}

export type StatusMachine = ReturnType<typeof createStatusMachine>;
