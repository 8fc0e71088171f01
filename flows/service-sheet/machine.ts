import { assign, setup } from 'xstate';
import type { Catalogue, Service } from '../../assets/catalogue/schema.ts';
import { hasPage, turned } from '../access/choice-room.ts';
import {
  type FlowEvent,
  type FlowInput,
  type FlowName,
  type FlowOutput,
  type StateMeta,
  takesOnly,
} from '../flow.ts';
import { serviceFacts } from './service-facts.ts';

export interface ServiceSheetDeps {
  readonly catalogue: () => Catalogue;
  /** Whether the application for a service can be filled in at this kiosk; left out: for none. */
  readonly hasForm?: (service: string) => boolean;
}

/** What the citizen may do about a service, by the id of its button. */
const LEADS_TO: Readonly<Record<string, FlowName>> = {
  ticket: 'queue-ticket',
  papers: 'checklist',
  apply: 'application',
};

export interface ServiceSheetContext {
  readonly catalogue: Catalogue;
  /** Null when the catalogue has no such service. */
  readonly service: Service | null;
  /** Its application can be filled in here. */
  readonly hasForm: boolean;
  readonly room: number;
  /** The first fact in sight, counted from 0. */
  readonly from: number;
  readonly next: FlowName | null;
}

/** All about one service, and what can be done about it. */
export function createServiceSheetMachine(deps: ServiceSheetDeps) {
  return setup({
    types: {
      context: {} as ServiceSheetContext,
      events: {} as FlowEvent,
      input: {} as FlowInput,
      output: {} as FlowOutput,
      meta: {} as StateMeta,
    },
    guards: {
      leadsOn: ({ context }, id: string) => LEADS_TO[id] !== undefined && (id !== 'apply' || context.hasForm),
      hasPage: ({ context: { service, room, from } }, to: 'next' | 'previous') =>
        service !== null && hasPage(serviceFacts(service, 'az', (key) => key).length, room, from, to),
    },
  }).createMachine({
    id: 'serviceSheet',
    context: ({ input }) => {
      const catalogue = deps.catalogue();
      const service = catalogue.services.find(({ code }) => code === input.start.service) ?? null;
      return {
        catalogue,
        service,
        hasForm: service !== null && deps.hasForm?.(service.code) === true,
        room: input.room,
        from: 0,
        next: null,
      };
    },
    initial: 'beginning',
    on: {
      printer: {},
      job: {},
      sheet: {},
      read: {},
      locale: {},
      room: { actions: assign({ room: ({ event }) => event.room }) },
    },
    states: {
      beginning: {
        always: [{ guard: ({ context }) => context.service === null, target: 'left' }, { target: 'reading' }],
      },
      reading: {
        meta: takesOnly('choose', 'turn-page', 'back'),
        on: {
          choose: [
            {
              guard: { type: 'leadsOn', params: ({ event }) => event.id },
              target: 'goingOn',
              actions: assign({ next: ({ event }) => LEADS_TO[event.id] ?? null }),
            },
            { guard: ({ event }) => event.id === 'phone', target: 'onPhone' },
          ],
          'turn-page': {
            guard: { type: 'hasPage', params: ({ event }) => event.to },
            actions: assign({
              from: ({ context, event }) => turned(context.from, context.room, event.to),
            }),
          },
          back: 'left',
        },
      },
      onPhone: {
        meta: takesOnly('choose', 'back'),
        on: { choose: { guard: ({ event }) => event.id === 'done', target: 'reading' }, back: 'reading' },
      },
      goingOn: { type: 'final' },
      left: { type: 'final' },
    },
    output: ({ context: { next, service } }): FlowOutput =>
      next && service
        ? { end: 'next', flow: next, start: { service: service.code }, back: { service: service.code } }
        : { end: 'left' },
  });
}

export type ServiceSheetMachine = ReturnType<typeof createServiceSheetMachine>;
