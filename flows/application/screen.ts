import type { SnapshotFrom } from 'xstate';
import type { FormQuestion } from '../../assets/catalogue/form-schema.ts';
import { lineRoom, pageOf } from '../access/choice-room.ts';
import type { Deed, Fact, Item, Screen } from '../contract.ts';
import type { FlowSight, PlacedScreen } from '../flows.ts';
import type { IdentifyMachine } from '../identify/machine.ts';
import { identifyScreen } from '../identify/screen.ts';
import { keptTold } from '../parts/kept-form.ts';
import { finMasked } from '../parts/mask.ts';
import { keyboardsFor, TYPED_EXAMPLES, typedShown } from '../parts/typed-field.ts';
import { answerShown, askedOf, isTyped, optionsOf, type TypedQuestion } from './answers.ts';
import { questionAt } from './filled.ts';
import type { ApplicationDeps, ApplicationMachine } from './machine.ts';

export function applicationScreen(
  snapshot: SnapshotFrom<ApplicationMachine>,
  { forms }: Pick<ApplicationDeps, 'forms'>,
  sight: FlowSight,
): PlacedScreen {
  const { locale, say } = sight;
  const { context } = snapshot;
  const { form, filled, room, from } = context;
  const asked = form ? askedOf(form, filled.answers) : [];
  // The last step is reading it over.
  const of = asked.length + 1;
  const place = (screen: Screen, detail: string, step: number | null = null, back = true): PlacedScreen => ({
    screen,
    at: `application/${detail}`,
    progress: step === null ? null : { step, of },
    back,
  });
  const told = (
    mood: 'ask' | 'busy' | 'good' | 'sorry' | 'info',
    title: string,
    lines: readonly string[],
    deeds: readonly Deed[],
    big: string | null = null,
    code: string | null = null,
  ): Screen => ({
    name: 'told',
    props: { mood, title, big, lines, code, paper: context.paper?.state ?? null, deeds },
  });
  const done: Deed = { id: 'done', label: say('common:done'), leads: true };
  const ticket: Deed = { id: 'ticket', label: say('identify:ticket'), icon: 'ticket' };
  const again: Deed = { id: 'again', label: say('application:again'), icon: 'again', leads: true };

  if (snapshot.matches('which')) {
    const { choices, paging } = pageOf(forms, room, from);
    const items = choices.map((one) => ({ id: one.id, label: one.title[locale], icon: 'form' as const }));
    return place(
      {
        name: 'list',
        props: { title: say('application:which.title'), note: null, pick: 'one', items, deeds: [], paging },
      },
      `which/${paging.page}/${room}`,
    );
  }
  if (snapshot.matches('noForm') || form === null)
    return place(
      told(
        'info',
        say('application:noForm.title'),
        [say('application:noForm.note')],
        [
          { ...ticket, leads: true },
          { id: 'done', label: say('common:done') },
        ],
      ),
      'no-form',
    );
  if (snapshot.matches('intro'))
    return place(
      told(
        'info',
        form.title[locale],
        [...form.intro.map((line) => line[locale]), say('application:intro.count', { count: asked.length })],
        [{ id: 'start', label: say('application:intro.start'), leads: true }, ticket],
      ),
      'intro',
    );
  const identify = snapshot.children.identify;
  if (snapshot.matches('identifying') && identify)
    return identifyScreen(identify.getSnapshot() as SnapshotFrom<IdentifyMachine>, sight);

  if (snapshot.matches({ form: 'review' })) {
    const facts: readonly Fact[] = [
      {
        label: say('application:review.who'),
        value: finMasked(filled.identity?.fin ?? ''),
        personal: true,
      },
      ...asked.map(fact),
    ];
    const { choices, paging } = pageOf(facts, lineRoom(room), from);
    // Who has not seen the last answers yet is not led past them.
    const isLast = paging.page === paging.pages;
    return place(
      {
        name: 'sheet',
        props: {
          title: say('application:review.title'),
          note: form.review[locale],
          facts: choices,
          deeds: [
            { id: 'send', label: say('application:review.send'), ...(isLast && { leads: true as const }) },
          ],
          paging,
        },
      },
      `review/${paging.page}/${room}`,
      of,
    );
  }
  if (snapshot.matches({ form: 'consent' }))
    return place(
      told(
        'ask',
        say('application:consent.title'),
        [say('application:consent.what'), say('application:consent.who'), say('application:consent.long')],
        [
          { id: 'agree', label: say('application:consent.agree'), leads: true },
          { id: 'decline', label: say('application:consent.decline') },
        ],
      ),
      'consent',
      of,
    );
  const question = questionAt(form, filled);
  if (snapshot.matches('form') && question) return isTyped(question) ? typed(question) : listed(question);
  if (snapshot.matches('recording') || snapshot.matches('keeping'))
    return place(told('busy', say('application:recording'), [], []), 'busy', null, false);
  if (snapshot.matches('failed'))
    return place(
      told('sorry', say('application:failed.title'), [say('application:failed.note')], [again, ticket]),
      'failed',
    );
  if (snapshot.matches('notKept'))
    return place(
      told(
        'sorry',
        say('application:notKept.title'),
        [say('application:notKept.note')],
        [again, { id: 'done', label: say('common:continue') }],
      ),
      'not-kept',
    );
  if (snapshot.matches('kept') && context.kept)
    return place(keptTold(context.kept, context.paper?.state ?? null, [done], say), 'kept', null, false);
  return place(
    told(
      'good',
      say('application:done.title'),
      [
        say(snapshot.matches({ done: 'sent' }) ? 'application:done.sent' : 'application:done.onItsWay'),
        ...form.receipt.map((line) => line[locale]),
      ],
      [done, { ...ticket, label: say('application:done.ticket') }],
      context.number,
      context.number,
    ),
    'done',
    null,
    false,
  );

  function titleOf(one: FormQuestion): string {
    return one.easy?.[locale] ?? one[locale];
  }

  /** Where one is in the form, the official words beside plainer ones, and what helps to answer. */
  function noteOf(one: FormQuestion): string | null {
    const lines = [one.easy ? one[locale] : null, one.help?.[locale] ?? null].filter((line) => line !== null);
    return lines.length === 0 ? null : lines.join(' ');
  }

  function stepOf({ id }: FormQuestion): number {
    return asked.findIndex((one) => one.id === id) + 1;
  }

  function skipDeed({ required }: FormQuestion): readonly Deed[] {
    return required ? [] : [{ id: 'skip', label: say('common:skip') }];
  }

  function typed(one: TypedQuestion): PlacedScreen {
    const keyboards = keyboardsFor(one.kind, locale);
    const keyboard = keyboards.find((each) => each === context.keyboard) ?? keyboards[0] ?? locale;
    return place(
      {
        name: 'entry',
        props: {
          title: titleOf(one),
          note: noteOf(one),
          typed: typedShown(one.kind, filled.typed),
          example: TYPED_EXAMPLES[one.kind],
          wrong: context.wrong && say(context.wrong.key, context.wrong.with),
          keyboard,
          keyboards,
          canEnter: filled.typed.trim() !== '',
          personal: true,
          deeds: skipDeed(one),
        },
      },
      `${one.id}/${keyboard}`,
      stepOf(one),
    );
  }

  function listed(one: FormQuestion): PlacedScreen {
    const answer = filled.answers[one.id];
    const picked = answer === undefined ? [] : [answer].flat();
    const items: readonly Item[] = optionsOf(one).map((id) => ({
      id,
      label:
        ('options' in one ? one.options.find((option) => option.id === id)?.[locale] : undefined) ??
        say(id === 'yes' ? 'common:yes' : 'common:no'),
      ...(one.kind === 'choices' || picked.includes(id) ? { picked: picked.includes(id) } : {}),
    }));
    const { choices, paging } = pageOf(items, room, from);
    const goOn: Deed = { id: 'go-on', label: say('common:continue'), leads: true };
    const wrong = context.wrong && say(context.wrong.key, context.wrong.with);
    return place(
      {
        name: 'list',
        props: {
          title: titleOf(one),
          note: wrong ?? noteOf(one),
          pick: one.kind === 'choices' ? 'many' : 'one',
          items: choices,
          deeds: one.kind === 'choices' ? [goOn] : skipDeed(one),
          paging,
        },
      },
      `${one.id}/${paging.page}/${room}`,
      stepOf(one),
    );
  }

  function fact(one: FormQuestion): Fact {
    return {
      label: one.label[locale],
      value: answerShown(one, filled.answers[one.id], locale, say) ?? say('application:review.unsaid'),
      id: one.id,
      personal: true,
    };
  }
}
