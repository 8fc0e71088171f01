import type { SnapshotFrom } from 'xstate';
import type { Deed, Screen } from '../contract.ts';
import type { FlowSight, PlacedScreen } from '../flows.ts';
import { finMasked, nameMasked } from '../parts/mask.ts';
import { keyboardsFor, TYPED_EXAMPLES } from '../parts/typed-field.ts';
import type { IdentifyMachine } from './machine.ts';

/** What is seen while somebody says who they are. */
export function identifyScreen(
  snapshot: SnapshotFrom<IdentifyMachine>,
  { locale, say }: FlowSight,
): PlacedScreen {
  const { context } = snapshot;
  const { purpose, asks } = context;
  const place = (screen: Screen, detail: string, back = true): PlacedScreen => ({
    screen,
    at: `identify/${detail}`,
    progress: null,
    back,
  });
  const told = (
    mood: 'ask' | 'busy' | 'sorry' | 'info',
    title: string,
    lines: readonly string[],
    deeds: readonly Deed[],
    big: string | null = null,
  ): Screen => ({ name: 'told', props: { mood, title, big, lines, code: null, paper: null, deeds } });
  const ticket: Deed = { id: 'ticket', label: say('identify:ticket'), icon: 'ticket' };
  const yesNo: readonly Deed[] = [
    { id: 'yes', label: say('common:yes'), leads: true },
    { id: 'no', label: say('common:no') },
  ];
  const entry = (field: 'fin' | 'document'): PlacedScreen => {
    const keyboards = keyboardsFor(field, locale);
    const noted = field === 'fin' && context.note !== null ? `identify:note.${context.note}` : null;
    return place(
      {
        name: 'entry',
        props: {
          title: say(`identify:${field}.title`),
          note: say(noted ?? `identify:${field}.note`),
          typed: context[field],
          example: TYPED_EXAMPLES[field],
          wrong: context.wrong && say(context.wrong.key, context.wrong.with),
          keyboard: keyboards[0] ?? 'fin',
          keyboards,
          canEnter: context[field] !== '',
          personal: true,
          deeds: [{ id: 'ticket', label: say('identify:notHere') }],
        },
      },
      field,
    );
  };

  if (snapshot.matches('consent'))
    return place(
      told(
        'ask',
        say('identify:consent.title'),
        [
          say(`identify:consent.what.${asks}`),
          say(`identify:why.${purpose}`),
          say('identify:consent.who'),
          say(`identify:consent.long.${purpose}`),
        ],
        [
          { id: 'agree', label: say('identify:consent.agree'), leads: true },
          { id: 'decline', label: say('identify:consent.decline') },
        ],
      ),
      'consent',
    );
  if (snapshot.matches('declined'))
    return place(
      told(
        'info',
        say('identify:declined.title'),
        [say('identify:declined.note')],
        [
          { ...ticket, leads: true },
          { id: 'done', label: say('common:done') },
        ],
      ),
      'declined',
    );
  if (snapshot.matches({ asking: 'hold' }))
    return place(
      told(
        'ask',
        say('identify:hold.title'),
        [say(context.note === null ? 'identify:hold.note' : `identify:note.${context.note}`)],
        [{ id: 'type', label: say('identify:hold.type') }],
      ),
      'hold',
    );
  if (snapshot.matches({ asking: 'expired' }))
    return place(
      told(
        'sorry',
        say('identify:expired.title'),
        [say('identify:expired.note')],
        [{ id: 'again', label: say('identify:expired.again'), leads: true }, ticket],
      ),
      'expired',
    );
  if (snapshot.matches({ asking: 'suggestion' }))
    return place(
      told(
        'ask',
        say('identify:suggestion.title'),
        [say('identify:suggestion.note')],
        yesNo,
        context.suggested,
      ),
      'suggestion',
    );
  if (snapshot.matches({ asking: 'document' })) return entry('document');
  if (snapshot.matches('looking'))
    return place(told('busy', say('identify:looking'), [], []), 'looking', false);
  if (snapshot.matches('confirm') && context.person) {
    const { name, surname, fin } = context.person;
    return place(
      told(
        'ask',
        say('identify:confirm.title'),
        [nameMasked(name, surname), say('identify:confirm.fin', { fin: finMasked(fin) })],
        yesNo,
      ),
      'confirm',
    );
  }
  if (snapshot.matches('silent'))
    return place(
      told(
        'info',
        say('identify:silent.title'),
        [say('identify:silent.note')],
        [{ id: 'go-on', label: say('common:continue'), leads: true }],
      ),
      'silent',
    );
  if (snapshot.matches('missed'))
    return place(
      told(
        'sorry',
        say('identify:missed.title'),
        [say('identify:missed.note')],
        [{ id: 'again', label: say('identify:missed.again'), icon: 'again', leads: true }, ticket],
      ),
      'missed',
    );
  if (snapshot.matches('desk'))
    return place(
      told(
        'sorry',
        say('identify:desk.title'),
        [say('identify:desk.note')],
        [
          { ...ticket, leads: true },
          { id: 'done', label: say('common:done') },
        ],
      ),
      'desk',
    );
  return entry('fin');
}
