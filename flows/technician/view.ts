import { pageOf } from '../access/choice-room.ts';
import type { Saying, ServiceRow, TechnicianScreen } from '../contract.ts';
import { standing, type TechnicianContext, type TechnicianSnapshot } from './machine.ts';
import { roomOf } from './room.ts';
import { deviceRow, footOf, moodOf, rowsOf, sightOf } from './rows.ts';
import type { DeviceId, Place, TechnicianSights, Work } from './technician.ts';
import { TARGETS } from './touch-check.ts';

/** The screen where the technician stands, and what names its set of touch targets. */
export function technicianScreen(
  snapshot: TechnicianSnapshot,
  sights: TechnicianSights,
): { screen: TechnicianScreen; at: string } {
  const { context } = snapshot;
  if (snapshot.matches('working') && context.work) {
    const { work } = context;
    const props = {
      mood: 'busy',
      title: { say: `work.${work.do}` },
      note: workNote(work),
      rows: [],
    } as const;
    return { screen: { name: 'technician-told', props }, at: `working/${work.do}` };
  }
  const place = standing(context);
  const screen = screenAt(place, context, sights);
  return { screen, at: `${place.at}/${targetsOf(screen)}` };
}

/** True where "back" leads somewhere within the technician's screens. */
export function hasBack({ context }: TechnicianSnapshot): boolean {
  return context.trail.length > 1 || context.work !== null;
}

/** Beside a text that has to be read. */
const MOST_ANSWERS = 4;

const NEEDS_A_HAND: ReadonlySet<Work['do']> = new Set([
  'find-ports',
  'read',
  'test-print',
  'export',
  'enrol',
]);

/** They say nothing until something is held to them: a search hears them read. */
const HEARD_ONLY: ReadonlySet<DeviceId> = new Set(['idScanner', 'barCodeReader']);

function workNote(work: Work): Saying | null {
  if (work.do === 'read') return { say: `work.read-${work.device}` };
  if (work.do === 'find-ports' && HEARD_ONLY.has(work.device)) return { say: `work.find-${work.device}` };
  return NEEDS_A_HAND.has(work.do) ? { say: `work.${work.do}Note` } : null;
}

export function screenAt(
  place: Place,
  context: Pick<TechnicianContext, 'access' | 'from'>,
  sights: TechnicianSights,
): TechnicianScreen {
  const rows = rowsOf(place, sights);
  const room = roomOf(place, context.access);
  const list = (
    title: Saying,
    note: Saying | null = null,
    about: ServiceRow | null = null,
  ): TechnicianScreen => {
    const { choices, paging } = pageOf(rows, room, context.from);
    return {
      name: 'technician-list',
      props: { title, note, about, rows: choices, foot: footOf(place), paging },
    };
  };
  switch (place.at) {
    case 'home': {
      const { choices, paging } = pageOf(rows, room, context.from);
      return { name: 'technician-home', props: { rows: choices, paging } };
    }
    case 'more':
      return list({ say: 'more.title' });
    case 'devices':
      return list({ say: 'devices.title' }, { say: 'devices.note' });
    case 'device': {
      const sight = sightOf(place.device, sights);
      return list({ say: `device.${place.device}` }, null, sight && deviceRow(sight));
    }
    case 'ports':
      return place.ports.length === 0
        ? list({ say: 'ports.none' }, { say: 'ports.noneNote' })
        : list({ say: 'ports.title' }, { say: 'ports.note' });
    case 'profiles':
      return list(
        { say: 'profiles.title' },
        { say: place.device === 'printer' ? 'profiles.note' : 'profiles.noteReader' },
      );
    case 'calibration':
      return list({ say: 'calibration.title' }, { say: 'calibration.note' });
    case 'people':
      return list({ say: 'people.title' }, { say: 'people.note' });
    case 'jobs':
      return list(
        { say: rows.length === 0 ? 'jobs.none' : 'jobs.title' },
        rows.length === 0 ? null : { say: 'jobs.note' },
      );
    case 'job': {
      const job = sights.jobs().find(({ ticketId }) => ticketId === place.ticketId);
      return list({ say: 'job.title', with: { number: job?.number ?? '' } });
    }
    case 'sticks':
      return place.sticks.length === 0
        ? list({ say: 'sticks.none' }, { say: 'sticks.noneNote' })
        : list({ say: 'sticks.title' }, { say: 'sticks.note' });
    case 'facts': {
      const { choices, paging } = pageOf(place.facts, room, context.from);
      return { name: 'technician-facts', props: { facts: choices, paging } };
    }
    case 'log': {
      const { choices, paging } = pageOf(place.lines, room, context.from);
      return { name: 'technician-log', props: { lines: choices, paging } };
    }
    case 'pin':
      return {
        name: 'technician-pin',
        props: {
          step: place.first === null ? 'new' : 'again',
          typed: place.typed.length,
          wrong: place.differs,
          lockedSeconds: null,
        },
      };
    case 'touch': {
      const step = place.offsets.length;
      const { x, y } = TARGETS[step] ?? TARGETS[0];
      return { name: 'technician-touch', props: { x, y, step: step + 1, of: TARGETS.length } };
    }
    case 'sure':
      return {
        name: 'technician-told',
        props: {
          mood: 'ask',
          title: { say: `sure.${place.work.do}.title` },
          note: { say: `sure.${place.work.do}.note` },
          rows,
        },
      };
    case 'told': {
      const { kind, with: filled, says } = place.outcome;
      return {
        name: 'technician-told',
        props: {
          mood: moodOf(place.outcome),
          title: { say: `told.${kind}.title`, ...(filled ? { with: filled } : {}) },
          note: says ?? { say: `told.${kind}.note`, ...(filled ? { with: filled } : {}) },
          // The first ones matter most; the others are on the device's own screen, too.
          rows: rows.slice(0, Math.min(room, MOST_ANSWERS)),
        },
      };
    }
  }
}

/** What can be touched, as one text: a change of it is a change of place. */
function targetsOf(screen: TechnicianScreen): string {
  switch (screen.name) {
    case 'technician-home':
    case 'technician-list':
      return screen.props.rows.map(({ id, chosen }) => `${id}${chosen === true ? '+' : ''}`).join();
    case 'technician-told':
      return `${screen.props.title.say}/${screen.props.rows.map(({ id }) => id).join()}`;
    case 'technician-pin':
      return screen.props.step;
    case 'technician-touch':
      return `${screen.props.step}`;
    case 'technician-facts':
    case 'technician-log':
      return `${screen.props.paging.page}`;
  }
}
