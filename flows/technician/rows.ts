import type { Mark, Saying, ServiceFoot, ServiceIcon, ServiceRow } from '../contract.ts';
import type {
  DeviceId,
  DeviceSight,
  DeviceTask,
  Outcome,
  OutcomeKind,
  Place,
  PortFinding,
  TechnicianSights,
  Work,
} from './technician.ts';

/** What can be touched at each place, in its rows and at its foot: what is not listed here does nothing. */

const DEVICE_ICONS: Readonly<Record<DeviceId, ServiceIcon>> = {
  printer: 'printer',
  idScanner: 'id-scanner',
  barCodeReader: 'bar-code-reader',
  cardReader: 'card-reader',
  cardMotor: 'card-motor',
};

const TASK_ICONS: Readonly<Record<DeviceTask, ServiceIcon>> = {
  ports: 'port',
  profiles: 'profile',
  'test-print': 'test',
  read: 'test',
  'new-roll': 'roll',
  calibrate: 'calibrate',
  enrol: 'key',
  'empty-bin': 'void',
};

const PORT_MARKS: Readonly<Record<PortFinding, Mark | null>> = {
  answers: 'good',
  silent: 'away',
  free: 'unset',
  other: 'bad',
  taken: null,
  closed: 'bad',
};

function markOf(found: PortFinding): Pick<ServiceRow, 'mark'> {
  const mark = PORT_MARKS[found];
  return mark ? { mark } : {};
}

/** Looks for ports or sticks once more: no port and no stick is called so. */
export const AGAIN = 'again';

/** The worst first: what the technician came for. */
const WORST: readonly Mark[] = ['bad', 'away', 'soon', 'unset', 'busy', 'good'];

/** Ways on from an outcome, beside "done". */
type Onward = 'test-print' | 'read' | 'profiles' | 'calibrate' | 'ports' | 'sticks' | 'again';

interface Telling {
  readonly mood: 'good' | 'bad';
  readonly onward: readonly Onward[];
}

const TELLINGS: Readonly<Record<OutcomeKind, Telling>> = {
  'port-answers': { mood: 'good', onward: ['profiles', 'test-print', 'read'] },
  'port-open': { mood: 'good', onward: ['read', 'profiles', 'ports'] },
  'port-taken': { mood: 'bad', onward: ['ports'] },
  'port-silent': { mood: 'bad', onward: ['ports'] },
  'port-refused': { mood: 'bad', onward: ['ports'] },
  'profile-set': { mood: 'good', onward: ['test-print', 'read'] },
  'profile-noted': { mood: 'good', onward: ['ports'] },
  printed: { mood: 'good', onward: ['calibrate', 'profiles', 'again'] },
  'print-doubtful': { mood: 'bad', onward: ['again', 'profiles'] },
  'print-refused': { mood: 'bad', onward: ['again', 'ports'] },
  read: { mood: 'good', onward: ['again'] },
  'read-bad': { mood: 'bad', onward: ['again'] },
  'read-nothing': { mood: 'bad', onward: ['again', 'ports'] },
  'roll-noted': { mood: 'good', onward: ['test-print'] },
  calibrated: { mood: 'good', onward: ['test-print'] },
  // Back to the lines: the page is still in the hand.
  'calibration-unclear': { mood: 'bad', onward: [] },
  'bin-emptied': { mood: 'good', onward: ['read'] },
  enrolled: { mood: 'good', onward: [] },
  'badge-not-blank': { mood: 'bad', onward: ['again'] },
  'badge-unfit': { mood: 'bad', onward: ['again'] },
  'badge-pulled': { mood: 'bad', onward: ['again'] },
  reprinted: { mood: 'good', onward: [] },
  voided: { mood: 'good', onward: [] },
  'job-gone': { mood: 'bad', onward: [] },
  exported: { mood: 'good', onward: [] },
  'export-failed': { mood: 'bad', onward: ['sticks', 'again'] },
  'pin-set': { mood: 'good', onward: [] },
  'touch-good': { mood: 'good', onward: ['again'] },
  'touch-off': { mood: 'bad', onward: ['again'] },
  restarting: { mood: 'good', onward: [] },
  'shutting-down': { mood: 'good', onward: [] },
  announced: { mood: 'good', onward: [] },
  'power-failed': { mood: 'bad', onward: ['again'] },
  'not-kept': { mood: 'bad', onward: ['again'] },
  failed: { mood: 'bad', onward: ['again'] },
};

export function moodOf({ kind }: Outcome): 'good' | 'bad' {
  return TELLINGS[kind].mood;
}

export const plain = (text: string): Saying => ({ say: 'plain', with: { text } });

const row = (
  id: string,
  icon: ServiceRow['icon'],
  title: Saying,
  more: Partial<ServiceRow> = {},
): ServiceRow => ({
  id,
  icon,
  title,
  ...more,
});

export function deviceRow({ id, mark, says }: DeviceSight): ServiceRow {
  return row(id, DEVICE_ICONS[id], { say: `device.${id}` }, { note: says, mark });
}

export function sightOf(device: DeviceId, sights: TechnicianSights): DeviceSight | null {
  return sights.devices().find(({ id }) => id === device) ?? null;
}

/** The device that a work was for. */
export function deviceOf(work: Work | null): DeviceId | null {
  return work && 'device' in work ? work.device : null;
}

/** The rows of a place, in their order; a long list has pages of them. */
export function rowsOf(place: Place, sights: TechnicianSights): readonly ServiceRow[] {
  switch (place.at) {
    case 'home':
      return homeRows(sights);
    case 'more':
      return [
        row('pin', 'key', { say: 'more.pin' }),
        row('touch', 'touch', { say: 'more.touch' }),
        row(
          'restart',
          'restart',
          { say: 'more.restart' },
          { note: { say: 'more.restartNote' }, grave: true },
        ),
        row(
          'shut-down',
          'power',
          { say: 'more.shut-down' },
          { note: { say: 'more.shutDownNote' }, grave: true },
        ),
      ];
    case 'devices':
      return sights.devices().map(deviceRow);
    case 'device':
      return taskRows(place.device, sights);
    case 'ports':
      // Of several adapters that are alike the path alone tells which is which.
      return place.ports.map(({ id, name, path, found, holder, chosen }) =>
        row(id, 'port', plain(path), {
          sort: name,
          note: { say: holder === null ? `ports.${found}` : `ports.holder.${holder}` },
          ...markOf(found),
          chosen,
        }),
      );
    case 'profiles':
      return sights
        .profiles(place.device)
        .map(({ id, name, chosen }) => row(id, DEVICE_ICONS[place.device], name, { chosen }));
    case 'calibration':
      return place.lines.map(({ id, group }, at) =>
        row(id, at + 1, { say: `calibration.groups.${group}` }, { chosen: place.picked.includes(id) }),
      );
    case 'people':
      return sights.people().map(({ id, name, of, hasBadge }) =>
        row(id, 'key', plain(name), {
          note: { say: `people.${of}${hasBadge ? '-badge' : ''}` },
          mark: hasBadge ? 'good' : 'unset',
        }),
      );
    case 'jobs':
      return sights.jobs().map(({ ticketId, number, time, state }) =>
        row(ticketId, 'tickets', plain(number), {
          note: { say: `jobs.${state}`, with: { time } },
          mark: state === 'queued' ? 'soon' : 'bad',
        }),
      );
    case 'job':
      return [
        row('reprint', 'printer', { say: 'job.reprint' }),
        row('void', 'void', { say: 'job.void' }, { grave: true }),
      ];
    case 'sticks':
      return place.sticks.map(({ id, name, freeMegabytes }) =>
        row(id, 'stick', plain(name), { note: { say: 'sticks.free', with: { megabytes: freeMegabytes } } }),
      );
    case 'sure':
      return [
        row('yes', 'done', { say: `sure.${place.work.do}.yes` }),
        row('no', 'again', { say: 'sure.no' }),
      ];
    case 'told':
      return toldRows(place, sights);
    case 'facts':
      return [row('look', 'again', { say: 'facts.again' })];
    case 'log':
    case 'pin':
    case 'touch':
      return [];
  }
}

/** What can be touched on every page of a place, however long its list is. */
export function footOf(place: Place): ServiceFoot | null {
  switch (place.at) {
    case 'ports':
      return { row: row(AGAIN, 'again', { say: 'ports.again' }), leads: place.ports.length === 0 };
    case 'sticks':
      return { row: row(AGAIN, 'again', { say: 'sticks.again' }), leads: place.sticks.length === 0 };
    case 'calibration':
      return { row: row('use', 'done', { say: 'calibration.use' }), leads: true };
    default:
      return null;
  }
}

function homeRows(sights: TechnicianSights): readonly ServiceRow[] {
  // A family that this kiosk does not have is no trouble; a kiosk that has none at all is not set up.
  const devices = sights.devices().filter(({ mark }) => mark !== 'unset');
  const worst = WORST.find((mark) => devices.some((device) => device.mark === mark)) ?? 'unset';
  const troubled = devices.filter(({ mark }) => mark !== 'good' && mark !== 'busy').length;
  const wellness = devices.length === 0 ? 'home.devicesUnset' : 'home.devicesWell';
  const waiting = sights.jobs().length;
  return [
    row(
      'devices',
      'devices',
      { say: 'home.devices' },
      {
        note: troubled === 0 ? { say: wellness } : { say: 'home.devicesTroubled', with: { count: troubled } },
        mark: worst,
      },
    ),
    row(
      'jobs',
      'tickets',
      { say: 'home.jobs' },
      {
        note: waiting === 0 ? { say: 'home.noJobs' } : { say: 'home.jobsWaiting', with: { count: waiting } },
        mark: waiting === 0 ? 'good' : 'soon',
      },
    ),
    row('facts', 'health', { say: 'home.facts' }, { note: { say: 'home.factsNote' } }),
    row('log', 'log', { say: 'home.log' }, { note: { say: 'home.logNote' } }),
    row('sticks', 'stick', { say: 'home.sticks' }, { note: { say: 'home.sticksNote' } }),
    row('more', 'more', { say: 'home.more' }, { note: { say: 'home.moreNote' } }),
  ];
}

/** What leads to the first test print comes first; a printer that is nowhere cannot print. */
function taskRows(device: DeviceId, sights: TechnicianSights): readonly ServiceRow[] {
  const sight = sightOf(device, sights);
  if (!sight) return [];
  const profile = sights.profiles(device).find(({ chosen }) => chosen);
  const notes: Partial<Record<DeviceTask, Saying>> = {
    ports: sight.line === null ? { say: 'task.noPort' } : plain(sight.line),
    ...(profile ? { profiles: profile.name } : {}),
  };
  return sight.tasks.map((task) => {
    const note = notes[task];
    return row(task, TASK_ICONS[task], { say: `task.${task}` }, note ? { note } : {});
  });
}

/** What a device that has just been set up is tried with, or still lacks. */
const FIRST: ReadonlySet<Onward> = new Set(['test-print', 'read', 'ports']);

function toldRows(
  { outcome, after }: Place & { at: 'told' },
  sights: TechnicianSights,
): readonly ServiceRow[] {
  const device = deviceOf(after);
  const tasks = device === null ? [] : (sightOf(device, sights)?.tasks ?? []);
  const can = (onward: Onward) => onward === 'again' || onward === 'sticks' || tasks.includes(onward);
  const icons: Readonly<Record<Onward, ServiceIcon>> = { ...TASK_ICONS, sticks: 'stick', again: 'again' };
  const onward = TELLINGS[outcome.kind].onward.filter(can);
  const done = row('done', 'done', { say: `onward.${outcome.kind === 'printed' ? 'legible' : 'done'}` });
  const ways = onward.map((way) => row(way, icons[way], { say: `onward.${way}` }));
  // The way on to a first print or reading leads; everything else may wait until it was read.
  return TELLINGS[outcome.kind].mood === 'bad' || onward.some((way) => FIRST.has(way))
    ? [...ways, done]
    : [done, ...ways];
}
