import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { startHost } from '../../../electron/host/start-host.ts';
import { type CatalogueFolder, catalogueFolder, type Entry } from '../../support/catalogue-folder.ts';
import { writeConfig } from '../../support/kiosk-config.ts';
import { testPage } from '../../support/page.ts';
import { temporaryFolder } from '../../support/store.ts';

interface LogLine {
  readonly event: string;
  readonly number?: string;
  readonly what?: string;
}

let folder = temporaryFolder();
let dropIn: CatalogueFolder;
beforeEach(() => {
  folder = temporaryFolder();
  dropIn = catalogueFolder();
});
afterEach(() => {
  folder.dispose();
  dropIn.dispose();
});

/** A kiosk with a folder for catalogues, and what it logs. */
async function running(dir = dropIn.path) {
  const lines: LogLine[] = [];
  let heard = () => {};
  const kiosk = await startHost({
    configPath: writeConfig(folder.path, null, { catalogue: { dir } }),
    dataDir: join(folder.path, 'data'),
    simulate: false,
    log: (line) => {
      lines.push(JSON.parse(line));
      heard();
    },
  });
  onTestFinished(() => kiosk.close());
  const page = testPage();
  kiosk.connect(page.port);
  page.ready();
  return {
    page,
    /** Resolves with the first line of an event, now or later, that was not asked for before. */
    until: (event: string) =>
      new Promise<LogLine>((resolve) => {
        heard = () => {
          const at = lines.findIndex((line) => line.event === event);
          const [line] = at < 0 ? [] : lines.splice(at, 1);
          if (line) resolve(line);
        };
        heard();
      }),
  };
}

const rename = (az: string, number: string) => {
  dropIn.editEntry('needs.json', 'work', (need) => {
    need.az = az;
  });
  dropIn.edit<Entry>('version.json', (version) => {
    version.number = number;
  });
};

test('a version that is put into the folder is on the next citizen’s screen, and in the audit trail', async () => {
  const { page, until } = await running();
  expect(await until('catalogue.taken')).toMatchObject({ number: '2026.12.1' });
  page.touch({ type: 'begin', locale: 'az' });
  const needs = () => {
    const { screen } = page.view();
    return 'choices' in screen.props ? JSON.stringify(screen.props.choices) : '';
  };
  expect(needs()).toContain('İş və əmək');
  rename('İş tapmaq', '2026.12.2');
  expect(await until('catalogue.taken')).toMatchObject({ number: '2026.12.2' });
  // Who was there before goes on as they began.
  page.touch({ type: 'set-language', locale: 'az' });
  expect(needs()).toContain('İş və əmək');
  page.touch({ type: 'restart' }, { type: 'begin', locale: 'az' });
  expect(needs()).toContain('İş tapmaq');

  const db = new Database(join(folder.path, 'data', 'kiosk.sqlite'), { readonly: true });
  onTestFinished(() => {
    db.close();
  });
  expect(db.prepare("SELECT kind, subject, detail FROM audit WHERE kind LIKE 'catalogue.%'").all()).toEqual([
    { kind: 'catalogue.taken', subject: '2026.12.1', detail: 'folder' },
    { kind: 'catalogue.taken', subject: '2026.12.2', detail: 'folder' },
  ]);
});

test('one that lacks a visit kind of this kiosk is refused, and the built-in one gives numbers', async () => {
  dropIn.edit('visit-kinds.json', (kinds) => kinds.filter(({ id }) => id !== 'vam'));
  const { page, until } = await running();
  expect(await until('catalogue.refused')).toMatchObject({
    goesOn: '2026.11.1',
    what: 'not-for-this-kiosk',
  });
  page.touch({ type: 'begin', locale: 'az' }, { type: 'unsure' });
  const { screen } = await page.until(({ screen: { name } }) => name === 'ticket');
  expect(screen.props).toMatchObject({ number: 'S001' });
});

test('a folder that is not there is told of, and what the kiosk came with goes on', async () => {
  const { until } = await running(join(folder.path, 'not-there'));
  expect(await until('catalogue.no-folder')).toMatchObject({ goesOn: expect.any(String) });
});
