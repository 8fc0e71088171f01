import type { SnapshotFrom } from 'xstate';
import { pageOf } from '../access/choice-room.ts';
import type { FlowSight, PlacedScreen } from '../flows.ts';
import type { MenuMachine } from './machine.ts';

export function menuScreen({ context }: SnapshotFrom<MenuMachine>, { say }: FlowSight): PlacedScreen {
  const { choices, paging } = pageOf(context.entries, context.room, context.from);
  const items = choices.map(({ id, icon }) => ({
    id,
    icon,
    label: say(`menu:entries.${id}.label`),
    hint: say(`menu:entries.${id}.hint`),
  }));
  return {
    screen: {
      name: 'list',
      props: { title: say('menu:title'), note: null, pick: 'one', items, deeds: [], paging },
    },
    at: `menu/${paging.page}/${items.length}`,
    progress: null,
    back: true,
  };
}
