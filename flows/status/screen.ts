import type { SnapshotFrom } from 'xstate';
import { pageOf } from '../access/choice-room.ts';
import type { Deed, Screen } from '../contract.ts';
import { bakuTime } from '../domain/baku-time.ts';
import type { FlowSight, PlacedScreen } from '../flows.ts';
import type { IdentifyMachine } from '../identify/machine.ts';
import { identifyScreen } from '../identify/screen.ts';
import { keyboardsFor, TYPED_EXAMPLES } from '../parts/typed-field.ts';
import type { StatusDeps, StatusMachine } from './machine.ts';
import { statusFacts } from './status-facts.ts';

export function statusScreen(
  snapshot: SnapshotFrom<StatusMachine>,
  { now }: Pick<StatusDeps, 'now'>,
  sight: FlowSight,
): PlacedScreen {
  const { locale, say } = sight;
  const { context } = snapshot;
  const { application, own, room, from } = context;
  const place = (screen: Screen, detail: string, back = true): PlacedScreen => ({
    screen,
    at: `status/${detail}`,
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
    props: { mood, title, big: null, lines, code: null, paper: context.paper?.state ?? null, deeds },
  });
  const ticket: Deed = { id: 'ticket', label: say('identify:ticket'), icon: 'ticket' };
  const done: Deed = { id: 'done', label: say('common:done') };
  const again = (label: string): Deed => ({ id: 'again', label, icon: 'again', leads: true });

  const identify = snapshot.children.identify;
  if (snapshot.matches('identifying') && identify)
    return identifyScreen(identify.getSnapshot() as SnapshotFrom<IdentifyMachine>, sight);
  if (snapshot.matches('asking') || snapshot.matches('lookingUp'))
    return place(told('busy', say('status:asking'), [], []), 'asking', false);
  if (snapshot.matches('answered') && application) {
    const { choices, paging } = pageOf(statusFacts(application, context.catalogue, now(), sight), room, from);
    return place(
      {
        name: 'sheet',
        props: {
          title: say('status:answered.title'),
          note: application.receipt,
          facts: choices.map((fact) => ({ ...fact, personal: true as const })),
          deeds: [{ id: 'print', label: say('common:print'), leads: true }, ticket, done],
          paging,
        },
      },
      `answered/${paging.page}/${room}`,
    );
  }
  if (snapshot.matches('onPaper') && context.paper?.state.kind === 'waiting')
    return place(
      told(
        'info',
        say('status:unprinted.title'),
        [context.receipt ?? '', say('status:unprinted.note')],
        [{ ...done, leads: true }],
      ),
      'unprinted',
    );
  if (snapshot.matches('onPaper'))
    return place(
      told('good', say('status:onPaper'), [context.receipt ?? ''], [{ ...done, leads: true }]),
      'on-paper',
    );
  if (snapshot.matches('silent'))
    return place(
      told(
        'info',
        say('status:silent.title'),
        [ownSentence(), say('status:silent.call142')],
        [again(say('status:silent.again')), ticket, done],
      ),
      'silent',
    );
  if (snapshot.matches('missed'))
    return place(
      told(
        'sorry',
        say('status:missed.title'),
        [say('status:missed.note')],
        [again(say('identify:missed.again')), ticket],
      ),
      'missed',
    );
  if (snapshot.matches('desk'))
    return place(
      told('sorry', say('status:desk.title'), [say('status:desk.note')], [{ ...ticket, leads: true }, done]),
      'desk',
    );
  const note = context.otherCode ? 'otherCode' : context.readers.code ? 'withReader' : 'note';
  return place(
    {
      name: 'entry',
      props: {
        title: say('status:receipt.title'),
        note: say(`status:receipt.${note}`),
        typed: context.typed,
        example: TYPED_EXAMPLES.receipt,
        wrong: context.wrong && say(context.wrong.key, context.wrong.with),
        keyboard: context.keyboard,
        keyboards: keyboardsFor('receipt', locale),
        canEnter: context.typed !== '',
        personal: false,
        deeds: [{ id: 'ticket', label: say('identify:notHere') }],
      },
    },
    `receipt/${context.keyboard}`,
  );

  /** What the kiosk itself knows. */
  function ownSentence(): string {
    if (own === null) return say('status:silent.notOurs');
    const { date, time } = bakuTime(own.at);
    return say(own.sent ? 'status:silent.sent' : 'status:silent.waits', { day: date, time });
  }
}
