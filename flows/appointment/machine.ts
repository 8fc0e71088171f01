import { and, assign, fromPromise, setup } from 'xstate';
import type { Catalogue } from '../../assets/catalogue/schema.ts';
import { hasPage, turned } from '../access/choice-room.ts';
import type { Locale, PaperTrouble } from '../contract.ts';
import type { DeskDeps } from '../desk.ts';
import type { Appointment, AppointmentQuestion, CentreAnswer } from '../domain/centre.ts';
import type { NewRecord, Recorded } from '../domain/record.ts';
import type { IssueResult, Ticket, TicketRequest } from '../domain/ticket.ts';
import {
  type FlowEvent,
  type FlowInput,
  type FlowName,
  type FlowOutput,
  type FlowStart,
  type FlowTag,
  noWayBack,
  type StateMeta,
  takesOnly,
} from '../flow.ts';
import {
  mayPrint,
  paperAfter,
  paperLate,
  SHEET_DEADLINE_MS,
  type SheetPaper,
  startedPaper,
  troubleNow,
} from '../parts/paper-of-sheet.ts';
import type { QueueTicketDeps } from '../queue-ticket/machine.ts';
import { judged, meant, type Verdict } from './judge.ts';
import { erased, isWhole, type TypedBy, typedOn } from './question.ts';

export interface AppointmentDeps
  extends Pick<DeskDeps, 'centre' | 'record' | 'newId' | 'now'>,
    Pick<QueueTicketDeps, 'catalogue' | 'issue' | 'startPrint' | 'print' | 'visitKinds'> {}

export interface AppointmentContext {
  readonly catalogue: Catalogue;
  readonly sessionId: string;
  readonly locale: Locale;
  /** Choices on one screen. */
  readonly room: number;
  /** The first in sight of several appointments, counted from 0. */
  readonly from: number;
  /** Number or FIN, as typed. Personal. */
  readonly typed: string;
  /** Of a document that was held to the reader, until it is agreed that it is asked about. Personal. */
  readonly fin: string | null;
  /** The citizen has agreed that the centre is asked with their FIN. */
  readonly agreed: boolean;
  /** Why what was held to the reader does not help here. */
  readonly note: 'other-code' | 'no-fin' | null;
  /** What the centre is asked. Personal. */
  readonly question: AppointmentQuestion | null;
  readonly failure: 'silent' | 'garbled' | null;
  /** Those that the citizen may mean. Personal. */
  readonly found: readonly Appointment[];
  readonly picked: Appointment | null;
  readonly verdict: Verdict | null;
  /** Kept across retries: checked in twice it is one check-in, and one number. */
  readonly requestId: string;
  readonly ticket: Ticket | null;
  readonly paper: SheetPaper | null;
  readonly trouble: PaperTrouble | null;
  /** The flow that the citizen goes on to. */
  readonly next: { readonly flow: FlowName; readonly start: FlowStart } | null;
}

/** Times after which a waiting state gives up and says so, milliseconds. */
export const DEADLINES = { record: 5_000, issue: 5_000 } as const;

/** Who has an appointment says that they have come, and gets a number in its time slot. */
export function createAppointmentMachine(deps: AppointmentDeps) {
  const visitKind = deps.visitKinds[0]?.id ?? '';
  /** Nothing of another question stays. */
  const anew = {
    from: 0,
    typed: '',
    fin: null,
    note: null,
    question: null,
    failure: null,
    found: [],
    picked: null,
    verdict: null,
  } as const;
  const askBy = (question: AppointmentQuestion) => ({ ...anew, question });
  const request = (context: AppointmentContext): TicketRequest => {
    const { picked, catalogue, requestId, sessionId, locale } = context;
    // A centre may know directions and services that this kiosk's catalogue does not: then the general desk helps.
    const direction = catalogue.directions.find(({ code }) => code === picked?.direction)?.code ?? null;
    return {
      requestId,
      sessionId,
      direction,
      service: serviceOf(context),
      visitKind,
      locale,
      appointment: picked && { id: picked.id, at: picked.at },
    };
  };
  /** That they have come: with what the centre knows, or, where it did not answer, with what the citizen brought. */
  const record = (context: AppointmentContext): NewRecord => {
    const { picked, question, requestId, sessionId, locale } = context;
    return {
      requestId,
      sessionId,
      kind: 'check-in',
      locale,
      service: serviceOf(context),
      open: {
        confirmed: picked !== null,
        by: question?.by ?? null,
        appointment: picked?.id ?? null,
        at: picked?.at ?? null,
      },
      sealed: picked ? null : { ...question },
    };
  };

  return setup({
    types: {
      context: {} as AppointmentContext,
      events: {} as FlowEvent,
      input: {} as FlowInput,
      output: {} as FlowOutput,
      meta: {} as StateMeta,
      tags: {} as FlowTag,
    },
    actors: {
      ask: fromPromise<CentreAnswer<readonly Appointment[]>, AppointmentQuestion>(({ input }) =>
        deps.centre.appointments(input),
      ),
      record: fromPromise<Recorded, NewRecord>(({ input }) => deps.record(input)),
      issue: fromPromise<IssueResult, { readonly request: TicketRequest; readonly catalogue: Catalogue }>(
        ({ input }) => deps.issue(input.request, input.catalogue),
      ),
    },
    actions: {
      anew: assign(anew),
      turnPage: assign({
        from: ({ context, event }) =>
          event.type === 'turn-page' ? turned(context.from, context.room, event.to) : context.from,
      }),
      type: assign({
        typed: ({ context, event }, by: TypedBy) =>
          event.type === 'key' ? typedOn(by, context.typed, event.key) : erased(context.typed),
      }),
      note: assign({ note: (_, note: AppointmentContext['note']) => note }),
      askByCode: assign((_, code: string) => askBy({ by: 'code', code })),
      askByNumber: assign(({ context }) => askBy({ by: 'number', number: context.typed })),
      askByFin: assign(({ context }) => askBy({ by: 'fin', fin: context.fin ?? context.typed })),
      keepFin: assign({
        ...anew,
        fin: ({ event }) =>
          event.type === 'read' && event.read.kind === 'document' ? event.read.document.fin : null,
      }),
      fail: assign({ failure: (_, failure: 'silent' | 'garbled') => failure }),
      find: assign({ from: 0, found: (_, all: readonly Appointment[]) => meant(all, deps.now()) }),
      judge: assign({ verdict: ({ context }) => context.picked && judged(context.picked, deps.now()) }),
      goOnToNumber: assign({
        next: ({ context }) => {
          const service = serviceOf(context);
          return { flow: 'queue-ticket' as const, start: service === null ? {} : { service } };
        },
      }),
      startPrint: ({ context }) => {
        if (context.ticket) deps.startPrint(context.ticket.id, context.sessionId);
      },
      printAgain: ({ context }) => {
        if (context.ticket) deps.print(context.ticket.id, context.sessionId);
      },
      followPaper: assign({
        paper: ({ context, event }) =>
          context.paper && paperAfter(context.paper, asSheet(event), context.trouble),
      }),
      paperIsLate: assign({ paper: paperLate }),
      rememberTrouble: assign({ trouble: troubleNow }),
    },
    guards: {
      isWhole: ({ context }) => isWhole(context.typed),
      hasQuestion: ({ context }) => context.question !== null,
      hasAgreed: ({ context }) => context.agreed,
      knowsFin: ({ context }) => context.fin !== null,
      isAppointmentCode: ({ event }) =>
        event.type === 'read' && event.read.kind === 'code' && event.read.use === 'appointment',
      isDocument: ({ event }) =>
        event.type === 'read' && event.read.kind === 'document' && event.read.document.fin !== null,
      isDocumentWithoutFin: ({ event }) =>
        event.type === 'read' && event.read.kind === 'document' && event.read.document.fin === null,
      hasPage: ({ context }, to: 'next' | 'previous') =>
        hasPage(context.found.length, context.room, context.from, to),
      isFound: ({ context }, id: string) => placeOf(id, context.found) !== null,
      isOne: ({ context }) => context.found.length === 1,
      isNone: ({ context }) => context.found.length === 0,
      isNow: ({ context }) => context.verdict === 'now',
      canPrint: mayPrint,
      isAboutService: ({ context }) => serviceOf(context) !== null,
    },
    delays: {
      centreDeadline: deps.centre.deadlineMs,
      recordDeadline: DEADLINES.record,
      issueDeadline: DEADLINES.issue,
      paperDeadline: SHEET_DEADLINE_MS,
    },
  }).createMachine({
    id: 'appointment',
    context: ({ input }) => {
      const { code } = input.start;
      return {
        ...anew,
        catalogue: deps.catalogue(),
        sessionId: input.sessionId,
        locale: input.locale,
        room: input.room,
        agreed: false,
        question: code === undefined ? null : { by: 'code', code },
        requestId: deps.newId(),
        ticket: null,
        paper: null,
        trouble: input.trouble,
        next: null,
      };
    },
    initial: 'beginning',
    on: {
      printer: { actions: 'rememberTrouble' },
      job: {},
      sheet: {},
      read: [
        {
          guard: 'isAppointmentCode',
          target: '.asking',
          actions: { type: 'askByCode', params: ({ event }) => codeOf(event) },
        },
        { guard: and(['isDocument', 'hasAgreed']), target: '.asking', actions: ['keepFin', 'askByFin'] },
        { guard: 'isDocument', target: '.consent', actions: 'keepFin' },
        { guard: 'isDocumentWithoutFin', actions: { type: 'note', params: 'no-fin' } },
        { actions: { type: 'note', params: 'other-code' } },
      ],
      locale: { actions: assign({ locale: ({ event }) => event.locale }) },
      room: { actions: assign({ room: ({ event }) => event.room }) },
    },
    states: {
      beginning: { always: [{ guard: 'hasQuestion', target: 'asking' }, { target: 'how' }] },
      how: {
        meta: takesOnly('choose', 'back'),
        on: {
          choose: [
            { guard: ({ event }) => event.id === 'number', target: 'number' },
            {
              guard: and(['hasAgreed', ({ event }) => event.id === 'fin']),
              target: 'fin',
            },
            { guard: ({ event }) => event.id === 'fin', target: 'consent' },
            {
              guard: ({ event }) => event.id === 'ticket',
              target: 'goingOn',
              actions: 'goOnToNumber',
            },
          ],
          back: 'left',
        },
        exit: assign({ note: null }),
      },
      number: {
        tags: 'personal',
        meta: takesOnly('key', 'erase', 'enter', 'back'),
        entry: assign({ typed: '' }),
        on: {
          key: { actions: { type: 'type', params: 'number' } },
          erase: { actions: { type: 'type', params: 'number' } },
          enter: { guard: 'isWhole', target: 'asking', actions: 'askByNumber' },
          back: { target: 'how', actions: 'anew' },
        },
        exit: assign({ note: null }),
      },
      // Before the FIN is asked for, or used: what for, and that it is not kept.
      consent: {
        meta: takesOnly('choose', 'back'),
        on: {
          choose: [
            {
              guard: and(['knowsFin', ({ event }) => event.id === 'yes']),
              target: 'asking',
              actions: [assign({ agreed: true }), 'askByFin'],
            },
            {
              guard: ({ event }) => event.id === 'yes',
              target: 'fin',
              actions: assign({ agreed: true }),
            },
            {
              guard: ({ event }) => event.id === 'no',
              target: 'how',
              actions: 'anew',
            },
          ],
          back: { target: 'how', actions: 'anew' },
        },
      },
      fin: {
        tags: 'personal',
        meta: takesOnly('key', 'erase', 'enter', 'back'),
        entry: assign({ typed: '' }),
        on: {
          key: { actions: { type: 'type', params: 'fin' } },
          erase: { actions: { type: 'type', params: 'fin' } },
          enter: { guard: 'isWhole', target: 'asking', actions: 'askByFin' },
          back: { target: 'how', actions: 'anew' },
        },
        exit: assign({ note: null }),
      },
      asking: {
        meta: takesOnly('back'),
        on: { read: {}, back: { target: 'how', actions: 'anew' } },
        invoke: {
          src: 'ask',
          input: ({ context }) => context.question ?? { by: 'code', code: '' },
          onDone: [
            {
              guard: ({ event }) => event.output.ok,
              target: 'found',
              actions: { type: 'find', params: ({ event }) => (event.output.ok ? event.output.value : []) },
            },
            {
              guard: ({ event }) => !event.output.ok && event.output.why === 'unknown',
              target: 'unknown',
            },
            {
              guard: ({ event }) => !event.output.ok && event.output.why === 'garbled',
              target: 'unanswered',
              actions: { type: 'fail', params: 'garbled' },
            },
            { target: 'unanswered', actions: { type: 'fail', params: 'silent' } },
          ],
          onError: { target: 'unanswered', actions: { type: 'fail', params: 'silent' } },
        },
        after: { centreDeadline: { target: 'unanswered', actions: { type: 'fail', params: 'silent' } } },
      },
      found: {
        always: [
          { guard: 'isNone', target: 'unknown' },
          {
            guard: 'isOne',
            target: 'judging',
            actions: assign({ picked: ({ context }) => context.found[0] ?? null }),
          },
          { target: 'choosing' },
        ],
      },
      choosing: {
        tags: 'personal',
        meta: takesOnly('choose', 'turn-page', 'back'),
        on: {
          choose: {
            guard: { type: 'isFound', params: ({ event }) => event.id },
            target: 'judging',
            actions: assign({
              picked: ({ context, event }) => context.found[placeOf(event.id, context.found) ?? -1] ?? null,
            }),
          },
          'turn-page': { guard: { type: 'hasPage', params: ({ event }) => event.to }, actions: 'turnPage' },
          back: { target: 'how', actions: 'anew' },
        },
      },
      judging: {
        entry: 'judge',
        always: [{ guard: 'isNow', target: 'recording' }, { target: 'judged' }],
      },
      /** Not now: why, and what can be done. */
      judged: {
        tags: 'personal',
        meta: takesOnly('choose', 'finish', 'back'),
        on: {
          choose: [
            {
              guard: ({ event }) => event.id === 'ticket',
              target: 'goingOn',
              actions: 'goOnToNumber',
            },
            { guard: ({ event }) => event.id === 'done', target: 'finished' },
          ],
          finish: 'finished',
          back: { target: 'how', actions: 'anew' },
        },
      },
      unknown: {
        meta: takesOnly('choose', 'finish', 'back'),
        on: {
          choose: [
            {
              guard: ({ event }) => event.id === 'again',
              target: 'how',
              actions: 'anew',
            },
            {
              guard: ({ event }) => event.id === 'ticket',
              target: 'goingOn',
              actions: 'goOnToNumber',
            },
          ],
          finish: 'finished',
          back: { target: 'how', actions: 'anew' },
        },
      },
      unanswered: {
        meta: takesOnly('choose', 'retry', 'finish', 'back'),
        on: {
          choose: [
            { guard: ({ event }) => event.id === 'again', target: 'asking' },
            { guard: ({ event }) => event.id === 'ticket', target: 'noting' },
          ],
          retry: 'asking',
          finish: 'finished',
          back: { target: 'how', actions: 'anew' },
        },
      },
      /** They came in time, whatever the centre says later: that is written down, and an ordinary number follows. */
      noting: {
        meta: takesOnly(),
        on: { read: {} },
        entry: 'goOnToNumber',
        invoke: {
          src: 'record',
          input: ({ context }) => record(context),
          onDone: 'goingOn',
          onError: 'goingOn',
        },
        after: { recordDeadline: 'goingOn' },
      },
      recording: {
        meta: takesOnly(),
        on: { read: {} },
        invoke: {
          src: 'record',
          input: ({ context }) => record(context),
          onDone: [{ guard: ({ event }) => event.output.ok, target: 'issuing' }, { target: 'failed' }],
          onError: 'failed',
        },
        after: { recordDeadline: 'failed' },
      },
      issuing: {
        meta: takesOnly(),
        on: { read: {} },
        invoke: {
          src: 'issue',
          input: ({ context }) => ({ request: request(context), catalogue: context.catalogue }),
          onDone: [
            {
              guard: ({ event }) => event.output.ok,
              target: 'ticket',
              actions: [
                assign({
                  ticket: ({ event }) => (event.output.ok ? event.output.ticket : null),
                  paper: ({ event }) => (event.output.ok ? startedPaper(event.output.ticket.id) : null),
                }),
                'startPrint',
              ],
            },
            { target: 'failed' },
          ],
          onError: 'failed',
        },
        after: { issueDeadline: 'failed' },
      },
      failed: {
        meta: takesOnly('choose', 'retry', 'finish', 'back'),
        on: {
          read: {},
          choose: { guard: ({ event }) => event.id === 'again', target: 'recording' },
          retry: 'recording',
          finish: 'finished',
          back: { target: 'how', actions: ['anew', assign({ requestId: () => deps.newId() })] },
        },
      },
      ticket: {
        tags: ['settled', 'personal'],
        meta: noWayBack(
          'the number is given; a way back would promise to take it away',
          'choose',
          'print',
          'finish',
        ),
        on: {
          read: {},
          job: { actions: 'followPaper' },
          printer: { actions: ['rememberTrouble', 'followPaper'] },
          print: { guard: 'canPrint', actions: ['printAgain', 'followPaper'] },
          choose: [
            { guard: ({ event }) => event.id === 'done', target: 'finished' },
            {
              guard: and(['isAboutService', ({ event }) => event.id === 'papers']),
              target: 'goingOn',
              actions: assign({
                next: ({ context }) => ({ flow: 'checklist', start: { service: serviceOf(context) ?? '' } }),
              }),
            },
          ],
          finish: 'finished',
        },
        after: { paperDeadline: { actions: 'paperIsLate' } },
      },
      goingOn: { type: 'final' },
      finished: { type: 'final' },
      left: { type: 'final' },
    },
    output: ({ context: { next, ticket, question, verdict } }): FlowOutput => {
      // To a number that is given nobody comes back.
      if (next) return { end: 'next', ...next, ...(ticket ? {} : { back: {} }) };
      return { end: (ticket ?? question ?? verdict) ? 'finished' : 'left' };
    },
  });
}

/** Code of the service that the appointment is about, where this kiosk's catalogue has it. */
export function serviceOf({
  picked,
  catalogue,
}: Pick<AppointmentContext, 'picked' | 'catalogue'>): string | null {
  return catalogue.services.find(({ code }) => code === picked?.service)?.code ?? null;
}

/** Appointments are touched by their place in the list: their own ids say whose they are. */
export function idOf(place: number): string {
  return `a${place}`;
}

function placeOf(id: string, found: readonly Appointment[]): number | null {
  const place = found.findIndex((_, at) => idOf(at) === id);
  return place === -1 ? null : place;
}

function codeOf(event: FlowEvent): string {
  return event.type === 'read' && event.read.kind === 'code' ? event.read.id : '';
}

/** To its paper a ticket is a sheet like another. */
function asSheet(event: FlowEvent): FlowEvent {
  return event.type === 'job' ? { type: 'sheet', sheetId: event.ticketId, state: event.state } : event;
}

export type AppointmentMachine = ReturnType<typeof createAppointmentMachine>;
