import type { SnapshotFrom } from 'xstate';
import { pageOf } from '../access/choice-room.ts';
import type { Deed, Screen } from '../contract.ts';
import type { FlowSight, PlacedScreen } from '../flows.ts';
import type { ChecklistMachine } from './machine.ts';
import { applicantsOf, papersFor } from './papers.ts';

/** Steps that a citizen sees: papers, sheet. */
const STEPS = 2;

export function checklistScreen(
  snapshot: SnapshotFrom<ChecklistMachine>,
  { locale, say }: FlowSight,
): PlacedScreen {
  const { service, applicant, have, wasRead, room, from, paper } = snapshot.context;
  const at = (screen: Screen, detail: string, step: number | null): PlacedScreen => ({
    screen,
    at: `checklist/${detail}`,
    progress: step === null ? null : { step, of: STEPS },
    back: detail !== 'recording',
  });
  const name = service?.easy?.[locale] ?? service?.[locale] ?? '';
  const papers = service ? papersFor(service, applicant) : [];
  const print: Deed = { id: 'print', label: say('checklist:print'), leads: true };

  if (snapshot.matches('who')) {
    const { choices, paging } = pageOf(service ? applicantsOf(service) : [], room, from);
    const items = choices.map((id) => ({
      id,
      label: say(`checklist:applicant.${id}`),
      icon: 'person' as const,
    }));
    const title = say('checklist:who.title');
    return at(
      { name: 'list', props: { title, note: name, pick: 'one', items, deeds: [], paging } },
      `who/${paging.page}/${room}`,
      1,
    );
  }
  if (snapshot.matches('missing')) {
    const left = papers.filter(({ id }) => !have.includes(id));
    const { choices, paging } = pageOf(left, room, from);
    const facts = choices.map((document) => ({
      label: document[locale],
      value: document.whereToGet?.[locale] ?? say('checklist:askOperator'),
    }));
    return at(
      {
        name: 'sheet',
        props: {
          title: say(left.length === 0 ? 'checklist:missing.none' : 'checklist:missing.title'),
          note: name,
          facts,
          deeds: [print],
          paging,
        },
      },
      `missing/${paging.page}/${room}`,
      1,
    );
  }
  if (snapshot.matches('recording') || snapshot.matches('done')) {
    const left = papers.filter(({ id }) => !have.includes(id));
    const isDone = snapshot.matches('done');
    const lines =
      papers.length === 0
        ? [say('service-sheet:documentsUnknown')]
        : [
            say(left.length === 0 ? 'checklist:missing.none' : 'checklist:missingCount', {
              count: left.length,
            }),
          ];
    return at(
      {
        name: 'told',
        props: {
          mood: isDone ? 'good' : 'busy',
          title: say(isDone ? 'checklist:done.title' : 'checklist:recording'),
          big: null,
          lines: isDone ? [name, ...lines] : [],
          code: null,
          paper: paper?.state ?? null,
          deeds: isDone
            ? [
                { id: 'ticket', label: say('service-sheet:deeds.ticket'), icon: 'ticket' },
                { id: 'done', label: say('common:done'), leads: true },
              ]
            : [],
        },
      },
      isDone ? 'done' : 'recording',
      STEPS,
    );
  }
  const { choices, paging } = pageOf(papers, room, from);
  const items = choices.map((document) => ({
    id: document.id,
    label: document[locale],
    ...(document.needs === null ? {} : { hint: say(`checklist:form.${document.needs}`) }),
    picked: have.includes(document.id),
  }));
  const deeds: Deed[] = [
    print,
    ...(papers.length === 0 ? [] : [{ id: 'missing', label: say('checklist:showMissing') }]),
    ...(applicant === null
      ? []
      : [
          { id: 'who', label: say('checklist:who.change', { who: say(`checklist:applicant.${applicant}`) }) },
        ]),
  ];
  return at(
    {
      name: 'list',
      props: {
        title: say(papers.length === 0 ? 'checklist:unknown.title' : 'checklist:papers.title'),
        note: papersNote(),
        pick: 'many',
        items,
        deeds,
        paging,
      },
    },
    `papers/${paging.page}/${room}/${applicant}`,
    1,
  );

  function papersNote(): string {
    if (papers.length === 0)
      return `${say('service-sheet:documentsUnknown')} ${say('checklist:bringIdentity')}`;
    const note = wasRead ? say('checklist:read') : say('checklist:papers.note', { service: name });
    return service?.confidence.documents === 'C' ? `${note} ${say('checklist:unsure')}` : note;
  }
}
