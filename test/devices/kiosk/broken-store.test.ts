import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { startHost } from '../../../electron/host/start-host.ts';
import { writeConfig } from '../../support/kiosk-config.ts';
import { testPage } from '../../support/page.ts';
import { temporaryFolder } from '../../support/store.ts';

let folder = temporaryFolder();
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.dispose());

/** A kiosk without a printer, and a citizen who takes one number after another. */
async function running() {
  const kiosk = await startHost({
    configPath: writeConfig(folder.path, null),
    dataDir: join(folder.path, 'data'),
    simulate: false,
    log: () => {},
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
    close,
    take: async () => {
      page.touch({ type: 'begin', locale: 'az' });
      page.touch({ type: 'unsure' });
      const { screen } = await page.until(
        ({ screen: { name, props } }) =>
          name === 'no-ticket' || (name === 'ticket' && 'paper' in props && props.paper.kind !== 'printing'),
      );
      if (screen.name !== 'ticket') throw new Error(screen.name);
      page.touch({ type: 'finish' }, { type: 'finish' });
      await page.until((view) => view.screen.name === 'attract');
      return screen.props;
    },
  };
}

const file = () => join(folder.path, 'data', 'kiosk.sqlite');

test('without a printer the citizen is told at once, not after a deadline', async () => {
  const { take } = await running();
  expect((await take()).paper).toEqual({ kind: 'waiting', trouble: 'printer-gone' });
});

test('a database deleted under the kiosk: the next number is in a file again, and none is given twice', async () => {
  const { take } = await running();
  expect((await take()).number).toBe('S001');
  for (const suffix of ['', '-wal', '-shm']) rmSync(file() + suffix, { force: true });
  expect((await take()).number).toBe('S501');
  const db = new Database(file(), { readonly: true });
  expect(db.prepare('SELECT number FROM tickets').all()).toEqual([{ number: 'S501' }]);
  db.close();
});

test('a table lost under the kiosk: the store is set aside, and the same citizen gets a number', async () => {
  const { take, page } = await running();
  expect((await take()).number).toBe('S001');
  const other = new Database(file());
  other.exec('DROP TABLE outbox');
  other.close();
  expect((await take()).number).toBe('S501');
  page.touch({ type: 'activity', by: 'finger' });
  expect(readdirSync(join(folder.path, 'data')).some((name) => name.startsWith('kiosk.damaged.'))).toBe(true);
});

test('what paints the attract screen does not break on a broken store', async () => {
  const { page, take } = await running();
  await take();
  const other = new Database(file());
  other.exec('DROP TABLE print_jobs');
  other.close();
  page.touch({ type: 'begin', locale: 'ru' });
  page.touch({ type: 'restart' });
  expect(page.view().screen.name).toBe('attract');
  expect((await take()).number).toBe('S501');
});
