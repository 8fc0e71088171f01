import type { SnapshotFrom } from 'xstate';
import type { Deed, Screen } from '../contract.ts';
import type { FlowSight, PlacedScreen } from '../flows.ts';
import { TYPED_EXAMPLES, typedShown } from '../parts/typed-field.ts';
import type { ResumeMachine } from './machine.ts';

export function resumeScreen(
  { context, ...snapshot }: SnapshotFrom<ResumeMachine>,
  { say }: FlowSight,
): PlacedScreen {
  const place = (screen: Screen, detail: string, back = true): PlacedScreen => ({
    screen,
    at: `resume/${detail}`,
    progress: null,
    back,
  });
  const told = (
    mood: 'busy' | 'sorry',
    title: string,
    lines: readonly string[],
    deeds: readonly Deed[],
  ): Screen => ({
    name: 'told',
    props: { mood, title, big: null, lines, code: null, paper: null, deeds },
  });
  const ticket: Deed = { id: 'ticket', label: say('identify:ticket'), icon: 'ticket' };

  switch (snapshot.value) {
    case 'taking':
      return place(told('busy', say('resume:taking'), [], []), 'taking', false);
    case 'failed': {
      const why = context.failure ?? 'store';
      return place(
        told(
          'sorry',
          say(`resume:${why}.title`),
          [say(`resume:${why}.note`)],
          [{ id: 'again', label: say(`resume:${why}.again`), icon: 'again', leads: true }, ticket],
        ),
        `failed/${why}`,
      );
    }
    case 'desk':
      return place(
        told(
          'sorry',
          say('resume:desk.title'),
          [say('resume:desk.note')],
          [
            { ...ticket, leads: true },
            { id: 'done', label: say('common:done') },
          ],
        ),
        'desk',
      );
    default: {
      const note = context.otherCode ? 'otherCode' : context.readers.code ? 'withReader' : 'note';
      return place(
        {
          name: 'entry',
          props: {
            title: say('resume:code.title'),
            note: say(`resume:code.${note}`),
            typed: typedShown('resume-code', context.typed),
            example: TYPED_EXAMPLES['resume-code'],
            wrong: context.wrong && say(context.wrong.key, context.wrong.with),
            keyboard: 'fin',
            keyboards: ['fin'],
            canEnter: context.typed !== '',
            personal: true,
            deeds: [],
          },
        },
        'code',
      );
    }
  }
}
