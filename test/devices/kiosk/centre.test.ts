import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { startHost } from '../../../electron/host/start-host.ts';
import type { KioskEvent, ScreenName, View } from '../../../flows/contract.ts';
import { writeConfig } from '../../support/kiosk-config.ts';
import { testPage } from '../../support/page.ts';
import { temporaryFolder } from '../../support/store.ts';

const WORDS = 'NISANLIVIKAYET';
const PHONE = '0501234567';
const PATIENTLY = { timeout: 20_000 } as const;

let folder = temporaryFolder();
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.dispose());

const data = () => join(folder.path, 'data');
const on = (name: ScreenName) => (view: View) => view.screen.name === name;

/** A whole kiosk without a printer, with the demonstration centre in this manner, and somebody in front of it. */
async function running(centre: object) {
  const log: string[] = [];
  const name = { az: 'Mərkəz', ru: 'Центр', en: 'Centre' };
  const kiosk = await startHost({
    configPath: writeConfig(folder.path, null, { centre: { mode: 'demonstration', name, ...centre } }),
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
  return { page, log, close };
}

function rows(file: string, sql: string): Record<string, unknown>[] {
  const db = new Database(join(data(), file), { readonly: true });
  try {
    return db.prepare<[], Record<string, unknown>>(sql).all();
  } finally {
    db.close();
  }
}
const unsent = () => rows('kiosk.sqlite', 'SELECT id FROM outbox WHERE sent_at IS NULL').length;
const taken = () => rows('demonstration-centre.sqlite', 'SELECT id, kind, opened FROM events ORDER BY rowid');

/** A complaint, with words and a phone number. */
async function complain({ page }: Awaited<ReturnType<typeof running>>) {
  const choose = (id: string): KioskEvent => ({ type: 'choose', id });
  const typed = (text: string): KioskEvent[] => [...text].map((key) => ({ type: 'key', key }));
  page.touch({ type: 'open', flow: 'opinion' });
  await page.until(on('rating'));
  page.touch({ type: 'rate', stars: 2 });
  await page.until(({ screen }) => screen.name === 'rating' && screen.props.given === 2);
  page.touch(choose('more'), choose('complaint'), ...typed(WORDS), { type: 'enter' });
  page.touch(...typed(PHONE), { type: 'enter' });
  await page.until(on('told'));
  await expect
    .poll(() => rows('kiosk.sqlite', "SELECT kind FROM records WHERE kind = 'complaint'").length, PATIENTLY)
    .toBe(1);
}

test('what is written down reaches the centre, once, and is read by nobody on the way', async () => {
  const kiosk = await running({});
  expect(kiosk.page.view().demonstration).toBe(true);
  await complain(kiosk);
  await expect.poll(unsent, PATIENTLY).toBe(0);
  const sent = rows('kiosk.sqlite', 'SELECT id, kind FROM outbox ORDER BY rowid');
  expect(taken()).toEqual(sent.map((event) => ({ ...event, opened: 1 })));
  expect(sent.map(({ kind }) => kind)).toContain('record.complaint');
  // It was sealed, and the kiosk has not kept even that.
  const sealed = "SELECT json_extract(payload, '$.sealed') AS sealed FROM";
  const complaint = "WHERE kind = 'record.complaint'";
  expect(rows('demonstration-centre.sqlite', `${sealed} events ${complaint}`)).toEqual([
    { sealed: expect.stringMatching(/^[\w-]{100,}$/) },
  ]);
  expect(rows('kiosk.sqlite', `${sealed} outbox ${complaint}`)).toEqual([{ sealed: null }]);
  await kiosk.close();
  const secrets = [WORDS, PHONE, PHONE.slice(1), WORDS.toLowerCase()];
  for (const file of readdirSync(data(), { recursive: true, encoding: 'utf8' })) {
    const bytes = readFileSync(join(data(), file));
    for (const secret of secrets) expect(bytes.includes(secret), `${file}: ${secret}`).toBe(false);
  }
  for (const secret of secrets) expect(kiosk.log.join('\n')).not.toContain(secret);
});

test('what a silent centre did not take waits over a restart, and goes then', async () => {
  const silent = await running({ answers: 'silent', deadlineSeconds: 0.5 });
  await complain(silent);
  await expect.poll(() => silent.log.some((line) => line.includes('outbox.held-up')), PATIENTLY).toBe(true);
  const waiting = unsent();
  expect(waiting).toBeGreaterThan(0);
  expect(taken()).toEqual([]);
  await silent.close();
  const next = await running({});
  await expect.poll(unsent, PATIENTLY).toBe(0);
  expect(taken()).toHaveLength(waiting);
  await next.close();
});

const HANGS_ON_CENTRE = ['appointment', 'apply', 'status', 'reference'];

test.each([
  ['standalone', []],
  ['demonstration', HANGS_ON_CENTRE],
] as const)('a kiosk that is %s offers of what hangs on a centre: %j', async (mode, offered) => {
  const { page, close } = await running({ mode });
  page.touch({ type: 'begin', locale: 'az' }, { type: 'open', flow: 'menu' });
  const seen: string[] = [];
  for (let more = true; more; ) {
    const { screen } = await page.until(
      ({ screen }) => screen.name === 'list' && !seen.includes(firstOf(screen)),
    );
    if (screen.name !== 'list') throw new Error(screen.name);
    seen.push(...screen.props.items.map(({ id }) => id));
    more = screen.props.paging.page < screen.props.paging.pages;
    if (more) page.touch({ type: 'turn-page', to: 'next' });
  }
  expect(seen.filter((id) => HANGS_ON_CENTRE.includes(id))).toEqual(offered);
  // What only has to be written down is there either way.
  for (const id of ['call-back', 'home', 'opinion', 'resume']) expect(seen).toContain(id);
  await close();
});

const firstOf = (screen: View['screen']): string =>
  screen.name === 'list' ? (screen.props.items[0]?.id ?? '') : '';

test('a kiosk that stands alone marks no screen, and keeps what is for the centre', async () => {
  const kiosk = await running({ mode: 'standalone' });
  expect(kiosk.page.view().demonstration).toBe(false);
  await complain(kiosk);
  await kiosk.close();
  expect(unsent()).toBeGreaterThan(0);
  expect(readdirSync(data())).not.toContain('demonstration-centre.sqlite');
});
