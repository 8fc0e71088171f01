import { afterEach, beforeEach, expect, test } from 'vitest';
import { createCourier } from '../../../../electron/host/outbox/courier.ts';
import { openDatabase } from '../../../../electron/store/open-database.ts';
import type { Store } from '../../../../electron/store/store.ts';
import type { Centre, CentreAnswer, OutboxEvent } from '../../../../flows/domain/centre.ts';
import { deviceClock } from '../../../support/device-clock.ts';
import { openTestStore, temporaryFolder } from '../../../support/store.ts';

let folder: ReturnType<typeof temporaryFolder>;
let store: Store;
let clock: ReturnType<typeof deviceClock>;
beforeEach(() => {
  folder = temporaryFolder();
  store = openTestStore(folder.path).store;
  clock = deviceClock();
});
afterEach(() => {
  store.close();
  folder.dispose();
});

const OK = { ok: true, value: null } as const;
const SILENT = { ok: false, why: 'silent' } as const;

/** A centre that notes what it was handed, and takes each id once. */
function centre(answer: (event: OutboxEvent) => CentreAnswer<null> | Promise<CentreAnswer<null>> = () => OK) {
  const asked: string[] = [];
  const taken = new Set<string>();
  const submit: Centre['submit'] = async (event) => {
    asked.push(event.id);
    const answered = await answer(event);
    if (answered.ok) taken.add(event.id);
    return answered;
  };
  return { asked, taken, submit };
}

function courierTo(
  submit: Centre['submit'],
  withStore: <T>(use: (opened: Store) => T) => T | null = (use) => use(store),
) {
  return createCourier({ centre: { submit }, withStore, clock, log: () => {} });
}

function write(count: number, sealed: string | null = null) {
  for (let at = 0; at < count; at++)
    store.record(
      {
        requestId: `REQ${process.hrtime.bigint()}`,
        sessionId: 'S',
        kind: 'checklist',
        locale: 'az',
        service: null,
        open: { at },
      },
      'K1',
      sealed === null ? null : () => sealed,
    );
}

function outbox(): { id: string; payload: string; sent_at: number | null }[] {
  const opened = openDatabase(folder.path, 'look');
  if (!opened.ok) throw new Error(opened.detail);
  try {
    return opened.db.prepare('SELECT * FROM outbox ORDER BY rowid').all() as never;
  } finally {
    opened.db.close();
  }
}

test('everything goes to the centre once, in the order in which it was written', async () => {
  const other = centre();
  const courier = courierTo(other.submit);
  write(45);
  courier.nudge();
  await clock.pass(1_000);
  expect(other.asked).toEqual(outbox().map(({ id }) => id));
  expect(store.outboxDepth()).toBe(0);
  write(2);
  courier.nudge();
  await clock.pass(1_000);
  expect(other.asked).toHaveLength(47);
  courier.stop();
});

test('a centre that does not answer is tried again ever more rarely, and the order holds', async () => {
  let works = false;
  const other = centre(() => (works ? OK : SILENT));
  const courier = courierTo(other.submit);
  write(3);
  courier.nudge();
  await clock.pass(60_000);
  const first = outbox()[0]?.id;
  expect(new Set(other.asked)).toEqual(new Set([first]));
  // After 0.3 s, then 1, 2, 4, 8, 16 s later: the next would be the seventh.
  expect(other.asked).toHaveLength(6);
  // What is written meanwhile does not make it hurry.
  for (let at = 0; at < 20; at++) courier.nudge();
  await clock.pass(1_000);
  expect(other.asked).toHaveLength(6);
  expect(store.outboxDepth()).toBe(3);
  works = true;
  await clock.pass(5 * 60_000);
  expect(store.outboxDepth()).toBe(0);
  expect([...other.taken]).toEqual(outbox().map(({ id }) => id));
  courier.stop();
});

test('a centre that took it while the kiosk died before the mark gets it again, and has it once', async () => {
  write(2);
  const other = centre();
  const dying = courierTo(other.submit, (use) => {
    const shown = {
      ...store,
      markSent: () => {
        throw new Error('power cut');
      },
    };
    try {
      return use(shown);
    } catch {
      return null;
    }
  });
  dying.nudge();
  await clock.pass(400);
  dying.stop();
  expect(other.taken.size).toBe(1);
  expect(store.outboxDepth()).toBe(2);
  const next = courierTo(other.submit);
  next.nudge();
  await clock.pass(1_000);
  const ids = outbox().map(({ id }) => id);
  expect(other.asked).toEqual([ids[0], ...ids]);
  expect([...other.taken]).toEqual(ids);
  next.stop();
});

test('what was sealed for the centre goes from the store with the mark, and not before', async () => {
  let works = false;
  const other = centre(() => (works ? OK : SILENT));
  const courier = courierTo(other.submit);
  write(1, 'SEALED-FOR-THE-CENTRE');
  courier.nudge();
  await clock.pass(500);
  expect(outbox()[0]?.payload).toContain('SEALED-FOR-THE-CENTRE');
  works = true;
  await clock.pass(60_000);
  const [row] = outbox();
  expect(row?.sent_at).not.toBeNull();
  expect(JSON.parse(row?.payload ?? '{}')).toMatchObject({ sealed: null, open: { at: 0 } });
  courier.stop();
});

test('after the end nothing is sent, and an answer that comes late marks nothing', async () => {
  let answer: (value: CentreAnswer<null>) => void = () => {};
  const other = centre(
    () =>
      new Promise((resolve) => {
        answer = resolve;
      }),
  );
  const courier = courierTo(other.submit);
  write(2);
  courier.nudge();
  await clock.pass(500);
  courier.stop();
  answer(OK);
  await clock.pass(60_000);
  expect(other.asked).toHaveLength(1);
  expect(store.outboxDepth()).toBe(2);
});

test('what is written while it is under way goes too', async () => {
  const other = centre((event) => {
    if (other.asked.length === 1) {
      write(1);
      courier.nudge();
    }
    return event ? OK : SILENT;
  });
  const courier = courierTo(other.submit);
  write(1);
  courier.nudge();
  await clock.pass(2_000);
  expect(other.asked).toHaveLength(2);
  courier.stop();
});
