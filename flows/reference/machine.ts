import { assign, fromPromise, sendTo, setup } from 'xstate';
import { hasPage, turned } from '../access/choice-room.ts';
import type { Locale, PaperTrouble } from '../contract.ts';
import type { DeskDeps } from '../desk.ts';
import {
  type CentreAnswer,
  type Identity,
  type Person,
  REFERENCE_AREAS,
  type Reference,
  type ReferenceArea,
} from '../domain/centre.ts';
import type { NewRecord, Recorded } from '../domain/record.ts';
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
import { areaOf, SERVICE_OF_AREA } from './areas.ts';
import { referenceSheet, requestedSheet } from './reference-sheets.ts';

export interface ReferenceDeps extends Pick<DeskDeps, 'centre' | 'record' | 'printSheet' | 'newId'> {
  readonly say: (locale: Locale) => FlowSight['say'];
}

export interface ReferenceContext {
  readonly sessionId: string;
  readonly locale: Locale;
  readonly readers: Readers;
  /** Personal. */
  readonly identity: Identity | null;
  /** Personal. */
  readonly person: Person | null;
  readonly area: ReferenceArea | null;
  /** As the centre made it out; null where it did not answer. Personal. */
  readonly reference: Reference | null;
  /** Kept across retries: asked for twice it is one. */
  readonly requestId: string;
  /** Receipt number of the record. */
  readonly number: string | null;
  readonly room: number;
  /** The first area in sight, counted from 0. */
  readonly from: number;
  readonly trouble: PaperTrouble | null;
  readonly paper: SheetPaper | null;
  readonly wantsTicket: boolean;
}

type Question = Identity & { readonly area: ReferenceArea; readonly requestId: string };

/** The record is given up after so long, milliseconds. */
const RECORD_DEADLINE_MS = 5_000;

/** A reference of one of the eight areas: made out by the centre, on paper at once, or asked for where it is silent. */
export function createReferenceMachine(deps: ReferenceDeps) {
  const toRecord = (context: ReferenceContext): NewRecord => {
    const { requestId, sessionId, locale, area, identity, reference } = context;
    return {
      requestId,
      sessionId,
      kind: 'reference',
      locale,
      service: area && SERVICE_OF_AREA[area],
      open: { area, issued: reference !== null, confirmed: context.person !== null },
      sealed: { identity, reference: reference?.number ?? null },
    };
  };
  const hand = (context: ReferenceContext, sheetId: string) => {
    const { reference, area, number, locale, sessionId } = context;
    const { isDemonstration } = deps.centre;
    if (reference)
      deps.printSheet(sheetId, referenceSheet(reference, deps.say('az'), isDemonstration), sessionId);
    else if (area !== null && number !== null)
      deps.printSheet(
        sheetId,
        requestedSheet(area, number, { locale, say: deps.say(locale) }, isDemonstration),
        sessionId,
      );
  };
  const printing = printingBy(hand, deps.newId);

  return setup({
    types: {
      context: {} as ReferenceContext,
      events: {} as FlowEvent,
      input: {} as FlowInput,
      output: {} as FlowOutput,
      meta: {} as StateMeta,
      tags: {} as FlowTag,
    },
    actors: {
      identify: createIdentifyMachine(deps),
      ask: fromPromise<CentreAnswer<Reference>, Question | null>(async ({ input }) =>
        input ? deps.centre.reference(input) : { ok: false, why: 'unknown' },
      ),
      record: fromPromise<Recorded, NewRecord>(({ input }) => deps.record(input)),
    },
    actions: {
      toIdentify: sendTo('identify', ({ event }) => event),
      anotherArea: assign({ area: null, reference: null, requestId: () => deps.newId() }),
      startPrint: assign(printing.start),
      printAgain: printing.again,
      followPaper: assign({ paper: paperFollowed }),
      paperIsLate: assign({ paper: paperLate }),
      rememberTrouble: assign({ trouble: troubleNow }),
      wantTicket: assign({ wantsTicket: true }),
    },
    guards: {
      isArea: (_, id: string) => REFERENCE_AREAS.some((area) => area === id),
      hasArea: ({ context }) => context.area !== null,
      canPrint: mayPrint,
      hasPage: ({ context }, to: 'next' | 'previous') =>
        hasPage(REFERENCE_AREAS.length, context.room, context.from, to),
    },
    delays: {
      centreDeadline: deps.centre.deadlineMs,
      recordDeadline: RECORD_DEADLINE_MS,
      sheetDeadline: SHEET_DEADLINE_MS,
    },
  }).createMachine({
    id: 'reference',
    context: ({ input: { sessionId, locale, room, trouble, readers, start } }) => {
      const area = areaOf(start.service);
      return {
        sessionId,
        locale,
        readers: readers ?? NO_READERS,
        identity: null,
        person: null,
        area,
        reference: null,
        requestId: deps.newId(),
        number: null,
        room,
        from: 0,
        trouble,
        paper: null,
        wantsTicket: false,
      };
    },
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
            purpose: 'reference' as const,
            asks: 'fin-and-document' as const,
            takesExpired: false,
            readers: context.readers,
            room: context.room,
          }),
          onDone: [
            {
              guard: ({ event }) => event.output.end === 'known',
              target: 'known',
              actions: assign(({ event: { output } }) =>
                output.end === 'known' ? { identity: output.identity, person: output.person } : {},
              ),
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
      known: { always: [{ guard: 'hasArea', target: 'asking' }, { target: 'area' }] },
      area: {
        meta: takesOnly('choose', 'turn-page', 'back'),
        on: {
          choose: {
            guard: { type: 'isArea', params: ({ event }) => event.id },
            target: 'asking',
            actions: assign({
              area: ({ event }) => REFERENCE_AREAS.find((area) => area === event.id) ?? null,
            }),
          },
          'turn-page': {
            guard: { type: 'hasPage', params: ({ event }) => event.to },
            actions: assign({
              from: ({ context, event }) => turned(context.from, context.room, event.to),
            }),
          },
          back: 'left',
        },
      },
      asking: {
        meta: noWayBack('the centre is asked; the deadline ends it after some seconds'),
        invoke: {
          src: 'ask',
          input: ({ context: { identity, area, requestId } }) =>
            identity && area ? { ...identity, area, requestId } : null,
          onDone: [
            {
              guard: ({ event }) => event.output.ok,
              target: 'recording',
              actions: assign({ reference: ({ event: { output } }) => (output.ok ? output.value : null) }),
            },
            { guard: ({ event: { output } }) => !output.ok && output.why === 'unknown', target: 'none' },
            { target: 'recording' },
          ],
          onError: 'recording',
        },
        after: { centreDeadline: 'recording' },
      },
      /** The centre has nothing to say of this person in this area. */
      none: {
        meta: takesOnly('choose', 'back'),
        on: {
          choose: [
            { guard: ({ event }) => event.id === 'another', target: 'area', actions: 'anotherArea' },
            { guard: ({ event }) => event.id === 'ticket', target: 'toTicket', actions: 'wantTicket' },
          ],
          back: { target: 'area', actions: 'anotherArea' },
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
        meta: takesOnly('choose', 'finish', 'back'),
        on: {
          choose: [
            { guard: ({ event }) => event.id === 'again', target: 'recording' },
            { guard: ({ event }) => event.id === 'ticket', target: 'toTicket', actions: 'wantTicket' },
          ],
          finish: 'left',
          back: { target: 'area', actions: 'anotherArea' },
        },
      },
      done: {
        tags: ['settled', 'personal'],
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
      },
      finished: { type: 'final' },
      toTicket: { type: 'final' },
      left: { type: 'final' },
    },
    output: ({ context: { wantsTicket, area, number } }): FlowOutput => {
      if (wantsTicket)
        return {
          end: 'next',
          flow: 'queue-ticket',
          start: area ? { service: SERVICE_OF_AREA[area] } : {},
        };
      return number === null ? { end: 'left' } : { end: 'finished' };
    },
  });
}

export type ReferenceMachine = ReturnType<typeof createReferenceMachine>;
