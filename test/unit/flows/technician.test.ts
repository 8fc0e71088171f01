import { describe, expect, test } from 'vitest';
import type { KioskEvent, ServiceRow, TechnicianScreen } from '../../../flows/contract.ts';
import { footOf, rowsOf } from '../../../flows/technician/rows.ts';
import { stepOf } from '../../../flows/technician/steps.ts';
import { OUTCOMES, type Place } from '../../../flows/technician/technician.ts';
import { TARGETS, touchOutcome } from '../../../flows/technician/touch-check.ts';
import { startSession } from '../../support/session.ts';
import { SAMPLE_OUTCOMES, SAMPLE_PLACES } from '../../support/technician-views.ts';
import { SAMPLE_PORTS, SAMPLE_SIGHTS } from '../../support/technician-world.ts';

const digits = (pin: string): KioskEvent[] =>
  [...pin].map((digit) => ({ type: 'digit', digit }) as KioskEvent);

/** Until everything that was answered at once has been taken in. */
const settled = async () => {
  for (let turn = 0; turn < 10; turn++) await Promise.resolve();
};

async function signedIn() {
  const session = startSession();
  session.send({ type: 'open-help' }, { type: 'open-technician' }, ...digits('135790'), { type: 'enter' });
  await settled();
  const at = (): TechnicianScreen => session.screen() as TechnicianScreen;
  return {
    ...session,
    at,
    choose: async (...ids: string[]) => {
      for (const id of ids) {
        session.send({ type: 'choose', id });
        await settled();
      }
    },
    ids: () => {
      const { props } = at();
      return 'rows' in props ? props.rows.map(({ id }) => id) : [];
    },
  };
}

describe('a technician', () => {
  test('gets from nothing to a test print by touching what leads', async () => {
    const { choose, at, technician } = await signedIn();
    await choose('devices', 'printer', 'ports', SAMPLE_PORTS[0].id, 'profiles', 'epson-tm-t88', 'test-print');
    expect(at()).toMatchObject({ name: 'technician-told', props: { title: { say: 'told.printed.title' } } });
    expect(technician.done).toEqual([
      { do: 'find-ports', device: 'printer' },
      { do: 'use-port', device: 'printer', port: SAMPLE_PORTS[0].id },
      { do: 'use-profile', device: 'printer', profile: 'epson-tm-t88' },
      { do: 'test-print', device: 'printer' },
    ]);
    await choose('done');
    expect(at()).toMatchObject({ name: 'technician-list', props: { title: { say: 'device.printer' } } });
  });

  test('who has just plugged something in searches once more, ports and sticks', async () => {
    const { choose, at, send, technician } = await signedIn();
    await choose('devices', 'printer', 'ports', 'again');
    expect(at()).toMatchObject({ props: { title: { say: 'ports.title' } } });
    send({ type: 'back' }, { type: 'back' }, { type: 'back' });
    await choose('sticks', 'again');
    expect(technician.done.map((work) => work.do)).toEqual([
      'find-ports',
      'find-ports',
      'find-sticks',
      'find-sticks',
    ]);
  });

  test('never stands in a citizen’s session: the one that was there has ended', async () => {
    const session = startSession();
    session.send({ type: 'begin', locale: 'ru' }, { type: 'choose', id: 'help' });
    const citizen = session.actor.getSnapshot().context.sessionId;
    expect(citizen).not.toBeNull();
    session.send({ type: 'open-help' }, { type: 'open-technician' }, ...digits('135790'), { type: 'enter' });
    await settled();
    const { context } = session.actor.getSnapshot();
    expect(session.screen().name).toBe('technician-home');
    expect(context).toMatchObject({ sessionId: null, technicianId: 'TECH', settled: false });
    expect(session.actor.getSnapshot().children.flow).toBeUndefined();
    session.send({ type: 'finish' });
    expect(session.screen().name).toBe('attract');
    expect(session.actor.getSnapshot().context).toMatchObject({ technicianId: null, sessionId: null });
    expect(session.technician.trail).toEqual(['began TECH', 'ended TECH']);
  });

  test('who types a wrong PIN is where they were, and the citizen’s session goes on', async () => {
    const session = startSession();
    session.send({ type: 'begin', locale: 'az' });
    const before = session.actor.getSnapshot().context.sessionId;
    session.send({ type: 'open-help' }, { type: 'open-technician' }, ...digits('1111'), { type: 'enter' });
    await settled();
    expect(session.screen()).toMatchObject({ name: 'technician-pin', props: { wrong: true, typed: 0 } });
    session.send({ type: 'close' }, { type: 'close' });
    expect(session.screen().name).toBe('need');
    expect(session.actor.getSnapshot().context.sessionId).toBe(before);
  });

  test('a volunteer’s PIN opens nothing of the technician’s', async () => {
    const session = startSession({
      checkPin: async (_pin, of) =>
        of === 'technician' ? { kind: 'wrong' } : { kind: 'right', volunteer: { id: 'V1', name: 'V' } },
    });
    session.send({ type: 'open-help' }, { type: 'open-technician' }, ...digits('2468'), { type: 'enter' });
    await settled();
    expect(session.screen().name).toBe('technician-pin');
  });

  test('who walks away is warned, and then signed out', async () => {
    const { seconds, view, screen, technician } = await signedIn();
    seconds(299);
    expect(view().warning).toBeNull();
    seconds(2);
    expect(view().warning).not.toBeNull();
    seconds(21);
    expect(screen().name).toBe('attract');
    expect(technician.trail.at(-1)).toBe('ended TECH');
  });

  test('goes back step by step, and not out', async () => {
    const { choose, send, at, view } = await signedIn();
    expect(view().bar).toMatchObject({ back: false, restart: true });
    await choose('devices', 'printer');
    expect(view().bar.back).toBe(true);
    send({ type: 'back' });
    expect(at()).toMatchObject({ props: { title: { say: 'devices.title' } } });
    send({ type: 'back' }, { type: 'back' });
    expect(at().name).toBe('technician-home');
  });

  test('who goes back does not wait for what was begun', async () => {
    const session = startSession();
    const never = new Promise<never>(() => {});
    session.technician.deps.work = () => never;
    session.send({ type: 'open-help' }, { type: 'open-technician' }, ...digits('135790'), { type: 'enter' });
    await settled();
    session.send({ type: 'choose', id: 'devices' }, { type: 'choose', id: 'printer' });
    session.send({ type: 'choose', id: 'ports' });
    expect(session.screen()).toMatchObject({ props: { mood: 'busy', title: { say: 'work.find-ports' } } });
    session.send({ type: 'back' });
    expect(session.screen()).toMatchObject({ props: { title: { say: 'device.printer' } } });
    session.send({ type: 'choose', id: 'test-print' });
    session.seconds(91);
    expect(session.screen()).toMatchObject({ props: { title: { say: 'told.failed.title' } } });
  });

  test('is asked before a ticket is given up, and a job that is settled is left behind', async () => {
    const { choose, at, technician } = await signedIn();
    await choose('jobs', 'T0', 'void');
    expect(technician.done).toEqual([]);
    await choose('no');
    expect(at()).toMatchObject({ props: { title: { say: 'job.title', with: { number: 'A017' } } } });
    await choose('void', 'yes');
    expect(technician.done).toEqual([{ do: 'void', ticketId: 'T0' }]);
    await choose('done');
    expect(at()).toMatchObject({ props: { title: { say: 'jobs.title' } } });
  });

  test('is asked before a new roll is noted: the paper is counted anew', async () => {
    const { choose, at, technician } = await signedIn();
    await choose('devices', 'printer', 'new-roll');
    expect(at()).toMatchObject({ props: { mood: 'ask', title: { say: 'sure.new-roll.title' } } });
    await choose('no');
    expect(technician.done).toEqual([]);
    expect(at()).toMatchObject({ props: { title: { say: 'device.printer' } } });
    await choose('new-roll', 'yes');
    expect(technician.done).toEqual([{ do: 'new-roll', device: 'printer' }]);
    expect(at()).toMatchObject({ props: { title: { say: 'told.roll-noted.title' } } });
  });

  test('whose stick was full chooses another one', async () => {
    const { choose, at, send, technician } = await signedIn();
    const { work } = technician.deps;
    technician.deps.work = async (doing, ...rest) => {
      await work(doing, ...rest);
      return doing.do === 'export'
        ? { kind: 'told', outcome: { kind: 'export-failed' } }
        : { kind: 'sticks', sticks: [{ id: 'stick-0', name: 'KINGSTON', freeMegabytes: 0 }] };
    };
    await choose('sticks', 'stick-0', 'sticks');
    expect(at()).toMatchObject({ props: { title: { say: 'sticks.title' } } });
    expect(technician.done.map((doing) => doing.do)).toEqual(['find-sticks', 'export', 'find-sticks']);
    send({ type: 'back' });
    expect(at().name).toBe('technician-home');
  });

  test('finds what ends a long list on each of its pages', async () => {
    const { choose, at, send, technician } = await signedIn();
    const seen = () => {
      const { props } = at();
      if (!('foot' in props)) throw new Error(at().name);
      return { foot: props.foot?.row.id, rows: props.rows.length, page: props.paging.page };
    };
    await choose('devices', 'printer', 'calibrate');
    expect(seen()).toEqual({ foot: 'use', rows: 5, page: 1 });
    await choose('l1');
    send({ type: 'turn-page', to: 'next' });
    expect(seen()).toEqual({ foot: 'use', rows: 4, page: 2 });
    send({ type: 'turn-page', to: 'next' });
    expect(seen().page).toBe(2);
    await choose('l9', 'use');
    expect(technician.done.at(-1)).toEqual({
      do: 'use-calibration',
      device: 'printer',
      picked: ['l1', 'l9'],
    });
  });

  test('types a new PIN twice; what differs is not kept', async () => {
    const { choose, send, at, technician } = await signedIn();
    await choose('more', 'pin');
    send(...digits('123'), { type: 'enter' });
    expect(at()).toMatchObject({ props: { step: 'new', typed: 3 } });
    send(...digits('4'), { type: 'enter' });
    expect(at()).toMatchObject({ props: { step: 'again', typed: 0 } });
    send(...digits('1235'), { type: 'enter' });
    expect(at()).toMatchObject({ props: { step: 'new', wrong: true } });
    expect(technician.done).toEqual([]);
    send(...digits('7531'), { type: 'enter' }, ...digits('7531'), { type: 'enter' });
    await settled();
    expect(technician.done).toEqual([{ do: 'set-pin', pin: '7531' }]);
    expect(at()).toMatchObject({ props: { title: { say: 'told.pin-set.title' } } });
  });

  test('checks the glass with five touches, and nothing of them is kept', async () => {
    const { choose, send, at, actor } = await signedIn();
    await choose('more', 'touch');
    for (const step of TARGETS.keys()) {
      expect(at()).toMatchObject({ name: 'technician-touch', props: { step: step + 1, of: TARGETS.length } });
      send({ type: 'touch-at', dx: 10, dy: -20 });
    }
    expect(at()).toMatchObject({
      props: { title: { say: 'told.touch-good.title', with: { right: 1, down: -2, most: 2.2 } } },
    });
    send({ type: 'back' });
    expect(JSON.stringify(actor.getPersistedSnapshot())).not.toContain('dx');
  });

  test('with a badge is let in wherever the kiosk stands', () => {
    const session = startSession();
    session.send({ type: 'begin', locale: 'az' }, { type: 'technician-badge', technicianId: 'B7' });
    expect(session.screen().name).toBe('technician-home');
    session.send({ type: 'service-lost', code: 'STORE' }, { type: 'finish' });
    expect(session.screen().name).toBe('out-of-service');
    session.send({ type: 'technician-badge', technicianId: 'B7' });
    expect(session.screen().name).toBe('technician-home');
    expect(session.technician.trail).toEqual(['began B7', 'ended B7', 'began B7']);
  });

  test('is not offered a way in where nobody can be one', () => {
    const session = startSession({ technicians: false });
    session.send({ type: 'open-help' }, { type: 'open-technician' });
    expect(session.screen().name).toBe('help');
  });
});

/** Its rows, and what stands below them. */
function touchableAt(place: Place): readonly ServiceRow[] {
  const foot = footOf(place);
  return [...rowsOf(place, SAMPLE_SIGHTS), ...(foot ? [foot.row] : [])];
}

describe('each place', () => {
  test('where lines are picked tells each by its number and what it tries; ports are told by their path', () => {
    const lines = rowsOf(SAMPLE_PLACES.calibration as Place, SAMPLE_SIGHTS);
    expect(lines.map(({ icon }) => icon)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(lines[2]?.title).toEqual({ say: 'calibration.groups.azerbaijani' });
    const [port] = rowsOf(SAMPLE_PLACES.ports as Place, SAMPLE_SIGHTS);
    expect(port).toMatchObject({
      title: { say: 'plain', with: { text: SAMPLE_PORTS[0].path } },
      sort: SAMPLE_PORTS[0].name,
    });
  });

  test('marks what takes the kiosk or a ticket away as grave, and nothing else', () => {
    const grave = Object.values(SAMPLE_PLACES).flatMap((place) =>
      touchableAt(place).flatMap(({ id, grave = false }) => (grave ? [id] : [])),
    );
    expect(grave).toEqual(['restart', 'shut-down', 'void']);
  });

  test.each(Object.entries(SAMPLE_PLACES))('%s: each of its rows leads somewhere', (_, place: Place) => {
    for (const { id } of touchableAt(place)) expect(stepOf(place, id, SAMPLE_SIGHTS), id).not.toBeNull();
    expect(stepOf(place, 'no-such-row', SAMPLE_SIGHTS)).toBeNull();
  });

  test('has ids that may travel over the bridge', () => {
    const ids = Object.values(SAMPLE_PLACES).flatMap((place) => touchableAt(place).map(({ id }) => id));
    for (const id of ids) expect(id).toMatch(/^[A-Za-z0-9._-]{1,64}$/);
  });

  test('every outcome has a sample, and a way on', () => {
    expect(SAMPLE_OUTCOMES.map(({ kind }) => kind)).toEqual([...OUTCOMES]);
    for (const outcome of SAMPLE_OUTCOMES)
      expect(rowsOf({ at: 'told', outcome, after: null }, SAMPLE_SIGHTS).length).toBeGreaterThan(0);
  });
});

test('one touch far off is enough to say that the glass is not aligned', () => {
  const near = { dx: 5, dy: 5 };
  expect(touchOutcome([near, near, { dx: 90, dy: 60 }]).kind).toBe('touch-off');
  expect(touchOutcome([near, near]).kind).toBe('touch-good');
});
