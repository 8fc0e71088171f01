import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { catalogueInForce } from '../../../electron/host/catalogue/catalogue-in-force.ts';
import {
  type CatalogueKeeper,
  type CatalogueNews,
  KEPT_FILE,
  openCatalogue,
} from '../../../electron/host/catalogue/catalogue-keeper.ts';
import { CatalogueError } from '../../../electron/host/catalogue/load-catalogue.ts';
import { readCatalogue } from '../../../electron/host/catalogue/read-catalogue.ts';
import { tellNews } from '../../../electron/host/catalogue/tell-news.ts';
import { type Clock, systemClock } from '../../../electron/host/clock.ts';
import {
  BUILT_IN,
  type CatalogueFolder,
  catalogueFolder,
  type Entry,
} from '../../support/catalogue-folder.ts';
import { deviceClock } from '../../support/device-clock.ts';
import { temporaryFolder } from '../../support/store.ts';

const MINUTE = 60_000;

let dropIn: CatalogueFolder;
let data = temporaryFolder();
const opened: CatalogueKeeper[] = [];

beforeEach(() => {
  dropIn = catalogueFolder();
  data = temporaryFolder();
});
afterEach(() => {
  for (const keeper of opened.splice(0)) keeper.close();
  dropIn.dispose();
  data.dispose();
});

/** A keeper with its clock in the hand, and its news. */
function open(change: Partial<Parameters<typeof openCatalogue>[0]> = {}) {
  const time = deviceClock();
  const clock: Clock = { ...time, monotonic: time.now };
  const keeper = openCatalogue({
    builtIn: BUILT_IN,
    folder: dropIn.path,
    keptIn: join(data.path, KEPT_FILE),
    lacks: () => [],
    clock,
    ...change,
  });
  opened.push(keeper);
  const news: CatalogueNews[] = [];
  keeper.follow((one) => news.push(one));
  return { keeper, news, time, number: () => keeper.current().version.number };
}

const numberOf = (folder: CatalogueFolder, number: string) =>
  folder.edit<Entry>('version.json', (version) => {
    version.number = number;
  });
const breakIt = () =>
  dropIn.editEntry('services.json', '06.00', (service) => {
    delete service.az;
  });
const rename = (en: string) =>
  dropIn.editEntry('services.json', '06.00', (service) => {
    service.en = en;
  });
const texts = (folder: string) => {
  const read = readCatalogue(folder);
  if (!read.ok) throw new Error('not read');
  return read.texts;
};

describe('at the start', () => {
  test('without a folder the built-in one is in force, and there is no news', () => {
    const { number, news } = open({ folder: null });
    expect(number()).toBe('2026.11.1');
    expect(news).toEqual([]);
  });

  test('a folder that is not there yet, or empty, is no mistake', () => {
    expect(open({ folder: join(data.path, 'later') }).news).toEqual([]);
    mkdirSync(join(data.path, 'empty'));
    expect(open({ folder: join(data.path, 'empty') }).news).toEqual([]);
  });

  test('what lies in the folder is taken', () => {
    const { number, news } = open();
    expect(number()).toBe('2026.12.1');
    expect(news).toEqual([{ kind: 'taken', from: 'folder', number: '2026.12.1', kept: true }]);
  });

  test('a broken folder is refused whole, and the built-in one goes on', () => {
    breakIt();
    const { number, news, keeper } = open();
    expect(number()).toBe('2026.11.1');
    expect(keeper.current().services).toHaveLength(152);
    expect(news).toMatchObject([{ kind: 'refused', from: 'folder', number: '2026.11.1' }]);
  });

  test('one older than what the kiosk came with is refused, and the built-in one goes on', () => {
    numberOf(dropIn, '2025.1.1');
    const { number, news } = open();
    expect(number()).toBe('2026.11.1');
    expect(news).toMatchObject([
      {
        kind: 'refused',
        findings: [{ what: 'older', detail: { found: '2025.1.1', expected: '2026.11.1' } }],
      },
    ]);
  });

  test('a built-in catalogue that is broken ends the start, with what is wrong', () => {
    breakIt();
    expect(() => open({ builtIn: dropIn.path, folder: null })).toThrow(CatalogueError);
    expect(() => open({ builtIn: dropIn.path, folder: null })).toThrow(
      /services\.json:\d+ 06\.00 az: missing-language/,
    );
  });
});

describe('while the kiosk runs', () => {
  test('a new version in the folder is taken', async () => {
    const { number, time } = open();
    numberOf(dropIn, '2026.12.2');
    await time.pass(MINUTE);
    expect(number()).toBe('2026.12.2');
  });

  test('it is heard of at once, without the clock', async () => {
    const { keeper } = open({ clock: systemClock });
    const taken = new Promise<CatalogueNews>((resolve) => keeper.follow(resolve));
    numberOf(dropIn, '2026.12.2');
    expect(await taken).toMatchObject({ kind: 'taken', number: '2026.12.2' });
  });

  test('a broken one is refused whole, once, and the old one goes on', async () => {
    const { keeper, number, news, time } = open();
    const before = keeper.current();
    numberOf(dropIn, '2026.12.2');
    breakIt();
    await time.pass(10 * MINUTE);
    expect(keeper.current()).toBe(before);
    expect(number()).toBe('2026.12.1');
    expect(news.slice(1)).toMatchObject([
      {
        kind: 'refused',
        from: 'folder',
        findings: [{ entry: '06.00', field: 'az', what: 'missing-language' }],
      },
    ]);
    // Mended, it is taken.
    dropIn.editEntry('services.json', '06.00', (service) => {
      service.az = 'Ünvanlı dövlət sosial yardımı';
    });
    await time.pass(MINUTE);
    expect(number()).toBe('2026.12.2');
  });

  test('a folder of which only half has arrived is refused until it is whole', async () => {
    const { number, news, time } = open();
    numberOf(dropIn, '2026.12.2');
    renameSync(join(dropIn.path, 'services.json'), join(data.path, 'services.json'));
    await time.pass(MINUTE);
    expect(news.at(-1)).toMatchObject({
      kind: 'refused',
      findings: [{ file: 'services.json', what: 'unreadable' }],
    });
    expect(number()).toBe('2026.12.1');
    renameSync(join(data.path, 'services.json'), join(dropIn.path, 'services.json'));
    await time.pass(MINUTE);
    expect(number()).toBe('2026.12.2');
  });

  test('another content under the same number is refused; the same content laid out anew is nothing', async () => {
    const { news, time } = open();
    dropIn.write('services.json', JSON.stringify(JSON.parse(dropIn.text('services.json'))));
    await time.pass(MINUTE);
    expect(news).toHaveLength(1);
    rename('Another name');
    await time.pass(MINUTE);
    expect(news.slice(1)).toMatchObject([{ kind: 'refused', findings: [{ what: 'number-used' }] }]);
  });

  test('one that lacks what the configuration names is refused', () => {
    const finding = {
      file: 'version.json',
      line: null,
      entry: null,
      field: null,
      what: 'not-for-this-kiosk',
      detail: { found: 'visitKinds.0.id: "x"' },
    } as const;
    const { number, news } = open({ lacks: () => [finding] });
    expect(number()).toBe('2026.11.1');
    expect(news).toMatchObject([{ kind: 'refused', findings: [finding] }]);
  });

  test('one that is handed over is checked and taken the same way', () => {
    const { keeper, number, news } = open({ folder: null });
    expect(keeper.offer(texts(dropIn.path), 'centre')).toMatchObject({ kind: 'taken', from: 'centre' });
    expect(keeper.offer(texts(dropIn.path), 'centre')).toEqual({ kind: 'same' });
    expect(keeper.offer({ ...texts(dropIn.path), vam: 'x' }, 'centre')).toMatchObject({ kind: 'refused' });
    expect(number()).toBe('2026.12.1');
    expect(news.map(({ kind }) => kind)).toEqual(['taken', 'refused']);
  });

  test('a ticket of an older version keeps the name of its service', () => {
    const { keeper } = open({ folder: null });
    dropIn.edit('services.json', (services) => services.filter(({ code }) => code !== '10.57'));
    keeper.offer(texts(dropIn.path), 'centre');
    const ticket = { direction: '10', services: ['10.01', '10.57'] };
    expect(keeper.current().services.some(({ code }) => code === '10.57')).toBe(false);
    expect(keeper.knowing(ticket).services.some(({ code }) => code === '10.57')).toBe(true);
    expect(keeper.knowing({ direction: '10', services: [] })).toBe(keeper.current());
    expect(keeper.knowing({ direction: '10', services: ['99.99'] })).toBe(keeper.current());
  });
});

describe('over a restart', () => {
  test('the version in force goes on, though its folder is gone', () => {
    open();
    rmSync(dropIn.path, { recursive: true });
    const { number, news } = open();
    expect(number()).toBe('2026.12.1');
    expect(news).toMatchObject([{ kind: 'taken', from: 'kept' }]);
    expect(catalogueInForce(BUILT_IN, data.path).version.number).toBe('2026.12.1');
  });

  test('it goes on, though its folder is broken meanwhile', () => {
    open();
    numberOf(dropIn, '2026.12.2');
    breakIt();
    const { number, news } = open();
    expect(number()).toBe('2026.12.1');
    expect(news).toMatchObject([
      { kind: 'taken', from: 'kept' },
      { kind: 'refused', from: 'folder', number: '2026.12.1' },
    ]);
  });

  test.each(['', '{', '{}', '[]', '{"services.json": 7}', '{"__proto__": {}}'])(
    'one that was kept as %j is refused, and the built-in one goes on',
    (text) => {
      writeFileSync(join(data.path, KEPT_FILE), text);
      const { number, news } = open({ folder: null });
      expect(number()).toBe('2026.11.1');
      expect(news).toMatchObject([{ kind: 'refused', from: 'kept' }]);
      expect(catalogueInForce(BUILT_IN, data.path).version.number).toBe('2026.11.1');
    },
  );

  test('one that is no longer right is refused', () => {
    open();
    const path = join(data.path, KEPT_FILE);
    const files = JSON.parse(readFileSync(path, 'utf8'));
    writeFileSync(path, JSON.stringify({ ...files, 'desks.json': '[]' }));
    const { number, news } = open({ folder: null });
    expect(number()).toBe('2026.11.1');
    expect(news).toMatchObject([{ kind: 'refused', from: 'kept', findings: [{ what: 'no-general-desk' }] }]);
  });

  test('a kiosk that was renewed brings a newer one with it', () => {
    open();
    numberOf(dropIn, '2027.1.1');
    const { number, news } = open({ builtIn: dropIn.path, folder: null });
    expect(number()).toBe('2027.1.1');
    expect(news).toEqual([]);
  });

  test('where it cannot be written down it is in force until then, and that is said', () => {
    const { number, news } = open({ keptIn: join(dropIn.path, 'version.json', KEPT_FILE) });
    expect(number()).toBe('2026.12.1');
    expect(news).toMatchObject([{ kind: 'taken', kept: false }]);
  });
});

describe('log and audit trail', () => {
  test('name versions, files and kinds of findings, never a text of the catalogue', () => {
    dropIn.editEntry('services.json', '06.00', (service) => {
      service.az = '<b>SECRET</b>';
    });
    const { news } = open();
    const told: unknown[] = [];
    for (const one of news)
      tellNews(
        one,
        (event, facts) => told.push({ event, ...facts }),
        (kind, subject, detail) => told.push({ kind, subject, detail }),
      );
    expect(told).toEqual([
      { kind: 'catalogue.refused', subject: '2026.11.1', detail: 'folder 1' },
      {
        event: 'catalogue.refused',
        goesOn: '2026.11.1',
        from: 'folder',
        findings: 1,
        file: 'services.json',
        line: expect.any(Number),
        what: 'markup',
      },
    ]);
    expect(JSON.stringify(told)).not.toContain('SECRET');
  });
});
