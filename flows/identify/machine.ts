import { assign, fromPromise, setup } from 'xstate';
import type { DeskDeps } from '../desk.ts';
import type { CentreAnswer, Identity, Person } from '../domain/centre.ts';
import type { ReadDocument } from '../domain/device-read.ts';
import { type FlowEvent, type FlowTag, noWayBack, type StateMeta, takesOnly } from '../flow.ts';
import type { FieldWrong } from '../parts/checked.ts';
import { checkDocumentNumber, documentNumberRead } from '../parts/document-number.ts';
import { checkFin, finSuggestion } from '../parts/fin.ts';
import { withTyped } from '../parts/typed-field.ts';
import { withoutLast } from '../parts/typing.ts';
import type { IdentifyInput, IdentifyOutput } from './identified.ts';

export type IdentifyDeps = Pick<DeskDeps, 'centre'>;

type Asked = 'fin' | 'document';

export interface IdentifyContext extends IdentifyInput {
  /** As typed, or as read. Personal. */
  readonly fin: string;
  /** The same. */
  readonly document: string;
  readonly wrong: FieldWrong | null;
  /** Why what was held to the reader does not help. */
  readonly note: 'code' | 'no-fin' | null;
  /** A FIN that was likely meant: for the citizen to say. Personal. */
  readonly suggested: string | null;
  /** It came from the reader, and the document's number with it. */
  readonly wasRead: boolean;
  readonly person: Person | null;
  /** How often the centre knew nobody with this FIN and document. */
  readonly misses: number;
  readonly wantsTicket: boolean;
}

const CHECKS = { fin: checkFin, document: checkDocumentNumber } as const;
/** After so many a desk helps better than another try. */
const MOST_MISSES = 3;

/**
 * Who somebody is: asked only after they have agreed to it. Their card is held to the reader, or FIN and number are
 * typed; the centre says whose they are, and where it does not answer an operator will look at it. Run by the flows that
 * need it; what they get is `IdentifyOutput`.
 */
export function createIdentifyMachine(deps: IdentifyDeps) {
  const identityOf = ({ fin, document }: IdentifyContext): Identity => {
    const [known, number] = [checkFin(fin), checkDocumentNumber(document)];
    // What a reader read is taken as it stands: not every document that may be read can be typed.
    return { fin: known.ok ? known.value : fin, documentNumber: number.ok ? number.value : document };
  };
  /** Nothing of what was typed or read stays. */
  const anew = {
    fin: '',
    document: '',
    wrong: null,
    note: null,
    suggested: null,
    wasRead: false,
    person: null,
  };
  const documentIn = (event: FlowEvent): ReadDocument | null =>
    event.type === 'read' && event.read.kind === 'document' ? event.read.document : null;

  return setup({
    types: {
      context: {} as IdentifyContext,
      events: {} as FlowEvent,
      input: {} as IdentifyInput,
      output: {} as IdentifyOutput,
      meta: {} as StateMeta,
      tags: {} as FlowTag,
    },
    actors: {
      ask: fromPromise<CentreAnswer<Person>, Identity>(({ input }) => deps.centre.person(input)),
    },
    actions: {
      anew: assign(anew),
      typeLetter: assign(({ context, event }, field: Asked) =>
        event.type === 'key'
          ? { [field]: withTyped(field, context[field], event.key), wrong: null, note: null }
          : {},
      ),
      eraseLetter: assign(({ context }, field: Asked) => ({
        [field]: withoutLast(context[field]),
        wrong: null,
        note: null,
      })),
      say: assign(({ context }, field: Asked) => {
        const checked = CHECKS[field](context[field]);
        return { wrong: checked.ok ? null : checked.why };
      }),
      suggest: assign({ suggested: ({ context }) => finSuggestion(context.fin) }),
      takeRead: assign(({ event }) => {
        const read = documentIn(event);
        if (!read) return {};
        return {
          ...anew,
          fin: read.fin ?? '',
          document: documentNumberRead(read.kind, read.number),
          suggested: read.fin === null ? read.suggestedFin : null,
          wasRead: true,
        };
      }),
      want: assign({ wantsTicket: true }),
    },
    guards: {
      readsDocuments: ({ context }) => context.readers.document,
      asksDocument: ({ context }) => context.asks === 'fin-and-document',
      finIsRight: ({ context }) => checkFin(context.fin).ok,
      finIsNearlyRight: ({ context }) => finSuggestion(context.fin) !== null,
      documentIsRight: ({ context }) => checkDocumentNumber(context.document).ok,
      isOver: ({ context, event }) => (documentIn(event)?.isExpired ?? false) && !context.takesExpired,
      isWhole: ({ event }) => (documentIn(event)?.fin ?? null) !== null,
      isNearlyWhole: ({ event }) => (documentIn(event)?.suggestedFin ?? null) !== null,
      isDocument: ({ event }) => documentIn(event) !== null,
      hasMissedOften: ({ context }) => context.misses >= MOST_MISSES,
    },
    delays: { centreDeadline: deps.centre.deadlineMs },
  }).createMachine({
    id: 'identify',
    context: ({ input }) => ({ ...input, ...anew, misses: 0, wantsTicket: false }),
    initial: 'consent',
    on: { printer: {}, job: {}, sheet: {}, locale: {}, room: {}, read: {} },
    states: {
      consent: {
        meta: takesOnly('choose', 'back'),
        on: {
          choose: [
            { guard: ({ event }) => event.id === 'agree', target: 'beginning' },
            { guard: ({ event }) => event.id === 'decline', target: 'declined' },
          ],
          back: 'left',
        },
      },
      declined: {
        meta: takesOnly('choose', 'back'),
        on: {
          choose: [
            { guard: ({ event }) => event.id === 'ticket', target: 'toTicket', actions: 'want' },
            { guard: ({ event }) => event.id === 'done', target: 'left' },
          ],
          back: 'consent',
        },
      },
      beginning: {
        always: [{ guard: 'readsDocuments', target: 'asking.hold' }, { target: 'asking.fin' }],
      },
      asking: {
        tags: 'personal',
        initial: 'fin',
        on: {
          read: [
            { guard: 'isOver', target: '.expired' },
            { guard: 'isWhole', target: 'toCentre', actions: 'takeRead' },
            { guard: 'isNearlyWhole', target: '.suggestion', actions: 'takeRead' },
            {
              guard: 'isDocument',
              target: '.fin',
              actions: ['takeRead', assign({ note: 'no-fin' as const })],
            },
            { actions: assign({ note: 'code' as const }) },
          ],
        },
        states: {
          hold: {
            meta: takesOnly('choose', 'back'),
            on: {
              choose: { guard: ({ event }) => event.id === 'type', target: 'fin', actions: 'anew' },
              back: { target: '#identify.consent', actions: 'anew' },
            },
          },
          expired: {
            meta: takesOnly('choose', 'back'),
            on: {
              choose: [
                { guard: ({ event }) => event.id === 'again', target: 'hold' },
                {
                  guard: ({ event }) => event.id === 'ticket',
                  target: '#identify.toTicket',
                  actions: 'want',
                },
              ],
              back: 'hold',
            },
          },
          fin: {
            meta: takesOnly('key', 'erase', 'enter', 'choose', 'back'),
            entry: assign({ wrong: null }),
            on: {
              key: { actions: { type: 'typeLetter', params: 'fin' } },
              erase: { actions: { type: 'eraseLetter', params: 'fin' } },
              choose: {
                guard: ({ event }) => event.id === 'ticket',
                target: '#identify.toTicket',
                actions: 'want',
              },
              enter: [
                { guard: 'finIsRight', target: 'afterFin' },
                { guard: 'finIsNearlyRight', target: 'suggestion', actions: 'suggest' },
                { actions: { type: 'say', params: 'fin' } },
              ],
              back: [
                { guard: 'readsDocuments', target: 'hold', actions: 'anew' },
                { target: '#identify.consent', actions: 'anew' },
              ],
            },
          },
          suggestion: {
            meta: takesOnly('choose', 'back'),
            on: {
              choose: [
                {
                  guard: ({ event }) => event.id === 'yes',
                  target: 'afterFin',
                  actions: assign({
                    fin: ({ context }) => context.suggested ?? context.fin,
                    suggested: null,
                  }),
                },
                { guard: ({ event }) => event.id === 'no', target: 'fin' },
              ],
              back: 'fin',
            },
          },
          afterFin: {
            always: [
              {
                guard: ({ context }) => context.wasRead && context.document !== '',
                target: '#identify.toCentre',
              },
              { guard: 'asksDocument', target: 'document' },
              { target: '#identify.toCentre' },
            ],
          },
          document: {
            meta: takesOnly('key', 'erase', 'enter', 'choose', 'back'),
            entry: assign({ wrong: null, wasRead: false }),
            on: {
              key: { actions: { type: 'typeLetter', params: 'document' } },
              erase: { actions: { type: 'eraseLetter', params: 'document' } },
              choose: {
                guard: ({ event }) => event.id === 'ticket',
                target: '#identify.toTicket',
                actions: 'want',
              },
              enter: [
                { guard: 'documentIsRight', target: '#identify.toCentre' },
                { actions: { type: 'say', params: 'document' } },
              ],
              back: 'fin',
            },
          },
        },
      },
      toCentre: {
        tags: 'personal',
        always: [{ guard: 'asksDocument', target: 'looking' }, { target: 'known' }],
      },
      looking: {
        tags: 'personal',
        meta: noWayBack('the centre is asked; the deadline ends it after some seconds'),
        invoke: {
          src: 'ask',
          input: ({ context }) => identityOf(context),
          onDone: [
            {
              guard: ({ event }) => event.output.ok,
              target: 'confirm',
              actions: assign({ person: ({ event: { output } }) => (output.ok ? output.value : null) }),
            },
            {
              guard: ({ event: { output } }) => !output.ok && output.why === 'unknown',
              target: 'missed',
              actions: assign({ misses: ({ context }) => context.misses + 1 }),
            },
            { target: 'silent' },
          ],
          onError: 'silent',
        },
        after: { centreDeadline: 'silent' },
      },
      confirm: {
        tags: 'personal',
        meta: takesOnly('choose', 'back'),
        on: {
          choose: [
            { guard: ({ event }) => event.id === 'yes', target: 'known' },
            { guard: ({ event }) => event.id === 'no', target: 'beginning', actions: 'anew' },
          ],
          back: { target: 'beginning', actions: 'anew' },
        },
      },
      /** An operator looks at it later: what the citizen has come for goes on. */
      silent: {
        tags: 'personal',
        meta: takesOnly('choose', 'back'),
        on: {
          choose: { guard: ({ event }) => event.id === 'go-on', target: 'known' },
          back: { target: 'beginning', actions: 'anew' },
        },
      },
      missed: {
        always: { guard: 'hasMissedOften', target: 'desk' },
        tags: 'personal',
        meta: takesOnly('choose', 'back'),
        on: {
          choose: [
            // What was typed stays: one letter of it may be wrong.
            {
              guard: ({ event }) => event.id === 'again',
              target: 'asking.fin',
              actions: assign({ wasRead: false }),
            },
            { guard: ({ event }) => event.id === 'ticket', target: 'toTicket', actions: 'want' },
          ],
          back: { target: 'asking.fin', actions: assign({ wasRead: false }) },
        },
      },
      desk: {
        entry: 'anew',
        meta: takesOnly('choose', 'back'),
        on: {
          choose: [
            { guard: ({ event }) => event.id === 'ticket', target: 'toTicket', actions: 'want' },
            { guard: ({ event }) => event.id === 'done', target: 'left' },
          ],
          back: 'left',
        },
      },
      known: { type: 'final' },
      toTicket: { type: 'final' },
      left: { type: 'final' },
    },
    output: ({ context }): IdentifyOutput => {
      if (context.wantsTicket) return { end: 'ticket' };
      // Whoever goes back out of it leaves nothing behind.
      if (context.fin === '') return { end: 'left' };
      return { end: 'known', identity: identityOf(context), person: context.person };
    },
  });
}

export type IdentifyMachine = ReturnType<typeof createIdentifyMachine>;
