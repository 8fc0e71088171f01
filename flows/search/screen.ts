import type { SnapshotFrom } from 'xstate';
import type { Catalogue } from '../../assets/catalogue/schema.ts';
import { pageOf } from '../access/choice-room.ts';
import type { Item, Locale } from '../contract.ts';
import type { FlowSight, PlacedScreen } from '../flows.ts';
import { iconName } from '../view/labels.ts';
import { eventRoom, foundRoom, SEARCH_KEYBOARDS, type SearchMachine } from './machine.ts';

export function searchScreen(snapshot: SnapshotFrom<SearchMachine>, sight: FlowSight): PlacedScreen {
  const { context } = snapshot;
  const { locale, say } = sight;
  const { catalogue } = context;
  if (snapshot.matches('events')) {
    const { choices, paging } = pageOf(catalogue.lifeEvents, eventRoom(context.room), context.from);
    return {
      screen: {
        name: 'list',
        props: {
          title: say('search:events.title'),
          note: null,
          pick: 'one',
          items: choices.map((event) => ({
            id: event.id,
            label: event[locale],
            hint: event.hint[locale],
            icon: iconName(event.icon),
          })),
          deeds: [{ id: 'search', label: say('search:byTyping') }],
          paging,
        },
      },
      at: `search/events/${paging.page}/${context.room}`,
      progress: null,
      back: true,
    };
  }
  if (snapshot.matches('services')) {
    const event = catalogue.lifeEvents.find(({ id }) => id === context.event);
    const { choices, paging } = pageOf(event?.services ?? [], context.room, context.from);
    return {
      screen: {
        name: 'list',
        props: {
          title: say('search:services.title'),
          note: event?.[locale] ?? null,
          pick: 'one',
          items: choices.map((code) => serviceItem(catalogue, code, locale)),
          deeds: [],
          paging,
        },
      },
      at: `search/services/${context.event}/${paging.page}/${context.room}`,
      progress: null,
      back: true,
    };
  }
  const { choices, paging } = pageOf(context.found, foundRoom(context.room), context.from);
  return {
    screen: {
      name: 'search',
      props: {
        title: say('search:title'),
        typed: context.typed,
        keyboard: context.keyboard,
        keyboards: SEARCH_KEYBOARDS,
        items: choices.map((code) => serviceItem(catalogue, code, locale)),
        note: noteOf(context.typed, context.found.length, sight),
        deeds: [{ id: 'events', label: say('search:byEvent') }],
        paging,
      },
    },
    // What was found may change under a finger that is on its way: a letter is no other place, a result is.
    at: `search/typing/${context.keyboard}/${paging.page}`,
    progress: null,
    back: true,
  };
}

function noteOf(typed: string, found: number, { say }: FlowSight): string | null {
  if (typed === '') return say('search:start');
  return found === 0 ? say('search:nothing') : null;
}

/** A service to choose, in plain words where there are any; its official name stands on its own page. */
export function serviceItem(catalogue: Catalogue, code: string, locale: Locale): Item {
  const service = catalogue.services.find((one) => one.code === code);
  if (!service) throw new Error(`service ${code} is not in the catalogue`);
  const direction = catalogue.directions.find((one) => one.code === service.direction);
  return {
    id: code,
    label: service.easy?.[locale] ?? service[locale],
    icon: iconName(direction?.icon ?? ''),
  };
}
