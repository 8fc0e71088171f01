import type { SnapshotFrom } from 'xstate';
import { PASSED_OVER, type RightsQuestion } from '../../assets/catalogue/rights-schema.ts';
import { pageOf } from '../access/choice-room.ts';
import type { Deed, Item, Locale, Screen } from '../contract.ts';
import type { FlowSight, PlacedScreen } from '../flows.ts';
import { iconName } from '../view/labels.ts';
import { type DueService, dueServices } from './due-services.ts';
import type { RightsDeps, RightsMachine } from './machine.ts';
import { path } from './rules.ts';

/** More reasons than this are one too many to read. */
const MOST_REASONS = 2;

export function rightsScreen(
  snapshot: SnapshotFrom<RightsMachine>,
  { rights, hasNotices }: Pick<RightsDeps, 'rights' | 'hasNotices'>,
  { locale, say }: FlowSight,
): PlacedScreen {
  const { catalogue, answers, before, room, from, paper } = snapshot.context;
  const at = (screen: Screen, detail: string, back = true): PlacedScreen => ({
    screen,
    at: `rights/${detail}`,
    // How many questions there will be hangs on the answers: a promise of a number would be broken.
    progress: null,
    back,
  });
  const done: Deed = { id: 'done', label: say('common:done') };
  const told = (
    mood: 'ask' | 'busy' | 'info' | 'good',
    title: string,
    lines: readonly string[],
    deeds: readonly Deed[],
  ): Screen => ({
    name: 'told',
    props: { mood, title, big: null, lines, code: null, paper: paper?.state ?? null, deeds },
  });

  if (snapshot.matches('intro'))
    return at(
      told(
        'ask',
        say('rights:intro.title'),
        [say('rights:intro.questions'), say('rights:intro.kept'), say('rights:notADecision')],
        [
          { id: 'begin', label: say('rights:intro.begin'), leads: true },
          ...(hasNotices ? [{ id: 'assigned', label: say('rights:intro.assigned') }] : []),
        ],
      ),
      'intro',
    );
  const { next } = path(rights, answers);
  if (snapshot.matches('asking') && next) {
    const { choices, paging } = pageOf(optionItems(next, locale, say), room, from);
    return at(
      {
        name: 'list',
        props: {
          title: next[locale],
          note: next.help?.[locale] ?? null,
          pick: 'one',
          items: choices.map((item) => (item.id === before ? { ...item, picked: true } : item)),
          deeds: [{ id: PASSED_OVER, label: say('rights:skip') }],
          paging,
        },
      },
      `asking/${next.id}/${paging.page}/${room}`,
    );
  }
  if (snapshot.matches('recording'))
    return at(told('busy', say('rights:recording'), [], []), 'recording', false);
  if (snapshot.matches('printed'))
    return at(
      told(
        'good',
        say('rights:printed.title'),
        [say('rights:notADecision')],
        [
          { id: 'list', label: say('rights:printed.list') },
          { ...done, leads: true },
        ],
      ),
      'printed',
    );
  const due = dueServices(rights, catalogue, answers);
  const ticket: Deed = { id: 'ticket', label: say('rights:ticket'), icon: 'ticket' };
  if (due.length === 0)
    return at(
      told(
        'info',
        say('rights:nothing.title'),
        [say('rights:nothing.note'), say('rights:notADecision')],
        [{ ...ticket, leads: true }, done],
      ),
      'nothing',
    );
  const { choices, paging } = pageOf(due, room, from);
  return at(
    {
      name: 'list',
      props: {
        title: say('rights:results.title'),
        note: say('rights:notADecision'),
        pick: 'one',
        items: choices.map(dueItem),
        deeds: [{ id: 'print', label: say('rights:print'), leads: true }, ticket, done],
        paging,
      },
    },
    `results/${paging.page}/${room}`,
  );

  function dueItem({ service, reasons, isProactive, isUnsure }: DueService): Item {
    const why = say('rights:because', {
      reason: [...new Set(reasons.map((reason) => reason[locale]))].slice(0, MOST_REASONS).join('; '),
    });
    const direction = catalogue.directions.find(({ code }) => code === service.direction);
    return {
      id: service.code,
      label: service.easy?.[locale] ?? service[locale],
      hint: why,
      icon: iconName(direction?.icon ?? ''),
      ...(isProactive ? { mark: 'proactive' as const } : isUnsure ? { mark: 'unsure' as const } : {}),
    };
  }
}

function optionItems(question: RightsQuestion, locale: Locale, say: FlowSight['say']): readonly Item[] {
  return question.kind === 'yes-no'
    ? [
        { id: 'yes', label: say('common:yes') },
        { id: 'no', label: say('common:no') },
      ]
    : question.options.map((option) => ({ id: option.id, label: option[locale] }));
}
