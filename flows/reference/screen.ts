import type { SnapshotFrom } from 'xstate';
import { pageOf } from '../access/choice-room.ts';
import type { Deed, IconName, Screen } from '../contract.ts';
import { REFERENCE_AREAS, type ReferenceArea } from '../domain/centre.ts';
import type { FlowSight, PlacedScreen } from '../flows.ts';
import type { IdentifyMachine } from '../identify/machine.ts';
import { identifyScreen } from '../identify/screen.ts';
import { nameMasked } from '../parts/mask.ts';
import type { ReferenceMachine } from './machine.ts';

const ICONS: Readonly<Record<ReferenceArea, IconName>> = {
  employment: 'briefcase',
  pension: 'elder',
  benefits: 'wallet',
  scholarship: 'medal',
  'targeted-assistance': 'hand-with-coins',
  'insurance-record': 'id-badge',
  'social-service': 'caring-hands',
  disability: 'accessibility',
};

export function referenceScreen(snapshot: SnapshotFrom<ReferenceMachine>, sight: FlowSight): PlacedScreen {
  const { say } = sight;
  const { context } = snapshot;
  const { area, reference, person, number, room, from } = context;
  const place = (screen: Screen, detail: string, back = true): PlacedScreen => ({
    screen,
    at: `reference/${detail}`,
    progress: null,
    back,
  });
  const told = (
    mood: 'busy' | 'good' | 'sorry' | 'info',
    title: string,
    lines: readonly string[],
    deeds: readonly Deed[],
    big: string | null = null,
    code: string | null = null,
  ): Screen => ({
    name: 'told',
    props: { mood, title, big, lines, code, paper: context.paper?.state ?? null, deeds },
  });
  const ticket: Deed = { id: 'ticket', label: say('identify:ticket'), icon: 'ticket' };
  const done: Deed = { id: 'done', label: say('common:done'), leads: true };
  const name = area === null ? '' : say(`reference:area.${area}`);

  const identify = snapshot.children.identify;
  if (snapshot.matches('identifying') && identify)
    return identifyScreen(identify.getSnapshot() as SnapshotFrom<IdentifyMachine>, sight);
  if (snapshot.matches('area')) {
    const { choices, paging } = pageOf(REFERENCE_AREAS, room, from);
    const items = choices.map((id) => ({ id, label: say(`reference:area.${id}`), icon: ICONS[id] }));
    return place(
      {
        name: 'list',
        props: { title: say('reference:which'), note: null, pick: 'one', items, deeds: [], paging },
      },
      `area/${paging.page}/${room}`,
    );
  }
  if (snapshot.matches('asking') || snapshot.matches('recording'))
    return place(told('busy', say('reference:asking'), [name], []), 'asking', false);
  if (snapshot.matches('none'))
    return place(
      told(
        'info',
        say('reference:none.title'),
        [name, say('reference:none.note')],
        [{ id: 'another', label: say('reference:none.another'), leads: true }, ticket],
      ),
      'none',
    );
  if (snapshot.matches('failed'))
    return place(
      told(
        'sorry',
        say('reference:failed.title'),
        [say('reference:failed.note')],
        [{ id: 'again', label: say('reference:failed.again'), icon: 'again', leads: true }, ticket],
      ),
      'failed',
    );
  // Without its paper the screen has nothing to take along but the number.
  if (reference && context.paper?.state.kind === 'waiting')
    return place(
      told(
        'info',
        say('reference:unprinted.title'),
        [name, say('reference:unprinted.note')],
        [done, ticket],
        number,
        number,
      ),
      'unprinted',
      false,
    );
  if (reference)
    // What it says is on the paper: the screen shows to others no more than that there is one.
    return place(
      told(
        'good',
        say('reference:issued.title'),
        [name, ...(person ? [nameMasked(person.name, person.surname)] : []), say('reference:issued.take')],
        [done],
      ),
      'issued',
      false,
    );
  return place(
    told(
      'info',
      say('reference:requested.title'),
      [name, say('reference:requested.note')],
      [done, ticket],
      number,
      number,
    ),
    'requested',
    false,
  );
}
