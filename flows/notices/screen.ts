import type { SnapshotFrom } from 'xstate';
import { pageOf } from '../access/choice-room.ts';
import type { Deed, Screen } from '../contract.ts';
import { bakuTime } from '../domain/baku-time.ts';
import type { FlowSight, PlacedScreen } from '../flows.ts';
import type { IdentifyMachine } from '../identify/machine.ts';
import { identifyScreen } from '../identify/screen.ts';
import type { NoticesMachine } from './machine.ts';
import { noticeName } from './notices-sheet.ts';

export function noticesScreen(snapshot: SnapshotFrom<NoticesMachine>, sight: FlowSight): PlacedScreen {
  const { say } = sight;
  const { catalogue, notices, room, from, paper } = snapshot.context;
  const place = (screen: Screen, detail: string, back = true): PlacedScreen => ({
    screen,
    at: `notices/${detail}`,
    progress: null,
    back,
  });
  const told = (
    mood: 'busy' | 'good' | 'sorry' | 'info',
    title: string,
    lines: readonly string[],
    deeds: readonly Deed[],
  ): Screen => ({
    name: 'told',
    props: { mood, title, big: null, lines, code: null, paper: paper?.state ?? null, deeds },
  });
  const ticket: Deed = { id: 'ticket', label: say('identify:ticket'), icon: 'ticket' };
  const done: Deed = { id: 'done', label: say('common:done') };

  const identify = snapshot.children.identify;
  if (snapshot.matches('identifying') && identify)
    return identifyScreen(identify.getSnapshot() as SnapshotFrom<IdentifyMachine>, sight);
  if (snapshot.matches('asking')) return place(told('busy', say('notices:asking'), [], []), 'asking', false);
  if (snapshot.matches('answered')) {
    const { choices, paging } = pageOf(notices, room, from);
    return place(
      {
        name: 'sheet',
        props: {
          title: say('notices:title'),
          note: say('notices:note'),
          facts: choices.map((notice) => ({
            label: say('notices:assigned', { day: bakuTime(notice.assignedAt).date }),
            value: noticeName(notice, catalogue, sight),
            personal: true as const,
          })),
          deeds: [{ id: 'print', label: say('common:print'), leads: true }, ticket, done],
          paging,
        },
      },
      `answered/${paging.page}/${room}`,
    );
  }
  if (snapshot.matches('onPaper'))
    return place(
      paper?.state.kind === 'waiting'
        ? told('info', say('notices:unprinted'), [say('notices:backToScreen')], [{ ...done, leads: true }])
        : told('good', say('notices:onPaper'), [say('notices:note')], [{ ...done, leads: true }]),
      paper?.state.kind === 'waiting' ? 'unprinted' : 'on-paper',
    );
  if (snapshot.matches('silent'))
    return place(
      told(
        'info',
        say('notices:silent.title'),
        [say('notices:silent.note')],
        [{ id: 'again', label: say('notices:silent.again'), icon: 'again', leads: true }, ticket, done],
      ),
      'silent',
    );
  return place(
    told('info', say('notices:none.title'), [say('notices:none.note')], [{ ...ticket, leads: true }, done]),
    'none',
  );
}
