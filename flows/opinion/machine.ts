import { and, assign, fromPromise, setup } from 'xstate';
import type { OpinionData } from '../../assets/catalogue/opinion-schema.ts';
import type { Promises } from '../../assets/catalogue/promises-schema.ts';
import type { Catalogue } from '../../assets/catalogue/schema.ts';
import { hasPage, turned } from '../access/choice-room.ts';
import { type Keyboard, LONGEST_ENTRY, type Locale, type PaperTrouble, type Stars } from '../contract.ts';
import type { DeskDeps } from '../desk.ts';
import { type Promised, promisedTime } from '../domain/promised-time.ts';
import type { NewRecord, Recorded } from '../domain/record.ts';
import { workingCalendar } from '../domain/working-days.ts';
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
import { cleanText } from '../parts/free-text.ts';
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
import { LONGEST_PHONE, phoneNumber } from '../parts/phone.ts';
import { withKey, withoutLast } from '../parts/typing.ts';
import { complaintSheet } from './complaint-sheet.ts';
import { HIGHEST_MARK, LOWEST_MARK, type Marks, satisfactionIndex } from './csi.ts';

export interface OpinionDeps extends Pick<DeskDeps, 'catalogue' | 'record' | 'printSheet' | 'newId' | 'now'> {
  readonly say: (locale: Locale) => FlowSight['say'];
  readonly opinion: OpinionData;
  readonly promises: Promises;
}

/** What is said in words. */
export const WORDS = ['complaint', 'thanks', 'proposal'] as const;
export type WordKind = (typeof WORDS)[number];

/** From "not at all" to "certainly". */
export const RECOMMEND = { from: 0, to: 10 } as const;

export interface OpinionContext {
  readonly catalogue: Catalogue;
  readonly sessionId: string;
  readonly locale: Locale;
  /** Of the visit that it is about, where a ticket was held to the reader. */
  readonly ticket: string | null;
  readonly stars: Stars | null;
  /** Of the record with the face; null where it was touched after the ticket. */
  readonly firstId: string | null;
  /** Kept across retries: written twice it is one. */
  readonly firstRequest: string;
  readonly request: string;
  /** A face was touched at the end of the road to a number: it stands in the ratings, beside the ticket. */
  readonly afterTicket: boolean;
  /** Touched while the face was still being written down. */
  readonly wish: 'more' | 'done' | null;
  readonly marks: Marks;
  /** Which of the factors is asked, counted from 0. */
  readonly factor: number;
  readonly recommend: number | null;
  readonly word: WordKind | null;
  /** Personal: nobody knows what somebody writes. */
  readonly text: string;
  readonly keyboard: Keyboard;
  /** As typed. Personal. */
  readonly phone: string;
  readonly phoneIsWrong: boolean;
  readonly room: number;
  /** The first in sight of what is listed, counted from 0. */
  readonly from: number;
  readonly number: string | null;
  readonly promised: Promised | null;
  readonly trouble: PaperTrouble | null;
  readonly paper: SheetPaper | null;
}

/** The store is given up after so long, milliseconds. */
const RECORD_DEADLINE_MS = 5_000;
/** A ticket's id as the store and the readers know it. */
const TICKET_ID = /^[A-Za-z0-9._-]{1,64}$/;
export const WORD_KEYBOARDS = ['az', 'ru', 'en', 'digits'] as const satisfies readonly Keyboard[];

/** One touch on a face is an opinion; all that follows is for who wants to say more. */
export function createOpinionMachine(deps: OpinionDeps) {
  const { factors } = deps.opinion;
  const about = ({ ticket }: OpinionContext) => ({ ticket });
  const first = (context: OpinionContext): NewRecord => ({
    requestId: context.firstRequest,
    sessionId: context.sessionId,
    kind: 'opinion',
    locale: context.locale,
    service: null,
    open: { stars: context.stars, ...about(context) },
    sealed: null,
  });
  const details = (context: OpinionContext): NewRecord => {
    const { word, text, phone, marks, recommend } = context;
    const index = satisfactionIndex(factors, marks);
    const reached = word === 'complaint' ? phoneNumber(phone) : null;
    return {
      requestId: context.request,
      sessionId: context.sessionId,
      kind: word === 'complaint' || word === 'thanks' ? word : 'opinion',
      locale: context.locale,
      service: null,
      open: {
        of: context.firstId,
        ...about(context),
        word,
        ...Object.fromEntries(factors.map(({ id }) => [`mark-${id}`, marks[id] ?? null])),
        index: index === null ? null : Math.round(index * 10) / 10,
        recommend,
      },
      sealed:
        word === null ? null : { text: cleanText(text), ...(reached === null ? {} : { phone: reached }) },
    };
  };
  const isWord = (id: string): id is WordKind => WORDS.some((one) => one === id);
  const hand = (context: OpinionContext, sheetId: string) => {
    const { number, promised, locale } = context;
    if (number !== null && promised !== null)
      deps.printSheet(
        sheetId,
        complaintSheet(number, promised, { locale, say: deps.say(locale) }),
        context.sessionId,
      );
  };
  const printing = printingBy(hand, deps.newId);

  return setup({
    types: {
      context: {} as OpinionContext,
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
      firstPage: assign({ from: 0 }),
      // Answered or passed over: the mark of the factor in question.
      mark: assign({
        marks: ({ context, event }) => {
          const id = factors[context.factor]?.id ?? '';
          const { [id]: _, ...others } = context.marks;
          return event.type === 'choose' && event.id !== 'skip'
            ? { ...others, [id]: Number(event.id) }
            : others;
        },
      }),
      startPrint: assign(printing.start),
      printAgain: printing.again,
      followPaper: assign({ paper: paperFollowed }),
      paperIsLate: assign({ paper: paperLate }),
      rememberTrouble: assign({ trouble: troubleNow }),
    },
    guards: {
      isRated: ({ context }) => context.afterTicket,
      wants: ({ context }, wish: 'more' | 'done') => context.wish === wish,
      /** A mark for the factor in question, or that it is passed over. */
      marks: ({ context }, { id, last }: { id: string; last: boolean }) =>
        (id === 'skip' || isBetween(id, LOWEST_MARK, HIGHEST_MARK)) &&
        context.factor >= factors.length - 1 === last,
      recommends: (_, id: string) => isBetween(id, RECOMMEND.from, RECOMMEND.to),
      isFirstFactor: ({ context }) => context.factor === 0,
      isWord: (_, id: string) => isWord(id),
      isComplaint: ({ context }) => context.word === 'complaint',
      hasText: ({ context }) => cleanText(context.text) !== '',
      hasSaid: ({ context }) => hasSaid(context),
      isPhone: ({ context }) => phoneNumber(context.phone) !== null,
      canPrint: mayPrint,
      hasChoicePage: ({ context }, to: 'next' | 'previous') =>
        hasPage(opinionChoices(context).length, context.room, context.from, to),
    },
    delays: { recordDeadline: RECORD_DEADLINE_MS, sheetDeadline: SHEET_DEADLINE_MS },
  }).createMachine({
    id: 'opinion',
    context: ({ input }) => ({
      catalogue: deps.catalogue(),
      sessionId: input.sessionId,
      locale: input.locale,
      ticket: input.start.code !== undefined && TICKET_ID.test(input.start.code) ? input.start.code : null,
      stars: null,
      firstId: null,
      firstRequest: deps.newId(),
      request: deps.newId(),
      afterTicket: input.start.what === 'more',
      wish: null,
      marks: {},
      factor: 0,
      recommend: null,
      word: null,
      text: '',
      keyboard: input.locale,
      phone: '',
      phoneIsWrong: false,
      room: input.room,
      from: 0,
      number: null,
      promised: null,
      trouble: input.trouble,
      paper: null,
    }),
    initial: 'beginning',
    on: {
      printer: { actions: 'rememberTrouble' },
      job: {},
      sheet: {},
      read: {},
      locale: {
        actions: assign({ locale: ({ event }) => event.locale, keyboard: ({ event }) => event.locale }),
      },
      room: { actions: assign({ room: ({ event }) => event.room }) },
    },
    states: {
      beginning: {
        // Who comes from the face after a ticket has touched one already.
        always: [{ guard: 'isRated', target: 'choosing' }, { target: 'asking' }],
      },
      asking: {
        meta: takesOnly('rate', 'finish', 'back'),
        on: {
          rate: { target: 'noting', actions: assign({ stars: ({ event }) => event.stars, wish: null }) },
          read: {
            guard: ({ event }) => event.read.kind === 'code' && event.read.use === 'ticket',
            actions: assign({
              ticket: ({ context, event }) =>
                event.read.kind === 'code' && TICKET_ID.test(event.read.id) ? event.read.id : context.ticket,
            }),
          },
          finish: 'left',
          back: 'left',
        },
      },
      noting: {
        meta: noWayBack(
          'the face is being written down; it takes milliseconds, and the deadline ends it',
          'choose',
          'finish',
        ),
        on: {
          choose: { guard: ({ event }) => event.id === 'more', actions: assign({ wish: 'more' }) },
          finish: { actions: assign({ wish: 'done' }) },
        },
        invoke: {
          src: 'record',
          input: ({ context }) => first(context),
          onDone: [
            {
              guard: ({ event }) => event.output.ok,
              target: 'noted',
              actions: assign({ firstId: ({ event }) => (event.output.ok ? event.output.id : null) }),
            },
            { target: 'notNoted' },
          ],
          onError: 'notNoted',
        },
        after: { recordDeadline: 'notNoted' },
      },
      noted: {
        tags: 'settled',
        meta: takesOnly('choose', 'finish', 'back'),
        always: [
          { guard: { type: 'wants', params: 'more' }, target: 'choosing' },
          { guard: { type: 'wants', params: 'done' }, target: 'finished' },
        ],
        on: {
          choose: { guard: ({ event }) => event.id === 'more', target: 'choosing' },
          finish: 'finished',
          back: 'finished',
        },
      },
      notNoted: {
        meta: takesOnly('choose', 'finish', 'back'),
        on: {
          choose: [
            { guard: ({ event }) => event.id === 'again', target: 'noting' },
            { guard: ({ event }) => event.id === 'done', target: 'finished' },
          ],
          finish: 'finished',
          back: { target: 'asking', actions: assign({ firstRequest: () => deps.newId(), stars: null }) },
        },
      },
      choosing: {
        meta: takesOnly('choose', 'turn-page', 'finish', 'back'),
        entry: ['firstPage', assign({ wish: null, word: null })],
        on: {
          choose: [
            {
              guard: ({ event }) => event.id === 'survey',
              target: 'marking',
              actions: assign({ factor: 0 }),
            },
            {
              guard: { type: 'isWord', params: ({ event }) => event.id },
              target: 'writing',
              actions: assign({ word: ({ event }) => (isWord(event.id) ? event.id : null) }),
            },
            { guard: and([({ event }) => event.id === 'done', 'hasSaid']), target: 'sending' },
            { guard: ({ event }) => event.id === 'done', target: 'finished' },
          ],
          'turn-page': {
            guard: { type: 'hasChoicePage', params: ({ event }) => event.to },
            actions: assign({
              from: ({ context, event }) => turned(context.from, context.room, event.to),
            }),
          },
          finish: [{ guard: 'hasSaid', target: 'sending' }, { target: 'finished' }],
          back: [{ guard: 'hasSaid', target: 'recommending' }, { target: 'finished' }],
        },
      },
      marking: {
        meta: takesOnly('choose', 'back'),
        on: {
          choose: [
            {
              guard: { type: 'marks', params: ({ event }) => ({ id: event.id, last: true }) },
              target: 'recommending',
              actions: 'mark',
            },
            {
              guard: { type: 'marks', params: ({ event }) => ({ id: event.id, last: false }) },
              actions: ['mark', assign({ factor: ({ context }) => context.factor + 1 })],
            },
          ],
          back: [
            { guard: 'isFirstFactor', target: 'choosing', actions: assign({ marks: {}, recommend: null }) },
            { actions: assign({ factor: ({ context }) => context.factor - 1 }) },
          ],
        },
      },
      recommending: {
        meta: takesOnly('choose', 'back'),
        on: {
          choose: [
            {
              guard: { type: 'recommends', params: ({ event }) => event.id },
              target: 'choosing',
              actions: assign({ recommend: ({ event }) => Number(event.id) }),
            },
            {
              guard: ({ event }) => event.id === 'skip',
              target: 'choosing',
              actions: assign({ recommend: null }),
            },
          ],
          back: { target: 'marking', actions: assign({ factor: factors.length - 1 }) },
        },
      },
      writing: {
        tags: 'personal',
        meta: takesOnly('key', 'erase', 'keyboard', 'enter', 'back'),
        on: {
          key: {
            actions: assign({
              text: ({ context, event }) => withKey(context.text, event.key, LONGEST_ENTRY),
            }),
          },
          erase: { actions: assign({ text: ({ context }) => withoutLast(context.text) }) },
          keyboard: {
            guard: ({ event }) => WORD_KEYBOARDS.some((keyboard) => keyboard === event.to),
            actions: assign({ keyboard: ({ event }) => event.to }),
          },
          enter: [
            { guard: and(['hasText', 'isComplaint']), target: 'phone' },
            { guard: 'hasText', target: 'sending' },
          ],
          back: 'choosing',
        },
      },
      phone: {
        tags: 'personal',
        meta: takesOnly('key', 'erase', 'enter', 'choose', 'back'),
        on: {
          key: {
            guard: ({ event }) => /^\d$/.test(event.key),
            actions: assign({
              phone: ({ context, event }) => withKey(context.phone, event.key, LONGEST_PHONE),
              phoneIsWrong: false,
            }),
          },
          erase: {
            actions: assign({ phone: ({ context }) => withoutLast(context.phone), phoneIsWrong: false }),
          },
          enter: [
            { guard: 'isPhone', target: 'sending' },
            { actions: assign({ phoneIsWrong: ({ context }) => context.phone !== '' }) },
          ],
          choose: {
            guard: ({ event }) => event.id === 'skip',
            target: 'sending',
            actions: assign({ phone: '', phoneIsWrong: false }),
          },
          back: 'writing',
        },
      },
      sending: {
        meta: noWayBack('it is being written down; it takes milliseconds, and the deadline ends it'),
        invoke: {
          src: 'record',
          input: ({ context }) => details(context),
          onDone: [
            {
              guard: and([({ event }) => event.output.ok, 'isComplaint']),
              target: 'done',
              actions: [
                assign(({ context, event }) => {
                  if (!event.output.ok) return {};
                  const { number, at } = event.output;
                  const calendar = workingCalendar(context.catalogue.holidays);
                  const { complaint, hours } = deps.promises;
                  return { number, promised: promisedTime(at, complaint, hours, calendar) };
                }),
                'startPrint',
              ],
            },
            { guard: ({ event }) => event.output.ok, target: 'done' },
            { target: 'failed' },
          ],
          onError: 'failed',
        },
        after: { recordDeadline: 'failed' },
      },
      failed: {
        meta: takesOnly('choose', 'finish', 'back'),
        on: {
          choose: [
            { guard: ({ event }) => event.id === 'again', target: 'sending' },
            { guard: ({ event }) => event.id === 'done', target: 'finished' },
          ],
          finish: 'finished',
          // Written down or not, nobody knows: what is changed now must not be taken for it.
          back: { target: 'choosing', actions: assign({ request: () => deps.newId() }) },
        },
      },
      done: {
        tags: 'settled',
        meta: noWayBack(
          'it is written down; a way back would promise to take it away',
          'choose',
          'print',
          'finish',
        ),
        on: {
          ...FOLLOWS_PAPER,
          choose: { guard: ({ event }) => event.id === 'done', target: 'finished' },
          finish: 'finished',
        },
        after: { sheetDeadline: { actions: 'paperIsLate' } },
      },
      finished: { type: 'final' },
      left: { type: 'final' },
    },
    output: ({ context }): FlowOutput => ({
      end: context.stars === null && !context.afterTicket ? 'left' : 'finished',
    }),
  });
}

/** Something has been answered that is not written down yet, or that was written down. */
function hasSaid({ marks, recommend, word }: OpinionContext): boolean {
  return Object.keys(marks).length > 0 || recommend !== null || word !== null;
}

/** What may still be said. */
export function opinionChoices(context: OpinionContext): readonly ('survey' | WordKind)[] {
  return hasSaid(context) ? WORDS : ['survey', ...WORDS];
}

function isBetween(id: string, from: number, to: number): boolean {
  return /^\d{1,2}$/.test(id) && Number(id) >= from && Number(id) <= to;
}

export type OpinionMachine = ReturnType<typeof createOpinionMachine>;
