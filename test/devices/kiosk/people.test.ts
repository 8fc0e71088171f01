import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { startHost } from '../../../electron/host/start-host.ts';
import { hashPin } from '../../../electron/host/volunteers.ts';
import type { KioskEvent, ScreenName, View } from '../../../flows/contract.ts';
import { writeConfig } from '../../support/kiosk-config.ts';
import { testPage } from '../../support/page.ts';
import { temporaryFolder } from '../../support/store.ts';

/** Long, so that no id or time holds it by chance. */
const PIN = '24681357';
const WRONG = '97531864';

let hash = '';
beforeAll(async () => {
  hash = await hashPin(PIN);
});

let folder = temporaryFolder();
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.dispose());

const data = () => join(folder.path, 'data');
const on = (name: ScreenName) => (view: View) => view.screen.name === name;

/** A whole kiosk without a printer, and somebody in front of it. */
async function running() {
  const log: string[] = [];
  const volunteers = [{ id: 'V1', name: 'Könüllü 1', pin: hash }];
  const kiosk = await startHost({
    configPath: writeConfig(folder.path, null, { volunteers }),
    dataDir: data(),
    simulate: false,
    log: (line) => log.push(line),
  });
  let closed = false;
  const close = async () => {
    if (!closed) await kiosk.close();
    closed = true;
  };
  onTestFinished(close);
  const page = testPage();
  kiosk.connect(page.port);
  page.ready();
  return {
    page,
    log,
    close,
    typePin: (pin: string) => {
      for (const digit of pin) page.touch({ type: 'digit', digit } as KioskEvent);
      page.touch({ type: 'enter' });
    },
    help: (...more: KioskEvent[]) => page.touch({ type: 'open-help' }, ...more),
  };
}

function rows(sql: string): Record<string, unknown>[] {
  const db = new Database(join(data(), 'kiosk.sqlite'), { readonly: true });
  try {
    return db.prepare<[], Record<string, unknown>>(sql).all();
  } finally {
    db.close();
  }
}

/** Everything that stands in the data folder, with what SQLite has not yet moved into its file. */
const onDisk = () =>
  readdirSync(data())
    .map((name) => readFileSync(join(data(), name), 'latin1'))
    .join();

test('a citizen takes a number and touches the fourth face', async () => {
  const { page } = await running();
  page.touch({ type: 'begin', locale: 'az' }, { type: 'unsure' });
  await page.until(on('ticket'));
  page.touch({ type: 'finish' });
  expect(page.view().screen).toEqual({ name: 'rating', props: { about: 'kiosk', given: null } });
  page.touch({ type: 'rate', stars: 4 });
  expect(page.view().screen).toEqual({ name: 'rating', props: { about: 'kiosk', given: 4 } });
  page.touch({ type: 'rate', stars: 1 });

  const [ticket] = rows('SELECT id FROM tickets');
  expect(rows('SELECT ticket_id, stars FROM ratings')).toEqual([{ ticket_id: ticket?.id, stars: 4 }]);
  const events = rows("SELECT payload FROM outbox WHERE kind = 'rating.given'");
  expect(events.map(({ payload }) => JSON.parse(String(payload)))).toMatchObject([
    { ticketId: ticket?.id, stars: 4 },
  ]);
  expect(rows("SELECT subject, detail FROM audit WHERE kind = 'rating.given'")).toEqual([
    { subject: ticket?.id, detail: '4' },
  ]);
  page.touch({ type: 'finish' });
  expect(page.view().screen.name).toBe('attract');
});

describe('a volunteer', () => {
  test('is called, signs in, is let help, asks for an operator and hands back', async () => {
    const { page, help, typePin, log, close } = await running();
    page.touch({ type: 'begin', locale: 'az' });
    help({ type: 'call-help' });
    await page.until(({ screen }) => screen.name === 'help' && screen.props.called);
    page.touch({ type: 'open-volunteer' });
    typePin(PIN);
    const asked = await page.until(on('assist-consent'));
    expect(asked).toMatchObject({ assist: null, screen: { props: { volunteer: 'Könüllü 1' } } });
    expect(rows('SELECT whom, answered_by FROM help_calls')).toEqual([
      { whom: 'volunteer', answered_by: null },
    ]);
    page.touch({ type: 'consent', given: true });
    expect(page.view()).toMatchObject({ assist: { volunteer: 'Könüllü 1', called: false } });
    expect(rows('SELECT whom, answered_by FROM help_calls')).toEqual([
      { whom: 'volunteer', answered_by: 'V1' },
    ]);

    page.touch({ type: 'open-visit-kinds' }, { type: 'choose', id: 'elderly' }, { type: 'call-help' });
    await page.until(({ assist }) => assist?.called === true);
    page.touch({ type: 'hand-back' });
    expect(page.view()).toMatchObject({ assist: null, screen: { name: 'need' } });
    page.touch({ type: 'back' });
    expect(page.view().screen.name).toBe('attract');

    const steps = rows("SELECT kind, subject, detail FROM audit WHERE kind LIKE 'assist.%' ORDER BY seq");
    expect(steps.map(({ kind, detail }) => `${kind} ${detail}`)).toEqual([
      'assist.asked V1',
      'assist.began V1',
      'assist.step V1 open-visit-kinds',
      'assist.step V1 choose',
      'assist.step V1 call-help',
      'assist.handed-back V1',
    ]);
    expect(new Set(steps.map(({ subject }) => subject)).size).toBe(1);
    await close();
    for (const secret of [PIN, 'Könüllü 1', 'elderly']) {
      expect(onDisk()).not.toContain(Buffer.from(secret).toString('latin1'));
      expect(log.join()).not.toContain(secret);
    }
  });

  test('who is refused sees and does nothing', async () => {
    const { page, help, typePin } = await running();
    page.touch({ type: 'begin', locale: 'ru' });
    help({ type: 'open-volunteer' });
    typePin(PIN);
    await page.until(on('assist-consent'));
    page.touch({ type: 'consent', given: false });
    expect(page.view()).toMatchObject({ assist: null, screen: { name: 'need' } });
    page.touch({ type: 'open-visit-kinds' });
    const kinds = rows("SELECT kind FROM audit WHERE kind LIKE 'assist.%' ORDER BY seq");
    expect(kinds).toEqual([{ kind: 'assist.asked' }, { kind: 'assist.refused' }]);
  });

  test('who signs in where nobody is answers the call of a citizen who has left', async () => {
    const { page, help, typePin } = await running();
    page.touch({ type: 'begin', locale: 'az' });
    help({ type: 'call-help' });
    await page.until(({ screen }) => screen.name === 'help' && screen.props.called);
    page.touch({ type: 'restart' });
    help({ type: 'open-volunteer' });
    typePin(PIN);
    const { screen } = await page.until(on('help-calls'));
    const [call, ...others] = screen.name === 'help-calls' ? screen.props.choices : [];
    expect(call?.label).toBe('TEST');
    expect(others).toEqual([]);
    page.touch({ type: 'choose', id: call?.id ?? '' });
    expect(page.view().screen).toMatchObject({ name: 'help-calls', props: { choices: [] } });
    expect(rows('SELECT answered_by FROM help_calls')).toEqual([{ answered_by: 'V1' }]);
  });
});

test('three wrong PINs lock the pad, and a restart does not open it', async () => {
  const first = await running();
  first.help({ type: 'open-volunteer' });
  for (let attempt = 1; attempt <= 3; attempt++) {
    first.typePin(WRONG);
    await first.page.until(({ screen }) => screen.name === 'volunteer-pin' && screen.props.wrong);
    first.page.touch({ type: 'erase' });
  }
  const { screen } = first.page.view();
  expect(screen).toMatchObject({ name: 'volunteer-pin', props: { lockedSeconds: expect.any(Number) } });
  first.typePin(PIN);
  expect(first.page.view().screen).toMatchObject({ props: { typed: 0 } });
  await first.close();

  const second = await running();
  second.help({ type: 'open-volunteer' });
  second.typePin(PIN);
  const after = await second.page.until(
    ({ screen }) =>
      screen.name === 'help-calls' ||
      (screen.name === 'volunteer-pin' && (screen.props.wrong || screen.props.lockedSeconds !== null)),
  );
  expect(after.screen).toMatchObject({ name: 'volunteer-pin', props: { lockedSeconds: expect.any(Number) } });
  expect(rows("SELECT subject, detail FROM audit WHERE kind = 'volunteer.refused'")).toEqual(
    Array(3).fill({ subject: null, detail: null }),
  );
  expect(rows("SELECT 1 FROM audit WHERE kind = 'volunteer.signed-in'")).toEqual([]);
  await second.close();
  for (const typed of [PIN, WRONG]) {
    expect(onDisk()).not.toContain(typed);
    expect([...first.log, ...second.log].join()).not.toContain(typed);
  }
});

test.each(['ratings', 'help_calls'])('a kiosk whose table %s is lost starts and goes on', async (table) => {
  const first = await running();
  await first.close();
  const db = new Database(join(data(), 'kiosk.sqlite'));
  db.exec(`DROP TABLE ${table}`);
  db.close();
  const { page, help } = await running();
  page.touch({ type: 'begin', locale: 'az' });
  help({ type: 'call-help' });
  await page.until(({ screen }) => screen.name === 'help' && screen.props.called);
  expect(rows('SELECT whom FROM help_calls')).toEqual([{ whom: 'volunteer' }]);
});
