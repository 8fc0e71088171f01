import type { SnapshotFrom } from 'xstate';
import { pageOf } from '../access/choice-room.ts';
import type { Deed, IconName, Screen } from '../contract.ts';
import { shownDay } from '../domain/promised-time.ts';
import type { FlowSight, PlacedScreen } from '../flows.ts';
import { cleanText } from '../parts/free-text.ts';
import { phoneShown } from '../parts/phone.ts';
import { HIGHEST_MARK, LOWEST_MARK } from './csi.ts';
import {
  type OpinionDeps,
  type OpinionMachine,
  opinionChoices,
  RECOMMEND,
  WORD_KEYBOARDS,
  type WordKind,
} from './machine.ts';

const ICONS: Readonly<Record<'survey' | WordKind, IconName>> = {
  survey: 'checklist',
  complaint: 'bell',
  thanks: 'gift',
  proposal: 'opinion',
};

export function opinionScreen(
  snapshot: SnapshotFrom<OpinionMachine>,
  { opinion: { factors }, promises }: Pick<OpinionDeps, 'opinion' | 'promises'>,
  { say }: FlowSight,
): PlacedScreen {
  const { context } = snapshot;
  const at = (
    screen: Screen,
    detail: string,
    more: { readonly step?: number; readonly back?: boolean } = {},
  ): PlacedScreen => ({
    screen,
    at: `opinion/${detail}`,
    progress: more.step === undefined ? null : { step: more.step, of: factors.length + 1 },
    back: more.back ?? true,
  });
  const done: Deed = { id: 'done', label: say('common:done'), leads: true };
  const skip: Deed = { id: 'skip', label: say('common:skip') };
  const told = (
    mood: 'busy' | 'good' | 'sorry',
    title: string,
    lines: readonly string[],
    deeds: readonly Deed[],
    big: string | null = null,
  ): Screen => ({
    name: 'told',
    props: { mood, title, big, lines, code: null, paper: context.paper?.state ?? null, deeds },
  });
  const again: readonly Deed[] = [
    { id: 'again', label: say('opinion:again'), icon: 'again', leads: true },
    { id: 'done', label: say('common:done') },
  ];

  if (snapshot.matches('asking'))
    return at({ name: 'rating', props: { about: 'visit', given: null } }, 'asking');
  if (snapshot.matches('noting') || snapshot.matches('noted'))
    return at({ name: 'rating', props: { about: 'visit', given: context.stars } }, 'rated', { back: false });
  if (snapshot.matches('notNoted') || snapshot.matches('failed'))
    return at(
      told('sorry', say('opinion:failed.title'), [say('opinion:failed.note')], again),
      snapshot.matches('failed') ? 'failed' : 'not-noted',
    );
  if (snapshot.matches('marking')) {
    const factor = factors[context.factor]?.id ?? '';
    return at(
      {
        name: 'scale',
        props: {
          title: say(`opinion:factors.${factor}`),
          from: LOWEST_MARK,
          to: HIGHEST_MARK,
          chosen: context.marks[factor] ?? null,
          low: say('opinion:scale.low'),
          high: say('opinion:scale.high'),
          deeds: [skip],
        },
      },
      `marking/${context.factor}`,
      { step: context.factor + 1 },
    );
  }
  if (snapshot.matches('recommending'))
    return at(
      {
        name: 'scale',
        props: {
          title: say('opinion:recommend.title'),
          ...RECOMMEND,
          chosen: context.recommend,
          low: say('opinion:recommend.low'),
          high: say('opinion:recommend.high'),
          deeds: [skip],
        },
      },
      'recommending',
      { step: factors.length + 1 },
    );
  if (snapshot.matches('writing')) {
    return at(
      {
        name: 'entry',
        props: {
          title: say(`opinion:writing.${context.word ?? 'proposal'}`),
          note: say('opinion:writing.note'),
          typed: context.text,
          example: null,
          wrong: null,
          keyboard: context.keyboard,
          keyboards: WORD_KEYBOARDS,
          canEnter: cleanText(context.text) !== '',
          personal: true,
          deeds: [],
        },
      },
      `writing/${context.word}/${context.keyboard}`,
    );
  }
  if (snapshot.matches('phone'))
    return at(
      {
        name: 'entry',
        props: {
          title: say('opinion:phone.title'),
          note: say('opinion:phone.note'),
          typed: phoneShown(context.phone),
          example: '050 123 45 67',
          wrong: context.phoneIsWrong ? say('opinion:phone.wrong') : null,
          keyboard: 'digits',
          keyboards: [],
          canEnter: context.phone !== '',
          personal: true,
          deeds: [{ id: 'skip', label: say('opinion:phone.skip') }],
        },
      },
      'phone',
    );
  if (snapshot.matches('sending'))
    return at(told('busy', say('opinion:sending'), [], []), 'sending', { back: false });
  if (snapshot.matches('done')) {
    const { number, promised } = context;
    if (number === null || promised === null)
      return at(told('good', say('opinion:done.title'), [say('opinion:done.note')], [done]), 'done', {
        back: false,
      });
    const lines = [
      say('opinion:done.answer', { day: shownDay(promised.day) }),
      ...('workingDays' in promises.complaint
        ? [say('opinion:term', { count: promises.complaint.workingDays })]
        : []),
      ...(promised.certain ? [] : [say('opinion:holidays')]),
      say('opinion:ask142'),
    ];
    return at(told('good', say('opinion:done.complaint'), lines, [done], number), 'done/complaint', {
      back: false,
    });
  }
  const all = opinionChoices(context);
  const { choices, paging } = pageOf(all, context.room, context.from);
  const hasSaid = !all.includes('survey');
  return at(
    {
      name: 'list',
      props: {
        title: say(hasSaid ? 'opinion:choosing.more' : 'opinion:choosing.title'),
        note: null,
        pick: 'one',
        items: choices.map((id) => ({
          id,
          label: say(`opinion:choices.${id}.label`),
          hint: say(`opinion:choices.${id}.hint`),
          icon: ICONS[id],
        })),
        deeds: [hasSaid ? { id: 'done', label: say('opinion:choosing.send'), leads: true } : done],
        paging,
      },
    },
    `choosing/${hasSaid}/${paging.page}/${context.room}`,
  );
}
