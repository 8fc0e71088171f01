import { and, assign, fromPromise, sendTo, setup } from 'xstate';
import type { Form } from '../../assets/catalogue/form-schema.ts';
import type { Catalogue } from '../../assets/catalogue/schema.ts';
import { hasPage, lineRoom, turned } from '../access/choice-room.ts';
import type { Keyboard, Locale, PaperTrouble } from '../contract.ts';
import type { DeskDeps } from '../desk.ts';
import type { Keeping, NewRecord, OwnRecord, Recorded } from '../domain/record.ts';
import { bakuDay } from '../domain/working-days.ts';
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
import { type KeptForm, keptSheet } from '../parts/kept-form.ts';
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
import { checkTyped, keyboardsFor, withTyped } from '../parts/typed-field.ts';
import { withoutLast } from '../parts/typing.ts';
import {
  type Answer,
  answersOf,
  askedOf,
  checkAnswer,
  firstOpen,
  isTyped,
  optionsOf,
  rulesOf,
  toggled,
} from './answers.ts';
import {
  type Filled,
  goneBack,
  goneOn,
  goneTo,
  hasAnswers,
  keptForm,
  newFilled,
  questionAt,
  REVIEW,
  toKeep,
} from './filled.ts';
import { receiptSheet } from './receipt-sheet.ts';

export interface ApplicationDeps
  extends Pick<
    DeskDeps,
    'catalogue' | 'centre' | 'record' | 'recordOf' | 'keep' | 'printSheet' | 'newId' | 'now'
  > {
  readonly say: (locale: Locale) => FlowSight['say'];
  readonly forms: readonly Form[];
}

export interface ApplicationContext {
  readonly catalogue: Catalogue;
  readonly sessionId: string;
  readonly locale: Locale;
  readonly readers: Readers;
  /** Null until one of several is chosen, and where there is none for the service. */
  readonly form: Form | null;
  readonly hasChosen: boolean;
  /** Personal. */
  readonly filled: Filled;
  /** The form was put aside and is taken up again. */
  readonly isResumed: boolean;
  readonly wrong: FieldWrong | null;
  readonly keyboard: Keyboard;
  readonly room: number;
  /** The first in sight of what is listed, counted from 0. */
  readonly from: number;
  /** Kept across retries: written twice it is one. */
  readonly requestId: string;
  readonly number: string | null;
  readonly kept: KeptForm | null;
  readonly trouble: PaperTrouble | null;
  readonly paper: SheetPaper | null;
  readonly wantsTicket: boolean;
}

/** The store is given up after so long, milliseconds. */
const RECORD_DEADLINE_MS = 5_000;
/** Between two looks at whether the centre has it, milliseconds. */
const LOOK_MS = 3_000;

/** An application is filled in, one question a screen, read over, sealed, sent, and its receipt printed. */
export function createApplicationMachine(deps: ApplicationDeps) {
  const today = () => bakuDay(deps.now());
  const asked = ({ form, filled }: ApplicationContext) => form && questionAt(form, filled);
  const step = ({ form, filled }: ApplicationContext, to: (form: Form, filled: Filled) => Filled | null) =>
    (form && to(form, filled)) ?? filled;
  /** What is typed, as the answer to the question that is asked. */
  const typedAnswer = (context: ApplicationContext) => {
    const question = asked(context);
    if (!question || !isTyped(question)) return null;
    const { typed, answers } = context.filled;
    return checkTyped(question.kind, typed, rulesOf(question, answers, today()));
  };
  const toRecord = (context: ApplicationContext): NewRecord => {
    const { form, filled, requestId, sessionId, locale } = context;
    return {
      requestId,
      sessionId,
      kind: 'application',
      locale,
      service: form?.service ?? null,
      open: { form: form?.id ?? null, version: form?.version ?? null, confirmed: filled.confirmed },
      sealed: {
        identity: filled.identity,
        answers: form ? answersOf(form, filled.answers) : {},
      },
    };
  };
  const sheetOf = ({ form, catalogue, number, kept, locale }: ApplicationContext) => {
    const sight = { locale, say: deps.say(locale) };
    if (!form) return null;
    if (kept !== null) return keptSheet(form.title[locale], kept, sight);
    return number === null ? null : receiptSheet(form, number, catalogue, sight, deps.centre.isDemonstration);
  };
  const hand = (context: ApplicationContext, sheetId: string) => {
    const sheet = sheetOf(context);
    if (sheet) deps.printSheet(sheetId, sheet, context.sessionId);
  };
  const printing = printingBy(hand, deps.newId);

  return setup({
    types: {
      context: {} as ApplicationContext,
      events: {} as FlowEvent,
      input: {} as FlowInput,
      output: {} as FlowOutput,
      meta: {} as StateMeta,
      tags: {} as FlowTag,
    },
    actors: {
      identify: createIdentifyMachine(deps),
      record: fromPromise<Recorded, NewRecord>(({ input }) => deps.record(input)),
      keep: fromPromise<
        Keeping,
        { readonly state: Readonly<Record<string, unknown>>; readonly sessionId: string }
      >(({ input }) => deps.keep({ flow: 'application', state: input.state }, input.sessionId)),
      look: fromPromise<OwnRecord | null, string>(
        async ({ input }) => (await deps.recordOf?.(input)) ?? null,
      ),
    },
    actions: {
      toIdentify: sendTo('identify', ({ event }) => event),
      turnPage: assign({
        from: ({ context, event }) =>
          event.type === 'turn-page' ? turned(context.from, context.room, event.to) : context.from,
      }),
      turnReview: assign({
        from: ({ context: { from, room }, event }) =>
          event.type === 'turn-page' ? turned(from, lineRoom(room), event.to) : from,
      }),
      begin: assign(({ context }, form: Form) => ({
        form,
        // Who has filled in half of it and looks at its beginning again keeps what they have.
        filled: context.form === form ? context.filled : newFilled(form),
        from: 0,
      })),
      open: assign(({ context }, at: string) => ({
        filled: step(context, (form, filled) => goneTo(form, filled, at)),
        wrong: null,
        from: 0,
      })),
      toNext: assign(({ context }) => ({
        filled: step(context, (form, filled) => goneOn(form, filled, today())),
        wrong: null,
        from: 0,
        keyboard: context.locale,
      })),
      toBefore: assign(({ context }) => ({
        filled: step(context, goneBack),
        wrong: null,
        from: 0,
        keyboard: context.locale,
      })),
      answer: assign({
        filled: ({ context: { filled } }, answer: Answer) => ({
          ...filled,
          answers: { ...filled.answers, [filled.at]: answer },
        }),
      }),
      answerTyped: assign({
        filled: ({ context }) => {
          const checked = typedAnswer(context);
          const { filled } = context;
          return checked?.ok
            ? { ...filled, answers: { ...filled.answers, [filled.at]: checked.value } }
            : filled;
        },
      }),
      sayWrong: assign(({ context }) => {
        const question = asked(context);
        if (!question) return {};
        const checked = isTyped(question)
          ? typedAnswer(context)
          : checkAnswer(question, context.filled.answers[question.id] ?? '', context.filled.answers, today());
        return { wrong: checked === null || checked.ok ? null : checked.why };
      }),
      typeLetter: assign(({ context, event }) => {
        const question = asked(context);
        if (event.type !== 'key' || !question || !isTyped(question)) return {};
        const { filled } = context;
        const most = question.kind === 'text' ? question.max : undefined;
        const typed = withTyped(question.kind, filled.typed, event.key, most);
        return { filled: { ...filled, typed }, wrong: null };
      }),
      eraseLetter: assign(({ context: { filled } }) => ({
        filled: { ...filled, typed: withoutLast(filled.typed) },
        wrong: null,
      })),
      changeKeyboard: assign({
        keyboard: ({ context, event }) => (event.type === 'keyboard' ? event.to : context.keyboard),
      }),
      startPrint: assign(printing.start),
      printAgain: printing.again,
      followPaper: assign({ paper: paperFollowed }),
      paperIsLate: assign({ paper: paperLate }),
      rememberTrouble: assign({ trouble: troubleNow }),
      wantTicket: assign({ wantsTicket: true }),
    },
    guards: {
      isResumed: ({ context }) => context.isResumed,
      hasForm: ({ context }) => context.form !== null,
      asksWhich: ({ context }) => context.hasChosen,
      isForm: (_, id: string) => deps.forms.some((form) => form.id === id),
      isKnown: ({ context }) => context.filled.identity !== null,
      hasAnswers: ({ context }) => hasAnswers(context.filled),
      isReview: ({ context }) => asked(context) === null,
      isTyping: ({ context }) => {
        const question = asked(context);
        return question !== null && isTyped(question);
      },
      isPicking: ({ context }) => asked(context)?.kind === 'choices',
      isOption: ({ context }, id: string) => {
        const question = asked(context);
        return question !== null && optionsOf(question).includes(id);
      },
      maySkip: ({ context }) => asked(context)?.required === false,
      typedIsRight: ({ context }) => typedAnswer(context)?.ok ?? false,
      pickedIsRight: ({ context: { filled }, context }) => {
        const question = asked(context);
        const answer = filled.answers[filled.at] ?? '';
        return question !== null && checkAnswer(question, answer, filled.answers, today()).ok;
      },
      isKeyboard: ({ context }, to: Keyboard) => {
        const question = asked(context);
        return (
          question !== null &&
          isTyped(question) &&
          keyboardsFor(question.kind, context.locale).some((keyboard) => keyboard === to)
        );
      },
      isFirst: ({ context: { form, filled } }) => form === null || goneBack(form, filled) === null,
      isAnswer: ({ context: { form, filled } }, id: string) =>
        form !== null && askedOf(form, filled.answers).some((question) => question.id === id),
      isComplete: ({ context: { form, filled } }) =>
        form !== null && firstOpen(form, filled.answers, today()) === null,
      canPrint: mayPrint,
      canLookUp: () => deps.recordOf !== undefined,
      hasPage: ({ context }, { count, to }: { count: number; to: 'next' | 'previous' }) =>
        hasPage(count, context.room, context.from, to),
    },
    delays: { recordDeadline: RECORD_DEADLINE_MS, sheetDeadline: SHEET_DEADLINE_MS, look: LOOK_MS },
  }).createMachine({
    id: 'application',
    context: ({ input: { start, sessionId, locale, room, trouble, readers } }) => {
      const kept = keptForm(start.kept, deps.forms);
      const fitting =
        start.service === undefined
          ? deps.forms
          : deps.forms.filter(({ service }) => service === start.service);
      const form = kept?.form ?? (fitting.length === 1 ? (fitting[0] ?? null) : null);
      return {
        catalogue: deps.catalogue(),
        sessionId,
        locale,
        readers: readers ?? NO_READERS,
        form,
        hasChosen: kept === null && fitting.length > 1,
        filled: kept?.filled ?? newFilled(form),
        isResumed: kept !== null,
        wrong: null,
        keyboard: locale,
        room,
        from: 0,
        requestId: deps.newId(),
        number: null,
        kept: null,
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
      locale: {
        actions: assign({ locale: ({ event }) => event.locale, keyboard: ({ event }) => event.locale }),
      },
      room: { actions: assign({ room: ({ event }) => event.room }) },
    },
    states: {
      beginning: {
        always: [
          { guard: 'isResumed', target: 'going' },
          { guard: 'asksWhich', target: 'which' },
          { guard: 'hasForm', target: 'intro' },
          { target: 'noForm' },
        ],
      },
      which: {
        meta: takesOnly('choose', 'turn-page', 'back'),
        on: {
          choose: {
            guard: { type: 'isForm', params: ({ event }) => event.id },
            target: 'intro',
            actions: {
              type: 'begin',
              params: ({ event }) => deps.forms.find(({ id }) => id === event.id) as Form,
            },
          },
          'turn-page': {
            guard: { type: 'hasPage', params: ({ event }) => ({ count: deps.forms.length, to: event.to }) },
            actions: 'turnPage',
          },
          back: 'left',
        },
      },
      noForm: {
        meta: takesOnly('choose', 'back'),
        on: {
          choose: [
            { guard: ({ event }) => event.id === 'ticket', target: 'toTicket', actions: 'wantTicket' },
            { guard: ({ event }) => event.id === 'done', target: 'left' },
          ],
          back: 'left',
        },
      },
      intro: {
        meta: takesOnly('choose', 'back'),
        on: {
          choose: [
            {
              guard: and([({ event }) => event.id === 'start', 'isKnown']),
              target: 'going',
            },
            { guard: ({ event }) => event.id === 'start', target: 'identifying' },
            { guard: ({ event }) => event.id === 'ticket', target: 'toTicket', actions: 'wantTicket' },
          ],
          back: [{ guard: 'asksWhich', target: 'which' }, { target: 'left' }],
        },
      },
      identifying: {
        invoke: {
          id: 'identify',
          src: 'identify',
          input: ({ context }) => ({
            purpose: 'application' as const,
            asks: 'fin-and-document' as const,
            takesExpired: context.form?.takesExpired ?? false,
            readers: context.readers,
            room: context.room,
          }),
          onDone: [
            {
              guard: ({ event }) => event.output.end === 'known',
              target: 'going',
              actions: assign({
                filled: ({ context: { filled }, event: { output } }) =>
                  output.end === 'known'
                    ? { ...filled, identity: output.identity, confirmed: output.person !== null }
                    : filled,
              }),
            },
            {
              guard: ({ event }) => event.output.end === 'ticket',
              target: 'toTicket',
              actions: 'wantTicket',
            },
            { target: 'intro' },
          ],
          onSnapshot: AS_PERSONAL_AS_IT_IS,
        },
        ...ASKING_WHO,
      },
      going: {
        always: [
          { guard: 'isReview', target: 'form.review', actions: { type: 'open', params: REVIEW } },
          { guard: 'isTyping', target: 'form.typing' },
          { guard: 'isPicking', target: 'form.picking' },
          { target: 'form.choosing' },
        ],
      },
      form: {
        tags: ['keepable', 'personal'],
        initial: 'choosing',
        on: {
          'stop-now': { guard: 'hasAnswers', target: 'keeping' },
          back: [
            { guard: 'isFirst', target: 'intro' },
            { target: 'going', actions: 'toBefore' },
          ],
        },
        states: {
          choosing: {
            meta: takesOnly('choose', 'turn-page', 'back', 'stop-now'),
            on: {
              choose: [
                {
                  guard: { type: 'isOption', params: ({ event }) => event.id },
                  target: '#application.going',
                  actions: [{ type: 'answer', params: ({ event }) => event.id }, 'toNext'],
                },
                {
                  guard: and([({ event }) => event.id === 'skip', 'maySkip']),
                  target: '#application.going',
                  actions: [{ type: 'answer', params: '' }, 'toNext'],
                },
              ],
              'turn-page': {
                guard: {
                  type: 'hasPage',
                  params: ({ context, event }) => ({ count: optionCount(context), to: event.to }),
                },
                actions: 'turnPage',
              },
            },
          },
          picking: {
            meta: takesOnly('choose', 'turn-page', 'back', 'stop-now'),
            on: {
              choose: [
                {
                  guard: { type: 'isOption', params: ({ event }) => event.id },
                  actions: [
                    {
                      type: 'answer',
                      params: ({ context, event }) => {
                        const question = asked(context);
                        const before = context.filled.answers[context.filled.at];
                        return question?.kind === 'choices' ? toggled(question, before, event.id) : [];
                      },
                    },
                    assign({ wrong: null }),
                  ],
                },
                {
                  guard: and([({ event }) => event.id === 'go-on', 'pickedIsRight']),
                  target: '#application.going',
                  actions: [
                    {
                      type: 'answer',
                      // Nothing picked where nothing need be: passed over.
                      params: ({ context: { filled } }) => filled.answers[filled.at] ?? '',
                    },
                    'toNext',
                  ],
                },
                { guard: ({ event }) => event.id === 'go-on', actions: 'sayWrong' },
              ],
              'turn-page': {
                guard: {
                  type: 'hasPage',
                  params: ({ context, event }) => ({ count: optionCount(context), to: event.to }),
                },
                actions: 'turnPage',
              },
            },
          },
          typing: {
            meta: takesOnly('key', 'erase', 'keyboard', 'enter', 'choose', 'back', 'stop-now'),
            on: {
              key: { actions: 'typeLetter' },
              erase: { actions: 'eraseLetter' },
              keyboard: {
                guard: { type: 'isKeyboard', params: ({ event }) => event.to },
                actions: 'changeKeyboard',
              },
              enter: [
                {
                  guard: 'typedIsRight',
                  target: '#application.going',
                  actions: ['answerTyped', 'toNext'],
                },
                { actions: 'sayWrong' },
              ],
              choose: {
                guard: and([({ event }) => event.id === 'skip', 'maySkip']),
                target: '#application.going',
                actions: [{ type: 'answer', params: '' }, 'toNext'],
              },
            },
          },
          review: {
            meta: takesOnly('choose', 'turn-page', 'back', 'stop-now'),
            on: {
              choose: [
                {
                  guard: { type: 'isAnswer', params: ({ event }) => event.id },
                  target: '#application.going',
                  actions: { type: 'open', params: ({ event }) => event.id },
                },
                {
                  guard: and([({ event }) => event.id === 'send', 'isComplete']),
                  target: 'consent',
                },
                {
                  guard: ({ event }) => event.id === 'send',
                  target: '#application.going',
                  actions: {
                    type: 'open',
                    params: ({ context: { form, filled } }) =>
                      (form && firstOpen(form, filled.answers, today())?.id) ?? REVIEW,
                  },
                },
              ],
              'turn-page': {
                guard: ({ context, event }) =>
                  hasPage(reviewCount(context), lineRoom(context.room), context.from, event.to),
                actions: 'turnReview',
              },
            },
          },
          consent: {
            meta: takesOnly('choose', 'back', 'stop-now'),
            on: {
              choose: [
                { guard: ({ event }) => event.id === 'agree', target: '#application.recording' },
                { guard: ({ event }) => event.id === 'decline', target: 'review' },
              ],
              back: 'review',
            },
          },
        },
      },
      recording: {
        meta: noWayBack('it is being written down; it takes milliseconds, and the deadline ends it'),
        invoke: {
          src: 'record',
          input: ({ context }) => toRecord(context),
          onDone: [
            {
              guard: ({ event }) => event.output.ok,
              target: 'done',
              actions: [
                assign({ number: ({ event }) => (event.output.ok ? event.output.number : null) }),
                'startPrint',
              ],
            },
            { target: 'failed' },
          ],
          onError: 'failed',
        },
        after: { recordDeadline: 'failed' },
      },
      failed: {
        tags: 'keepable',
        meta: takesOnly('choose', 'finish', 'back', 'stop-now'),
        on: {
          choose: [
            { guard: ({ event }) => event.id === 'again', target: 'recording' },
            { guard: ({ event }) => event.id === 'ticket', target: 'toTicket', actions: 'wantTicket' },
          ],
          finish: 'left',
          'stop-now': 'keeping',
          // Written down or not, nobody knows: what is changed now must not be taken for it.
          back: { target: 'going', actions: assign({ requestId: () => deps.newId() }) },
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
          choose: [
            { guard: ({ event }) => event.id === 'ticket', target: 'toTicket', actions: 'wantTicket' },
            { guard: ({ event }) => event.id === 'done', target: 'finished' },
          ],
          finish: 'finished',
        },
        after: { sheetDeadline: { actions: 'paperIsLate' } },
        initial: 'written',
        // The centre has it only when the kiosk knows so: until then the screen says that it is on its way.
        states: {
          written: { after: { look: { guard: 'canLookUp', target: 'looking' } } },
          looking: {
            invoke: {
              src: 'look',
              input: ({ context }) => context.number ?? '',
              onDone: [
                { guard: ({ event }) => event.output?.sent === true, target: 'sent' },
                { target: 'written' },
              ],
              onError: 'written',
            },
            after: { recordDeadline: 'written' },
          },
          sent: {},
        },
      },
      keeping: {
        meta: noWayBack('it is being put aside; it takes milliseconds, and the deadline ends it'),
        invoke: {
          src: 'keep',
          input: ({ context: { form, filled, sessionId } }) => ({
            state: form ? toKeep(form, filled) : {},
            sessionId,
          }),
          onDone: [
            {
              guard: ({ event }) => event.output.ok,
              target: 'kept',
              actions: [
                assign({
                  kept: ({ event: { output } }) =>
                    output.ok ? { code: output.code, untilAt: output.untilAt } : null,
                }),
                'startPrint',
              ],
            },
            { target: 'notKept' },
          ],
          onError: 'notKept',
        },
        after: { recordDeadline: 'notKept' },
      },
      kept: {
        // The code opens what was put aside.
        tags: ['settled', 'personal'],
        meta: noWayBack('the form is put aside; its code leads back to it', 'choose', 'print', 'finish'),
        on: {
          ...FOLLOWS_PAPER,
          choose: { guard: ({ event }) => event.id === 'done', target: 'finished' },
          finish: 'finished',
        },
        after: { sheetDeadline: { actions: 'paperIsLate' } },
      },
      notKept: {
        meta: takesOnly('choose', 'back'),
        on: {
          choose: [
            { guard: ({ event }) => event.id === 'again', target: 'keeping' },
            { guard: ({ event }) => event.id === 'done', target: 'going' },
          ],
          back: 'going',
        },
      },
      finished: { type: 'final' },
      toTicket: { type: 'final' },
      left: { type: 'final' },
    },
    output: ({ context: { number, kept, wantsTicket, form } }): FlowOutput => {
      if (wantsTicket)
        return { end: 'next', flow: 'queue-ticket', start: form ? { service: form.service } : {} };
      return number === null && kept === null ? { end: 'left' } : { end: 'finished' };
    },
  });

  function optionCount(context: ApplicationContext): number {
    const question = asked(context);
    return question ? optionsOf(question).length : 0;
  }

  function reviewCount({ form, filled }: ApplicationContext): number {
    return form ? askedOf(form, filled.answers).length + IDENTITY_FACTS : 0;
  }
}

/** Lines of the review that say who applies. */
export const IDENTITY_FACTS = 1;

export type ApplicationMachine = ReturnType<typeof createApplicationMachine>;
