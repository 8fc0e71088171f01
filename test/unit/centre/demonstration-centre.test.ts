import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ANSWERS } from '../../../electron/centre/answers-schema.ts';
import { SPECIMEN_CODE, SPECIMEN_NUMBER } from '../../../electron/centre/demonstration/appointments.ts';
import {
  type DemonstrationCentre,
  openDemonstrationCentre,
} from '../../../electron/centre/demonstration/demonstration-centre.ts';
import {
  finOf,
  makePeople,
  PEOPLE_COUNT,
  SPECIMEN_FIN,
} from '../../../electron/centre/demonstration/people.ts';
import { newSealingPair, seal } from '../../../electron/centre/sealed-box.ts';
import { judged } from '../../../flows/appointment/judge.ts';
import { type CentreAnswer, type OutboxEvent, REFERENCE_AREAS } from '../../../flows/domain/centre.ts';
import { isReceipt, receiptNumber } from '../../../flows/domain/receipt.ts';
import { finIn } from '../../../hardware/id-scanners/mrz/fin.ts';
import { PRESENTATIONS } from '../../../hardware/simulators/bar-code-reader/presentations.ts';
import { catalogue } from '../../support/catalogue.ts';
import { temporaryFolder } from '../../support/store.ts';

const { publicKey, privateKey } = newSealingPair();
const DAY_MS = 24 * 60 * 60 * 1000;
const SPECIMEN = { fin: SPECIMEN_FIN, documentNumber: 'AA0000001' };

let folder: ReturnType<typeof temporaryFolder>;
let clock: { now: number };
let centre: DemonstrationCentre;
/** A Thursday, 10:37 in Baku. */
const THURSDAY = Date.UTC(2026, 10, 26, 6, 37);

function open(): DemonstrationCentre {
  return openDemonstrationCentre({
    dataDir: folder.path,
    stamp: 'test',
    privateKey,
    now: () => clock.now,
    services: catalogue.services.map(({ code, direction }) => ({ code, direction })),
    proactive: catalogue.services.filter(({ proactive }) => proactive).map(({ code }) => code),
  });
}
beforeEach(() => {
  folder = temporaryFolder();
  clock = { now: THURSDAY };
  centre = open();
});
afterEach(() => {
  centre.close();
  folder.dispose();
});

async function value<T>(answer: Promise<CentreAnswer<T>>): Promise<T> {
  const answered = await answer;
  if (!answered.ok) throw new Error(answered.why);
  return answered.value;
}

const event = (kind: string, payload: object, id = `E-${kind}`): OutboxEvent => ({
  id,
  kind,
  payload: JSON.stringify(payload),
  createdAt: clock.now,
});

describe('the people', () => {
  test('are two hundred, the same each time, with FINs of the right alphabet that show that they are made up', () => {
    const people = makePeople();
    expect(people).toEqual(makePeople());
    expect(new Set(people.map(({ fin }) => fin)).size).toBe(PEOPLE_COUNT);
    for (const { fin } of people) {
      expect(finIn(fin)).toEqual({ fin, suggested: null });
      expect(fin === SPECIMEN_FIN || /^0DEM\d{3}$/.test(fin)).toBe(true);
    }
    const numbers = people.flatMap(({ documents }) => documents);
    expect(new Set(numbers).size).toBe(numbers.length);
    for (const number of numbers) expect(number).toMatch(/^(AA0000\d{3}|C00000\d{3}|AZE00000\d{3})$/);
  });

  test('are known by FIN and document together, and by neither alone', async () => {
    for (const { fin, documents } of makePeople())
      for (const documentNumber of documents) {
        const person = await value(centre.person({ fin, documentNumber }));
        expect(ANSWERS.person.parse(person)).toEqual(person);
        expect(person.fin).toBe(fin);
      }
    expect(await centre.person({ ...SPECIMEN, fin: finOf(2) })).toEqual({ ok: false, why: 'unknown' });
    expect(await centre.person({ ...SPECIMEN, documentNumber: 'AA0000002' })).toEqual({
      ok: false,
      why: 'unknown',
    });
  });

  test('some of them act for others', async () => {
    const { inCare } = await value(centre.person(SPECIMEN));
    expect(inCare).toEqual([{ fin: finOf(181), name: expect.any(String) }]);
  });
});

describe('appointments', () => {
  test('the code of the simulated reader can be checked in at any time of any day', async () => {
    const code = PRESENTATIONS.appointment.text.slice('DA'.length);
    expect(code).toBe(SPECIMEN_CODE);
    for (const later of [0, 5, 60, 24 * 60, 45 * 24 * 60]) {
      clock.now = THURSDAY + later * 60_000;
      const [found, ...more] = await value(centre.appointments({ by: 'code', code }));
      expect(more).toEqual([]);
      expect(found && judged(found, clock.now), `${later} min`).toBe('now');
      expect(await value(centre.appointments({ by: 'number', number: SPECIMEN_NUMBER }))).toEqual([found]);
      expect(await value(centre.appointments({ by: 'fin', fin: SPECIMEN_FIN }))).toEqual([found]);
    }
  });

  test('there are some of every kind, today and in the days to come, and they stay what they are', async () => {
    const all = await allAppointments();
    expect(ANSWERS.appointments.parse(all.slice(0, 100))).toEqual(all.slice(0, 100));
    const verdicts = new Set(all.map((one) => judged(one, clock.now)));
    expect(verdicts).toEqual(new Set(['now', 'early', 'late', 'other-day', 'cancelled', 'elsewhere']));
    for (const { direction, service } of all)
      expect(catalogue.services.find(({ code }) => code === service)?.direction).toBe(direction);
    centre.close();
    centre = open();
    expect(await allAppointments()).toEqual(all);
    // The next day has its own.
    clock.now += DAY_MS;
    expect((await allAppointments()).length).toBeGreaterThan(all.length);
  });

  test('one that was checked in is so, however the kiosk tells it', async () => {
    const [first] = await value(centre.appointments({ by: 'code', code: SPECIMEN_CODE }));
    await centre.submit(event('record.check-in', { open: { appointment: first?.id } }));
    const [then] = await value(centre.appointments({ by: 'code', code: SPECIMEN_CODE }));
    expect(then).toEqual({ ...first, state: 'checked-in' });
    const other = (await allAppointments()).find(({ state }) => state === 'booked');
    await centre.submit(event('ticket.issued', { series: 'C', appointment: other?.id }));
    const after = (await allAppointments()).find(({ id }) => id === other?.id);
    expect(after?.state).toBe('checked-in');
  });

  test('nobody has one that does not exist', async () => {
    for (const question of [
      { by: 'code', code: 'X' },
      { by: 'number', number: '0000000' },
      { by: 'fin', fin: '0DEM999' },
    ] as const)
      expect(await centre.appointments(question)).toEqual({ ok: false, why: 'unknown' });
  });

  async function allAppointments() {
    const found = await Promise.all(
      makePeople()
        .slice(1)
        .map(({ fin }) => centre.appointments({ by: 'fin', fin })),
    );
    return found.flatMap((answer) => (answer.ok ? answer.value : []));
  }
});

describe('applications', () => {
  test('the specimen has one in every state, and never one of the future', async () => {
    const states: string[] = [];
    for (let running = 1; running <= 5; running++) {
      const receipt = receiptNumber('D1', running);
      const found = await value(centre.application({ receipt, fin: SPECIMEN_FIN }));
      expect(ANSWERS.application.parse(found)).toEqual(found);
      expect(found.filedAt).toBeLessThanOrEqual(clock.now);
      expect(found.wanted.length > 0).toBe(found.state === 'needs-documents');
      for (const id of found.wanted) expect(catalogue.documents.map((one) => one.id)).toContain(id);
      states.push(found.state);
    }
    expect(states.sort()).toEqual(['granted', 'in-progress', 'needs-documents', 'received', 'refused']);
  });

  test('nobody sees that of another', async () => {
    const receipt = receiptNumber('D1', 1);
    expect(await centre.application({ receipt, fin: finOf(2) })).toEqual({ ok: false, why: 'unknown' });
  });

  test('what was filed at this kiosk is received, once, and its FIN is on no disk', async () => {
    const number = receiptNumber('K1', 12);
    const filed = event('record.application', {
      id: 'R12',
      kind: 'application',
      number,
      service: '06.00',
      open: {},
      sealed: seal(
        { identity: { fin: '9MARKED', documentNumber: 'AA7654321' }, answers: { note: 'MARKED-NOTE' } },
        publicKey,
        'R12 application',
      ),
    });
    expect(await centre.submit(filed)).toEqual({ ok: true, value: null });
    expect(await centre.submit(filed)).toEqual({ ok: true, value: null });
    expect(await centre.application({ receipt: number, fin: '9MARKED' })).toEqual({
      ok: true,
      value: { receipt: number, service: '06.00', filedAt: clock.now, state: 'received', wanted: [] },
    });
    for (const file of readdirSync(folder.path)) {
      const bytes = readFileSync(join(folder.path, file));
      for (const secret of ['9MARKED', 'AA7654321', 'MARKED-NOTE'])
        expect(bytes.includes(secret), file).toBe(false);
    }
  });
});

describe('references', () => {
  test('the specimen gets one of each area, and the same one when it is asked for again', async () => {
    const numbers = new Set<string>();
    for (const area of REFERENCE_AREAS) {
      const question = { ...SPECIMEN, area, requestId: `REQ-${area}` };
      const made = await value(centre.reference(question));
      expect(ANSWERS.reference.parse(made)).toEqual(made);
      expect(isReceipt(made.number)).toBe(true);
      expect(made.lines.length).toBeGreaterThan(3);
      clock.now += 1000;
      expect(await value(centre.reference(question))).toEqual(made);
      numbers.add(made.number);
    }
    expect(numbers.size).toBe(REFERENCE_AREAS.length);
  });

  test('nobody gets that of another, nor one about what they do not have', async () => {
    const other = makePeople().find(({ areas }) => !areas.includes('disability'));
    if (!other) throw new Error('everybody has it');
    const theirs = { fin: other.fin, documentNumber: other.documents[0] ?? '' };
    const unknown = { ok: false, why: 'unknown' };
    expect(await centre.reference({ ...theirs, area: 'disability', requestId: 'R1' })).toEqual(unknown);
    await centre.reference({ ...SPECIMEN, area: 'insurance-record', requestId: 'R2' });
    expect(await centre.reference({ ...theirs, area: 'insurance-record', requestId: 'R2' })).toEqual(unknown);
    expect(
      await centre.reference({ ...theirs, fin: SPECIMEN_FIN, area: 'pension', requestId: 'R3' }),
    ).toEqual(unknown);
  });
});

test('what comes without an application is told to those whose it is', async () => {
  const notices = await value(centre.notices(SPECIMEN));
  expect(ANSWERS.notices.parse(notices)).toEqual(notices);
  expect(notices).toHaveLength(2);
  for (const { service, assignedAt } of notices) {
    expect(catalogue.services.find(({ code }) => code === service)?.proactive).toBe(true);
    expect(assignedAt).toBeLessThan(clock.now);
  }
  expect(await value(centre.notices({ fin: finOf(2), documentNumber: 'AA0000002' }))).toEqual([]);
  expect(await centre.notices({ ...SPECIMEN, fin: finOf(2) })).toEqual({ ok: false, why: 'unknown' });
});

test('how many wait is counted from the tickets of the last while', async () => {
  for (const [id, series] of [
    ['E1', 'C'],
    ['E2', 'C'],
    ['E2', 'C'],
    ['E3', 'A'],
  ] as const)
    await centre.submit(event('ticket.issued', { series }, id));
  expect(await value(centre.queues())).toEqual([
    { series: 'A', waiting: 1 },
    { series: 'C', waiting: 2 },
  ]);
  clock.now += 60 * 60_000;
  expect(await value(centre.queues())).toEqual([]);
});

test('a box of another key is kept closed, and holds up nobody', async () => {
  const sealed = seal({ identity: { fin: finOf(2) } }, newSealingPair().publicKey, 'R1 application');
  const strange = event('record.application', {
    id: 'R1',
    kind: 'application',
    number: 'K1-000001-9',
    sealed,
  });
  expect(await centre.submit(strange)).toEqual({ ok: true, value: null });
  expect(await centre.application({ receipt: 'K1-000001-9', fin: finOf(2) })).toEqual({
    ok: false,
    why: 'unknown',
  });
});

test.each(['not a database at all', ''])(
  'a file that cannot be used (%j) is set aside, or filled',
  async (text) => {
    centre.close();
    for (const suffix of ['-wal', '-shm', ''])
      writeFileSync(join(folder.path, `demonstration-centre.sqlite${suffix}`), suffix === '' ? text : '');
    centre = open();
    expect((await value(centre.person(SPECIMEN))).fin).toBe(SPECIMEN_FIN);
    expect(readdirSync(folder.path).includes('demonstration-centre.test.sqlite')).toBe(text !== '');
  },
);
