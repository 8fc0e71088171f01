import type { SnapshotFrom } from 'xstate';
import { pageOf } from '../access/choice-room.ts';
import type { Deed, Fact, IconName, Item, Screen } from '../contract.ts';
import { BEST_TIMES } from '../domain/promised-time.ts';
import type { FlowSight, PlacedScreen } from '../flows.ts';
import { cleanText } from '../parts/free-text.ts';
import { keptTold } from '../parts/kept-form.ts';
import { phoneShown } from '../parts/phone.ts';
import { iconName } from '../view/labels.ts';
import { answersOf, type RequestKind, type Step, stepsOf, WHOM } from './form.ts';
import { REQUEST_KEYBOARDS, type RequestDeps, type RequestMachine } from './machine.ts';
import { answeredCount, scaleQuestions } from './scales.ts';
import { promiseSentence } from './sheets.ts';

const ICONS: Readonly<Record<RequestKind, IconName>> = {
  'call-back': 'phone',
  'home-visit': 'house-heart',
  'home-help': 'caring-hands',
};

export function requestScreen(
  snapshot: SnapshotFrom<RequestMachine>,
  { scales }: Pick<RequestDeps, 'scales'>,
  { locale, say }: FlowSight,
): PlacedScreen {
  const { context } = snapshot;
  const { form, catalogue, room, from } = context;
  const steps = stepsOf(form);
  const place = (screen: Screen, detail: string, step: Step | null, back = true): PlacedScreen => ({
    screen,
    at: `request/${detail}`,
    progress: step === null ? null : { step: steps.indexOf(step) + 1, of: steps.length },
    back,
  });
  const done: Deed = { id: 'done', label: say('common:done'), leads: true };
  const told = (
    mood: 'ask' | 'busy' | 'good' | 'sorry' | 'info',
    title: string,
    lines: readonly string[],
    deeds: readonly Deed[],
    big: string | null = null,
  ): Screen => ({
    name: 'told',
    props: { mood, title, big, lines, code: null, paper: context.paper?.state ?? null, deeds },
  });
  const list = (step: Step | null, title: string, all: readonly Item[], deeds: readonly Deed[] = []) => {
    const { choices, paging } = pageOf(all, room, from);
    const note = step === null ? null : say(`request:what.${form.what}.label`);
    return place(
      { name: 'list', props: { title, note, pick: 'one', items: choices, deeds, paging } },
      `${step ?? 'what'}/${paging.page}/${room}`,
      step,
    );
  };
  const again: readonly Deed[] = [
    { id: 'again', label: say('request:again'), icon: 'again', leads: true },
    { id: 'done', label: say('common:done') },
  ];

  if (snapshot.matches('what'))
    return list(
      null,
      say('request:what.title'),
      context.offered.map((id) => ({
        id,
        label: say(`request:what.${id}.label`),
        hint: say(`request:what.${id}.hint`),
        icon: ICONS[id],
      })),
    );
  if (snapshot.matches('consent'))
    return place(
      told(
        'ask',
        say('request:consent.title'),
        [say(`request:consent.${form.what}`), say('request:consent.who')],
        [
          { id: 'agree', label: say('request:consent.agree'), leads: true },
          { id: 'decline', label: say('request:consent.decline') },
        ],
      ),
      'consent',
      null,
    );
  if (snapshot.matches('declined'))
    return place(
      told('info', say('request:declined.title'), [say('request:declined.note')], [done]),
      'declined',
      null,
    );
  if (snapshot.matches({ form: 'whom' }))
    return list(
      'whom',
      say(`request:whom.title.${form.what}`),
      WHOM.map((id) => ({
        id,
        label: say(`request:whom.${id}`),
        icon: id === 'self' ? ('person' as const) : ('adult-and-child' as const),
        ...(form.whom === id ? { picked: true } : {}),
      })),
    );
  if (snapshot.matches({ form: 'topic' }))
    return list(
      'topic',
      say('request:topic.title'),
      catalogue.needs.map((need) => ({
        id: need.id,
        label: need[locale],
        hint: need.hint[locale],
        icon: iconName(need.icon),
        ...(form.topic === need.id ? { picked: true } : {}),
      })),
      [{ id: 'skip', label: say('request:topic.skip') }],
    );
  if (snapshot.matches({ form: 'name' }) || snapshot.matches({ form: 'address' })) {
    const field = snapshot.matches({ form: 'name' }) ? 'name' : 'address';
    const title = field === 'name' ? `request:name.${form.whom ?? 'self'}` : 'request:address.title';
    return place(
      {
        name: 'entry',
        props: {
          title: say(title),
          note: say(`request:${field}.note`),
          typed: form[field],
          example: say(`request:${field}.example`),
          wrong: null,
          keyboard: context.keyboard,
          keyboards: REQUEST_KEYBOARDS,
          canEnter: cleanText(form[field]) !== '',
          personal: true,
          deeds: field === 'name' ? [{ id: 'skip', label: say('request:name.skip') }] : [],
        },
      },
      `${field}/${context.keyboard}`,
      field,
    );
  }
  if (snapshot.matches({ form: 'phone' }))
    return place(
      {
        name: 'entry',
        props: {
          title: say('request:phone.title'),
          note: say('request:phone.note'),
          typed: phoneShown(form.phone),
          example: '050 123 45 67',
          wrong: context.phoneIsWrong ? say('request:phone.wrong') : null,
          keyboard: 'digits',
          keyboards: [],
          canEnter: form.phone !== '',
          personal: true,
          deeds: [],
        },
      },
      'phone',
      'phone',
    );
  if (snapshot.matches({ form: 'time' }))
    return list(
      'time',
      say(`request:time.title.${form.what}`),
      BEST_TIMES.map((id) => ({
        id,
        label: say(`request:time.${id}`),
        ...(form.time === id ? { picked: true } : {}),
      })),
    );
  if (snapshot.matches({ form: 'offer' }))
    return place(
      told(
        'ask',
        say('request:offer.title'),
        [say('request:offer.note'), say('request:offer.sealed')],
        [
          { id: 'yes', label: say('request:offer.yes'), leads: true },
          { id: 'no', label: say('request:offer.no') },
        ],
      ),
      'offer',
      'offer',
    );
  if (snapshot.matches({ form: 'question' })) {
    const all = scaleQuestions(scales);
    const asked = all[context.question];
    const { choices, paging } = pageOf(asked?.item.options ?? [], room, from);
    const chosen = asked && form.answers[asked.scale]?.[asked.item.id];
    return place(
      {
        name: 'list',
        props: {
          title: asked?.item[locale] ?? '',
          note: say('request:question.note', { number: context.question + 1, of: all.length }),
          pick: 'one',
          items: choices.map((option) => ({
            id: option.id,
            label: option[locale],
            ...(option.id === chosen ? { picked: true } : {}),
          })),
          deeds: [
            { id: 'skip', label: say('request:question.skip') },
            { id: 'enough', label: say('request:question.enough') },
          ],
          paging,
        },
      },
      `question/${context.question}/${paging.page}/${room}`,
      'offer',
    );
  }
  if (snapshot.matches({ form: 'review' })) {
    const { choices, paging } = pageOf(answersOf(context.form), room, from);
    return place(
      {
        name: 'sheet',
        props: {
          title: say('request:review.title'),
          note: say(`request:what.${form.what}.label`),
          facts: choices.map(fact),
          deeds: [{ id: 'send', label: say(`request:review.send.${form.what}`), leads: true }],
          paging,
        },
      },
      `review/${paging.page}/${room}`,
      'review',
    );
  }
  if (snapshot.matches('recording') || snapshot.matches('keeping'))
    return place(told('busy', say('request:recording'), [], []), 'busy', null, false);
  if (snapshot.matches('failed'))
    return place(
      told('sorry', say('request:failed.title'), [say('request:failed.note')], again),
      'failed',
      null,
    );
  if (snapshot.matches('notKept'))
    return place(
      told(
        'sorry',
        say('request:notKept.title'),
        [say('request:notKept.note')],
        [
          { id: 'again', label: say('request:again'), icon: 'again', leads: true },
          { id: 'done', label: say('request:notKept.goOn') },
        ],
      ),
      'not-kept',
      null,
    );
  if (snapshot.matches('kept') && context.kept)
    return place(keptTold(context.kept, context.paper?.state ?? null, [done], say), 'kept', null, false);
  const { number, promised } = context;
  const lines = [
    ...(promised ? [promiseSentence(form.what, promised, say)] : []),
    ...(promised?.certain === false ? [say('request:holidays')] : []),
    say('request:change142'),
  ];
  return place(told('good', say('request:done.title'), lines, [done], number), 'done', null, false);

  function fact(step: Step): Fact {
    const unsaid = say('request:review.unsaid');
    const line = (value: string | null, personal = false): Fact => ({
      label: say(`request:review.facts.${step}`),
      value: value === null || value === '' ? unsaid : value,
      id: step,
      ...(personal ? { personal } : {}),
    });
    switch (step) {
      case 'whom':
        return line(form.whom && say(`request:whom.${form.whom}`));
      case 'topic':
        return line(catalogue.needs.find(({ id }) => id === form.topic)?.[locale] ?? null);
      case 'name':
        return line(cleanText(form.name), true);
      case 'phone':
        return line(phoneShown(form.phone), true);
      case 'address':
        return line(cleanText(form.address), true);
      case 'time':
        return line(form.time && say(`request:time.${form.time}`));
      case 'offer': {
        const count = answeredCount(scales, form.answers);
        return line(count === 0 ? null : say('request:review.answers', { count }), true);
      }
      case 'review':
        return line(null);
    }
  }
}
