import type { SnapshotFrom } from 'xstate';
import { pageOf } from '../access/choice-room.ts';
import type { Deed, Screen } from '../contract.ts';
import { bakuTime } from '../domain/baku-time.ts';
import type { Appointment } from '../domain/centre.ts';
import type { FlowSight, PlacedScreen } from '../flows.ts';
import { deskName, directionName } from '../view/labels.ts';
import { type Verdict, WINDOW } from './judge.ts';
import { type AppointmentMachine, idOf, serviceOf } from './machine.ts';
import { grouped, isWhole } from './question.ts';

type Snapshot = SnapshotFrom<AppointmentMachine>;

/** Steps that a citizen sees: which appointment, the number. */
const STEPS = 2;

/** Those who can be helped today, by an ordinary number, are led to it; the others are told and go home. */
const LEADS_TO_TICKET: ReadonlySet<Verdict> = new Set(['late', 'past', 'cancelled']);

export function appointmentScreen(snapshot: Snapshot, { locale, say }: FlowSight): PlacedScreen {
  const { context } = snapshot;
  const { catalogue, found, from, note, paper, picked, room, ticket, typed, verdict } = context;
  const at = (screen: Screen, detail: string, step: number, back = true): PlacedScreen => ({
    screen,
    at: `appointment/${detail}`,
    progress: { step, of: STEPS },
    back,
  });
  const told = (
    mood: 'ask' | 'busy' | 'good' | 'sorry' | 'info',
    key: string,
    lines: readonly string[],
    deeds: readonly Deed[],
  ): Screen => ({
    name: 'told',
    props: {
      mood,
      title: say(`appointment:${key}.title`),
      big: null,
      lines,
      code: null,
      paper: null,
      deeds,
    },
  });
  const ordinary: Deed = { id: 'ticket', label: say('appointment:ordinary'), icon: 'ticket' };
  const again: Deed = { id: 'again', label: say('appointment:again'), icon: 'again' };
  const done: Deed = { id: 'done', label: say('common:done') };
  /** What it is about, in the easiest words there are. */
  const about = (appointment: Appointment): string => {
    const service = catalogue.services.find(
      ({ code }) => code === serviceOf({ picked: appointment, catalogue }),
    );
    return (
      service?.easy?.[locale] ??
      service?.[locale] ??
      directionName(catalogue, appointment.direction, locale) ??
      say('appointment:aboutUnknown')
    );
  };

  if (snapshot.matches('number') || snapshot.matches('fin')) {
    const by = snapshot.matches('number') ? 'number' : 'fin';
    const keyboard = by === 'number' ? 'digits' : 'fin';
    return at(
      {
        name: 'entry',
        props: {
          title: say(`appointment:${by}.title`),
          note: say(note === null ? `appointment:${by}.note` : `appointment:note.${note}`),
          typed: by === 'number' ? grouped(typed) : typed,
          example: say(`appointment:${by}.example`),
          wrong: null,
          keyboard,
          keyboards: [keyboard],
          canEnter: isWhole(typed),
          personal: true,
          deeds: [],
        },
      },
      by,
      1,
    );
  }
  if (snapshot.matches('consent')) {
    const deeds: Deed[] = [
      { id: 'yes', label: say('common:yes'), leads: true },
      { id: 'no', label: say('common:no') },
    ];
    return at(told('ask', 'consent', [say('appointment:consent.line')], deeds), 'consent', 1);
  }
  if (snapshot.matches('asking')) return at(told('busy', 'asking', [], []), 'asking', 1);
  if (snapshot.matches('choosing')) {
    const { choices, paging } = pageOf(found, room, from);
    const first = (paging.page - 1) * room;
    const items = choices.map((appointment, place) => ({
      id: idOf(first + place),
      label: bakuTime(appointment.at).time,
      hint: about(appointment),
      icon: 'calendar' as const,
    }));
    const title = say('appointment:choosing.title');
    return at(
      { name: 'list', props: { title, note: null, pick: 'one', items, deeds: [], paging } },
      `choosing/${paging.page}/${room}`,
      1,
    );
  }
  if (snapshot.matches('judged') && picked && verdict) {
    const { date, time } = bakuTime(picked.at);
    const lines = [
      about(picked),
      say(`appointment:judged.${verdict}.line`, {
        date,
        time,
        from: bakuTime(picked.at - WINDOW.beforeMs).time,
        centre: picked.elsewhere?.[locale] ?? '',
      }),
    ];
    const deeds = LEADS_TO_TICKET.has(verdict)
      ? [{ ...ordinary, leads: true as const }, done]
      : [{ ...done, leads: true as const }, ordinary];
    return at(told('info', `judged.${verdict}`, lines, deeds), `judged/${verdict}`, 1);
  }
  if (snapshot.matches('unknown')) {
    const deeds: Deed[] = [{ ...again, leads: true }, ordinary];
    return at(told('sorry', 'unknown', [say('appointment:unknown.line')], deeds), 'unknown', 1);
  }
  if (snapshot.matches('unanswered')) {
    const { failure } = context;
    const deeds: Deed[] = [
      { ...ordinary, label: say('appointment:unanswered.come'), leads: true },
      { ...again, label: say('appointment:unanswered.again') },
    ];
    const lines = [say(`appointment:unanswered.${failure ?? 'silent'}`), say('appointment:unanswered.line')];
    return at(told('sorry', 'unanswered', lines, deeds), 'unanswered', 1);
  }
  if (snapshot.matches('failed')) {
    const deeds: Deed[] = [{ ...again, label: say('appointment:failed.again'), leads: true }];
    return at(told('sorry', 'failed', [say('appointment:failed.line')], deeds), 'failed', STEPS);
  }
  if (snapshot.matches('ticket') && ticket) {
    const desk = deskName(catalogue, ticket.desk, locale);
    const time = bakuTime(ticket.appointmentAt ?? ticket.issuedAt).time;
    const papers: Deed[] =
      serviceOf(context) === null
        ? []
        : [{ id: 'papers', label: say('appointment:ticket.papers'), icon: 'checklist' }];
    return at(
      {
        name: 'told',
        props: {
          mood: 'good',
          title: say('appointment:ticket.title'),
          big: ticket.number,
          lines: [
            say('appointment:ticket.time', { time }),
            ...(picked ? [about(picked)] : []),
            ...(desk === null ? [] : [desk]),
            say('appointment:ticket.wait'),
          ],
          code: null,
          paper: paper?.state ?? null,
          deeds: [{ ...done, leads: true }, ...papers],
        },
      },
      'ticket',
      STEPS,
      false,
    );
  }
  if (snapshot.matches('how')) {
    const items = [
      { id: 'number', label: say('appointment:how.number'), icon: 'ticket' as const },
      {
        id: 'fin',
        label: say('appointment:how.fin'),
        hint: say('appointment:how.finHint'),
        icon: 'id-badge' as const,
      },
    ];
    return at(
      {
        name: 'list',
        props: {
          title: say('appointment:how.title'),
          note: say(note === null ? 'appointment:how.note' : `appointment:note.${note}`),
          pick: 'one',
          items,
          deeds: [ordinary],
          paging: { page: 1, pages: 1 },
        },
      },
      'how',
      1,
    );
  }
  return at(told('busy', 'recording', [], []), 'recording', STEPS, false);
}
