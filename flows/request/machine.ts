import { and, assign, fromPromise, setup } from 'xstate';
import type { Promises } from '../../assets/catalogue/promises-schema.ts';
import type { Scale } from '../../assets/catalogue/scales-schema.ts';
import type { Catalogue } from '../../assets/catalogue/schema.ts';
import { hasPage, turned } from '../access/choice-room.ts';
import type { Keyboard, Locale, PaperTrouble } from '../contract.ts';
import type { DeskDeps } from '../desk.ts';
import { BEST_TIMES, type BestTime, type Promised, promisedTime } from '../domain/promised-time.ts';
import type { Keeping, NewRecord, Recorded } from '../domain/record.ts';
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
import { LONGEST_PHONE, phoneNumber } from '../parts/phone.ts';
import { withKey, withoutLast } from '../parts/typing.ts';
import {
  answersOf,
  isBegun,
  keptForm,
  LONGEST_ADDRESS,
  LONGEST_NAME,
  missingStep,
  newForm,
  REQUESTS,
  type RequestForm,
  type RequestKind,
  type Step,
  stepAfter,
  stepBefore,
  stepsOf,
  WHOM,
} from './form.ts';
import { scaleQuestions, scaleReport, withAnswer } from './scales.ts';
import { requestSheet } from './sheets.ts';

export interface RequestDeps
  extends Pick<DeskDeps, 'catalogue' | 'record' | 'keep' | 'printSheet' | 'newId' | 'now'> {
  readonly say: (locale: Locale) => FlowSight['say'];
  readonly promises: Promises;
  readonly scales: readonly Scale[];
}

export interface RequestContext {
  readonly catalogue: Catalogue;
  readonly sessionId: string;
  readonly locale: Locale;
  /** What may be asked for here; one: nobody is asked which. */
  readonly offered: readonly RequestKind[];
  /** Personal. */
  readonly form: RequestForm;
  /** The form was put aside and is taken up again. */
  readonly isResumed: boolean;
  /** One answer is changed; after it the form is read over again. */
  readonly isReviewing: boolean;
  readonly phoneIsWrong: boolean;
  /** Which of the questions about daily life is asked, counted from 0. */
  readonly question: number;
  readonly keyboard: Keyboard;
  readonly room: number;
  /** The first in sight of what is listed, counted from 0. */
  readonly from: number;
  /** Kept across retries: written twice it is one. */
  readonly requestId: string;
  readonly promised: Promised | null;
  readonly number: string | null;
  /** Of a form that was put aside. */
  readonly kept: KeptForm | null;
  readonly trouble: PaperTrouble | null;
  readonly paper: SheetPaper | null;
}

/** The store is given up after so long, milliseconds. */
const RECORD_DEADLINE_MS = 5_000;
export const REQUEST_KEYBOARDS = ['az', 'ru', 'en', 'digits'] as const satisfies readonly Keyboard[];
type TypedField = 'name' | 'address';
const LONGEST: Readonly<Record<TypedField, number>> = { name: LONGEST_NAME, address: LONGEST_ADDRESS };

/** A citizen asks to be called, visited or helped at home, and is told by when. */
export function createRequestMachine(deps: RequestDeps) {
  const questions = scaleQuestions(deps.scales);
  const toRecord = (context: RequestContext): NewRecord => {
    const { form, promised } = context;
    return {
      requestId: context.requestId,
      sessionId: context.sessionId,
      kind: form.what,
      locale: context.locale,
      service: form.service,
      open: {
        whom: form.whom,
        topic: form.topic,
        time: form.time,
        by: promised && `${promised.day}T${promised.time}`,
      },
      sealed: {
        name: cleanText(form.name, LONGEST_NAME) || null,
        phone: phoneNumber(form.phone),
        ...(form.what === 'call-back' ? {} : { address: cleanText(form.address, LONGEST_ADDRESS) }),
        ...(form.what === 'home-help' ? { scales: scaleReport(deps.scales, form.answers) } : {}),
      },
    };
  };
  const sheetOf = ({ form, number, promised, kept, locale }: RequestContext) => {
    const sight = { locale, say: deps.say(locale) };
    if (kept !== null) return keptSheet(sight.say(`request:what.${form.what}.label`), kept, sight);
    return number === null || promised === null ? null : requestSheet(form.what, number, promised, sight);
  };
  const hand = (context: RequestContext, sheetId: string) => {
    const sheet = sheetOf(context);
    if (sheet) deps.printSheet(sheetId, sheet, context.sessionId);
  };
  const isKind = (id: string | undefined): id is RequestKind => REQUESTS.some((kind) => kind === id);
  const hasStep = ({ form }: RequestContext, id: string): id is Step =>
    id !== 'review' && stepsOf(form).some((step) => step === id);

  const printing = printingBy(hand, deps.newId);

  return setup({
    types: {
      context: {} as RequestContext,
      events: {} as FlowEvent,
      input: {} as FlowInput,
      output: {} as FlowOutput,
      meta: {} as StateMeta,
      tags: {} as FlowTag,
    },
    actors: {
      record: fromPromise<Recorded, NewRecord>(({ input }) => deps.record(input)),
      keep: fromPromise<Keeping, { readonly form: RequestForm; readonly sessionId: string }>(({ input }) =>
        deps.keep({ flow: 'request', state: { ...input.form } }, input.sessionId),
      ),
    },
    actions: {
      firstPage: assign({ from: 0 }),
      turnPage: assign({
        from: ({ context, event }) =>
          event.type === 'turn-page' ? turned(context.from, context.room, event.to) : context.from,
      }),
      fill: assign({
        form: ({ context }, some: Partial<RequestForm>) => ({ ...context.form, ...some }),
      }),
      toNextStep: assign({
        form: ({ context: { form, isReviewing } }) => ({
          ...form,
          step: isReviewing ? ('review' as const) : stepAfter(form),
        }),
        from: 0,
      }),
      toStepBefore: assign({
        form: ({ context: { form, isReviewing } }) => ({
          ...form,
          step: isReviewing ? ('review' as const) : (stepBefore(form) ?? form.step),
        }),
        from: 0,
      }),
      typeLetter: assign({
        form: ({ context: { form }, event }, field: TypedField) =>
          event.type === 'key' ? { ...form, [field]: withKey(form[field], event.key, LONGEST[field]) } : form,
      }),
      eraseLetter: assign({
        form: ({ context: { form } }, field: TypedField) => ({ ...form, [field]: withoutLast(form[field]) }),
      }),
      changeKeyboard: assign({
        keyboard: ({ context, event }) => (event.type === 'keyboard' ? event.to : context.keyboard),
      }),
      answer: assign({
        form: ({ context: { form, question } }, option: string | null) => {
          const asked = questions[question];
          return asked ? { ...form, answers: withAnswer(form.answers, asked, option) } : form;
        },
        question: ({ context }) => context.question + 1,
        from: 0,
      }),
      promise: assign({
        promised: ({ context: { form, catalogue } }) =>
          promisedTime(
            deps.now(),
            deps.promises[form.what],
            deps.promises.hours,
            workingCalendar(catalogue.holidays),
            form.time ?? 'any',
          ),
      }),
      startPrint: assign(printing.start),
      printAgain: printing.again,
      followPaper: assign({ paper: paperFollowed }),
      paperIsLate: assign({ paper: paperLate }),
      rememberTrouble: assign({ trouble: troubleNow }),
    },
    guards: {
      isResumed: ({ context }) => context.isResumed,
      isBegun: ({ context }) => isBegun(context.form),
      asksWhat: ({ context }) => context.offered.length > 1,
      isOffered: ({ context }, id: string) => context.offered.some((kind) => kind === id),
      isAt: ({ context }, step: Step) => context.form.step === step,
      isFirst: ({ context: { form, isReviewing } }) => !isReviewing && stepBefore(form) === null,
      isWhom: (_, id: string) => WHOM.some((one) => one === id),
      isTopic: ({ context }, id: string) => context.catalogue.needs.some((need) => need.id === id),
      isTime: (_, id: string) => BEST_TIMES.some((one) => one === id),
      isStep: ({ context }, id: string) => hasStep(context, id),
      hasTyped: ({ context }, field: TypedField) => cleanText(context.form[field]) !== '',
      isPhone: ({ context }) => phoneNumber(context.form.phone) !== null,
      isComplete: ({ context }) => missingStep(context.form) === null,
      isKeyboard: (_, to: Keyboard) => REQUEST_KEYBOARDS.some((keyboard) => keyboard === to),
      /** One of the answers to the question about daily life, or that it is passed over. */
      answers: ({ context }, { id, last }: { id: string; last: boolean }) =>
        (id === 'skip' ||
          (questions[context.question]?.item.options.some((option) => option.id === id) ?? false)) &&
        context.question >= questions.length - 1 === last,
      isFirstQuestion: ({ context }) => context.question === 0,
      canPrint: mayPrint,
      hasPage: ({ context }, { count, to }: { count: number; to: 'next' | 'previous' }) =>
        hasPage(count, context.room, context.from, to),
    },
    delays: { recordDeadline: RECORD_DEADLINE_MS, sheetDeadline: SHEET_DEADLINE_MS },
  }).createMachine({
    id: 'request',
    context: ({ input: { start, sessionId, locale, room, trouble } }) => {
      const kept = keptForm(start.kept);
      const catalogue = deps.catalogue();
      const service = catalogue.services.find(({ code }) => code === start.service)?.code ?? null;
      const offered = isKind(start.what)
        ? [start.what]
        : start.what === 'home'
          ? REQUESTS.slice(1)
          : REQUESTS;
      return {
        catalogue,
        sessionId,
        locale,
        offered,
        form: kept ?? newForm(offered[0] ?? 'call-back', service),
        isResumed: kept !== null,
        isReviewing: false,
        phoneIsWrong: false,
        question: 0,
        keyboard: locale,
        room,
        from: 0,
        requestId: deps.newId(),
        promised: null,
        number: null,
        kept: null,
        trouble,
        paper: null,
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
          { guard: 'asksWhat', target: 'what' },
          { target: 'consent' },
        ],
      },
      what: {
        meta: takesOnly('choose', 'turn-page', 'back'),
        on: {
          choose: {
            guard: { type: 'isOffered', params: ({ event }) => event.id },
            target: 'consent',
            actions: assign({
              form: ({ context, event }) =>
                newForm(isKind(event.id) ? event.id : 'call-back', context.form.service),
              from: 0,
            }),
          },
          'turn-page': {
            guard: {
              type: 'hasPage',
              params: ({ context, event }) => ({ count: context.offered.length, to: event.to }),
            },
            actions: 'turnPage',
          },
          back: 'left',
        },
      },
      consent: {
        meta: takesOnly('choose', 'back'),
        on: {
          choose: [
            { guard: ({ event }) => event.id === 'agree', target: 'going' },
            { guard: ({ event }) => event.id === 'decline', target: 'declined' },
          ],
          back: [{ guard: 'asksWhat', target: 'what' }, { target: 'left' }],
        },
      },
      declined: {
        meta: takesOnly('choose', 'back'),
        on: { choose: { guard: ({ event }) => event.id === 'done', target: 'left' }, back: 'consent' },
      },
      going: {
        always: [
          { guard: { type: 'isAt', params: 'whom' }, target: 'form.whom' },
          { guard: { type: 'isAt', params: 'topic' }, target: 'form.topic' },
          { guard: { type: 'isAt', params: 'name' }, target: 'form.name' },
          { guard: { type: 'isAt', params: 'phone' }, target: 'form.phone' },
          { guard: { type: 'isAt', params: 'address' }, target: 'form.address' },
          { guard: { type: 'isAt', params: 'time' }, target: 'form.time' },
          { guard: { type: 'isAt', params: 'offer' }, target: 'form.offer' },
          { target: 'form.review', actions: assign({ isReviewing: true, from: 0 }) },
        ],
      },
      form: {
        tags: 'keepable',
        initial: 'whom',
        on: {
          'stop-now': { guard: 'isBegun', target: 'keeping' },
          back: [
            { guard: 'isFirst', target: 'consent' },
            { target: 'going', actions: 'toStepBefore' },
          ],
        },
        states: {
          whom: {
            meta: takesOnly('choose', 'back', 'stop-now'),
            on: {
              choose: {
                guard: { type: 'isWhom', params: ({ event }) => event.id },
                target: '#request.going',
                actions: [
                  {
                    type: 'fill',
                    params: ({ event }) => ({ whom: WHOM.find((one) => one === event.id) ?? 'self' }),
                  },
                  'toNextStep',
                ],
              },
            },
          },
          topic: {
            meta: takesOnly('choose', 'turn-page', 'back', 'stop-now'),
            on: {
              choose: [
                {
                  guard: { type: 'isTopic', params: ({ event }) => event.id },
                  target: '#request.going',
                  actions: [{ type: 'fill', params: ({ event }) => ({ topic: event.id }) }, 'toNextStep'],
                },
                {
                  guard: ({ event }) => event.id === 'skip',
                  target: '#request.going',
                  actions: [{ type: 'fill', params: { topic: null } }, 'toNextStep'],
                },
              ],
              'turn-page': {
                guard: {
                  type: 'hasPage',
                  params: ({ context, event }) => ({ count: context.catalogue.needs.length, to: event.to }),
                },
                actions: 'turnPage',
              },
            },
          },
          name: {
            tags: 'personal',
            meta: takesOnly('key', 'erase', 'keyboard', 'enter', 'choose', 'back', 'stop-now'),
            on: {
              key: { actions: { type: 'typeLetter', params: 'name' } },
              erase: { actions: { type: 'eraseLetter', params: 'name' } },
              keyboard: {
                guard: { type: 'isKeyboard', params: ({ event }) => event.to },
                actions: 'changeKeyboard',
              },
              enter: {
                guard: { type: 'hasTyped', params: 'name' },
                target: '#request.going',
                actions: 'toNextStep',
              },
              choose: {
                guard: ({ event }) => event.id === 'skip',
                target: '#request.going',
                actions: [{ type: 'fill', params: { name: '' } }, 'toNextStep'],
              },
            },
          },
          phone: {
            tags: 'personal',
            meta: takesOnly('key', 'erase', 'enter', 'back', 'stop-now'),
            entry: assign({ phoneIsWrong: false }),
            on: {
              key: {
                guard: ({ event }) => /^\d$/.test(event.key),
                actions: [
                  {
                    type: 'fill',
                    params: ({ context, event }) => ({
                      phone: withKey(context.form.phone, event.key, LONGEST_PHONE),
                    }),
                  },
                  assign({ phoneIsWrong: false }),
                ],
              },
              erase: {
                actions: [
                  { type: 'fill', params: ({ context }) => ({ phone: withoutLast(context.form.phone) }) },
                  assign({ phoneIsWrong: false }),
                ],
              },
              enter: [
                { guard: 'isPhone', target: '#request.going', actions: 'toNextStep' },
                { actions: assign({ phoneIsWrong: ({ context }) => context.form.phone !== '' }) },
              ],
            },
          },
          address: {
            tags: 'personal',
            meta: takesOnly('key', 'erase', 'keyboard', 'enter', 'back', 'stop-now'),
            on: {
              key: { actions: { type: 'typeLetter', params: 'address' } },
              erase: { actions: { type: 'eraseLetter', params: 'address' } },
              keyboard: {
                guard: { type: 'isKeyboard', params: ({ event }) => event.to },
                actions: 'changeKeyboard',
              },
              enter: {
                guard: { type: 'hasTyped', params: 'address' },
                target: '#request.going',
                actions: 'toNextStep',
              },
            },
          },
          time: {
            meta: takesOnly('choose', 'back', 'stop-now'),
            on: {
              choose: {
                guard: { type: 'isTime', params: ({ event }) => event.id },
                target: '#request.going',
                actions: [
                  { type: 'fill', params: ({ event }) => ({ time: event.id as BestTime }) },
                  'toNextStep',
                ],
              },
            },
          },
          offer: {
            meta: takesOnly('choose', 'back', 'stop-now'),
            on: {
              choose: [
                {
                  guard: ({ event }) => event.id === 'yes',
                  target: 'question',
                  actions: assign({ question: 0, from: 0 }),
                },
                { guard: ({ event }) => event.id === 'no', target: '#request.going', actions: 'toNextStep' },
              ],
            },
          },
          question: {
            tags: 'personal',
            meta: takesOnly('choose', 'turn-page', 'back', 'stop-now'),
            on: {
              choose: [
                {
                  guard: { type: 'answers', params: ({ event }) => ({ id: event.id, last: true }) },
                  target: '#request.going',
                  actions: [
                    { type: 'answer', params: ({ event }) => (event.id === 'skip' ? null : event.id) },
                    'toNextStep',
                  ],
                },
                {
                  guard: { type: 'answers', params: ({ event }) => ({ id: event.id, last: false }) },
                  actions: { type: 'answer', params: ({ event }) => (event.id === 'skip' ? null : event.id) },
                },
                {
                  guard: ({ event }) => event.id === 'enough',
                  target: '#request.going',
                  actions: 'toNextStep',
                },
              ],
              'turn-page': {
                guard: {
                  type: 'hasPage',
                  params: ({ context, event }) => ({
                    count: questions[context.question]?.item.options.length ?? 0,
                    to: event.to,
                  }),
                },
                actions: 'turnPage',
              },
              back: [
                { guard: 'isFirstQuestion', target: 'offer' },
                { actions: assign({ question: ({ context }) => context.question - 1, from: 0 }) },
              ],
            },
          },
          review: {
            tags: 'personal',
            meta: takesOnly('choose', 'turn-page', 'back', 'stop-now'),
            on: {
              choose: [
                {
                  guard: { type: 'isStep', params: ({ event }) => event.id },
                  target: '#request.going',
                  actions: {
                    type: 'fill',
                    params: ({ context, event }) => (hasStep(context, event.id) ? { step: event.id } : {}),
                  },
                },
                {
                  guard: and([({ event }) => event.id === 'send', 'isComplete']),
                  target: '#request.recording',
                  actions: 'promise',
                },
                {
                  guard: ({ event }) => event.id === 'send',
                  target: '#request.going',
                  actions: {
                    type: 'fill',
                    params: ({ context: { form } }) => ({ step: missingStep(form) ?? form.step }),
                  },
                },
              ],
              'turn-page': {
                guard: {
                  type: 'hasPage',
                  params: ({ context, event }) => ({ count: answersOf(context.form).length, to: event.to }),
                },
                actions: 'turnPage',
              },
              back: {
                target: '#request.going',
                actions: [assign({ isReviewing: false }), 'toStepBefore'],
              },
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
            { guard: ({ event }) => event.id === 'done', target: 'finished' },
          ],
          finish: 'finished',
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
          choose: { guard: ({ event }) => event.id === 'done', target: 'finished' },
          finish: 'finished',
        },
        after: { sheetDeadline: { actions: 'paperIsLate' } },
      },
      keeping: {
        meta: noWayBack('it is being put aside; it takes milliseconds, and the deadline ends it'),
        invoke: {
          src: 'keep',
          input: ({ context: { form, sessionId } }) => ({ form, sessionId }),
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
      left: { type: 'final' },
    },
    output: ({ context: { number, kept, promised } }): FlowOutput => ({
      end: number === null && kept === null && promised === null ? 'left' : 'finished',
    }),
  });
}

export type RequestMachine = ReturnType<typeof createRequestMachine>;
