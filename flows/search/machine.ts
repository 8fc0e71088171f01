import { assign, setup } from 'xstate';
import type { Catalogue } from '../../assets/catalogue/schema.ts';
import { hasPage, turned } from '../access/choice-room.ts';
import type { Keyboard, Locale } from '../contract.ts';
import { type FlowEvent, type FlowInput, type FlowOutput, type StateMeta, takesOnly } from '../flow.ts';
import { withKey, withoutLast } from '../parts/typing.ts';
import { LONGEST_QUERY } from './fold.ts';
import type { SearchIndex } from './search-index.ts';

export interface SearchDeps {
  readonly catalogue: () => Catalogue;
  /** Made once for each catalogue. */
  readonly indexOf: (catalogue: Catalogue) => SearchIndex;
}

export interface SearchContext {
  readonly catalogue: Catalogue;
  readonly typed: string;
  /** Codes of what was found, the nearest first. */
  readonly found: readonly string[];
  readonly keyboard: Keyboard;
  readonly locale: Locale;
  /** The life event whose services are listed; empty: they are what is asked for. */
  readonly event: string | null;
  /** The citizen wants the papers of a service, not all about it. */
  readonly forPapers: boolean;
  readonly chosen: string | null;
  readonly room: number;
  /** The first in sight of what is listed, counted from 0. */
  readonly from: number;
}

/** The keyboards of a citizen who looks for a service. */
export const SEARCH_KEYBOARDS = ['az', 'ru', 'en'] as const satisfies readonly Keyboard[];
/** Nobody looks further down. */
const MOST_FOUND = 12;

/** Finds a service by typing, or by what has happened in one's life. */
export function createSearchMachine(deps: SearchDeps) {
  const search = ({ catalogue, typed }: Pick<SearchContext, 'catalogue' | 'typed'>): readonly string[] =>
    deps
      .indexOf(catalogue)
      .find(typed, MOST_FOUND)
      .map(({ code }) => code);
  const servicesOf = ({ catalogue, event }: SearchContext): readonly string[] =>
    catalogue.lifeEvents.find(({ id }) => id === event)?.services ?? [];
  const retyped = (context: SearchContext, typed: string) => ({
    typed,
    found: search({ catalogue: context.catalogue, typed }),
    from: 0,
  });

  return setup({
    types: {
      context: {} as SearchContext,
      events: {} as FlowEvent,
      input: {} as FlowInput,
      output: {} as FlowOutput,
      meta: {} as StateMeta,
    },
    actions: {
      turnFound: assign({
        from: ({ context, event }) =>
          event.type === 'turn-page' ? turned(context.from, foundRoom(context.room), event.to) : context.from,
      }),
      turnEvents: assign({
        from: ({ context, event }) =>
          event.type === 'turn-page' ? turned(context.from, eventRoom(context.room), event.to) : context.from,
      }),
      turnList: assign({
        from: ({ context, event }) =>
          event.type === 'turn-page' ? turned(context.from, context.room, event.to) : context.from,
      }),
      firstPage: assign({ from: 0 }),
    },
    guards: {
      wantsEvents: ({ context }) => context.event === '',
      isFound: ({ context }, id: string) => context.found.includes(id),
      isEvent: ({ context }, id: string) => context.catalogue.lifeEvents.some((event) => event.id === id),
      isOfEvent: ({ context }, id: string) => servicesOf(context).includes(id),
      hasFoundPage: ({ context }, to: 'next' | 'previous') =>
        hasPage(context.found.length, foundRoom(context.room), context.from, to),
      hasEventPage: ({ context }, to: 'next' | 'previous') =>
        hasPage(context.catalogue.lifeEvents.length, eventRoom(context.room), context.from, to),
      hasServicePage: ({ context }, to: 'next' | 'previous') =>
        hasPage(servicesOf(context).length, context.room, context.from, to),
    },
  }).createMachine({
    id: 'search',
    context: ({ input }) => {
      const catalogue = deps.catalogue();
      const typed = input.start.typed ?? '';
      return {
        catalogue,
        typed,
        found: search({ catalogue, typed }),
        keyboard: input.locale,
        locale: input.locale,
        forPapers: input.start.what === 'papers',
        event: input.start.event ?? null,
        chosen: null,
        room: input.room,
        from: 0,
      };
    },
    initial: 'beginning',
    on: {
      printer: {},
      job: {},
      sheet: {},
      read: {},
      // Who changes the language types in it, too.
      locale: {
        actions: assign({ locale: ({ event }) => event.locale, keyboard: ({ event }) => event.locale }),
      },
      room: { actions: assign({ room: ({ event }) => event.room }) },
    },
    states: {
      beginning: {
        always: [
          { guard: 'wantsEvents', target: 'events' },
          { guard: ({ context }) => context.event !== null, target: 'services' },
          { target: 'typing' },
        ],
      },
      typing: {
        meta: takesOnly('choose', 'turn-page', 'key', 'erase', 'enter', 'keyboard', 'back'),
        on: {
          key: {
            actions: assign(({ context, event }) =>
              retyped(context, withKey(context.typed, event.key, LONGEST_QUERY)),
            ),
          },
          erase: { actions: assign(({ context }) => retyped(context, withoutLast(context.typed))) },
          keyboard: {
            guard: ({ event }) => SEARCH_KEYBOARDS.some((keyboard) => keyboard === event.to),
            actions: assign({ keyboard: ({ event }) => event.to }),
          },
          enter: {
            guard: ({ context }) => context.found.length > 0,
            target: 'chosen',
            actions: assign({ chosen: ({ context }) => context.found[0] ?? null }),
          },
          choose: [
            {
              guard: { type: 'isFound', params: ({ event }) => event.id },
              target: 'chosen',
              actions: assign({ chosen: ({ event }) => event.id }),
            },
            { guard: ({ event }) => event.id === 'events', target: 'events', actions: 'firstPage' },
          ],
          'turn-page': {
            guard: { type: 'hasFoundPage', params: ({ event }) => event.to },
            actions: 'turnFound',
          },
          back: 'left',
        },
      },
      events: {
        meta: takesOnly('choose', 'turn-page', 'back'),
        on: {
          choose: [
            {
              guard: { type: 'isEvent', params: ({ event }) => event.id },
              target: 'services',
              actions: assign({ event: ({ event }) => event.id, from: 0 }),
            },
            {
              guard: ({ event }) => event.id === 'search',
              target: 'typing',
              actions: assign({ event: null, from: 0 }),
            },
          ],
          'turn-page': {
            guard: { type: 'hasEventPage', params: ({ event }) => event.to },
            actions: 'turnEvents',
          },
          back: 'left',
        },
      },
      services: {
        meta: takesOnly('choose', 'turn-page', 'back'),
        on: {
          choose: {
            guard: { type: 'isOfEvent', params: ({ event }) => event.id },
            target: 'chosen',
            actions: assign({ chosen: ({ event }) => event.id }),
          },
          'turn-page': {
            guard: { type: 'hasServicePage', params: ({ event }) => event.to },
            actions: 'turnList',
          },
          back: { target: 'events', actions: assign({ event: '', from: 0 }) },
        },
      },
      chosen: { type: 'final' },
      left: { type: 'final' },
    },
    output: ({ context: { chosen, typed, event, forPapers } }): FlowOutput => {
      if (chosen === null) return { end: 'left' };
      const back = { ...(forPapers ? { what: 'papers' } : {}), ...(event === null ? { typed } : { event }) };
      return {
        end: 'next',
        flow: forPapers ? 'checklist' : 'service-sheet',
        start: { service: chosen },
        back,
      };
    },
  });
}

/** Fewer stand above the keyboard than fit a whole screen. */
export function foundRoom(room: number): number {
  return Math.ceil(room / 2);
}

/** Room of the usual letters. */
const ROOM_OF_USUAL = 5;

/** There is no "I am not sure" here: where letters are as usual, its place is free for one more. */
export function eventRoom(room: number): number {
  return room === ROOM_OF_USUAL ? room + 1 : room;
}

export type SearchMachine = ReturnType<typeof createSearchMachine>;
