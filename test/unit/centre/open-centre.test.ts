import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { MANNERS } from '../../../electron/centre/demonstration/manner.ts';
import { SPECIMEN_FIN } from '../../../electron/centre/demonstration/people.ts';
import { openCentre } from '../../../electron/centre/open-centre.ts';
import { parseConfig } from '../../../electron/host/config/load-config.ts';
import type { Config } from '../../../electron/host/config/schema.ts';
import { catalogue } from '../../support/catalogue.ts';
import { deviceClock } from '../../support/device-clock.ts';
import { temporaryFolder } from '../../support/store.ts';

const IDENTITY = { fin: SPECIMEN_FIN, documentNumber: 'AA0000001' };
const NAME = { az: 'Mərkəz', ru: 'Центр', en: 'Centre' };
const KEY = 'B6N8vBQgk8i3VdwbEOhstCY3StFqqFPtC9_AsrhtHHw';

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.dispose());

function parsed(centre: object) {
  return parseConfig(
    { kioskId: 'K1', centre: { name: NAME, ...centre }, screen: { widthMm: 300, heightMm: 530 } },
    'kiosk.json',
  );
}

function configOf(centre: object): Config['centre'] {
  const result = parsed(centre);
  if (!result.ok) throw new Error(result.problems[0]?.found);
  return result.config.centre;
}

function opened(centre: object, dataDir = folder.path) {
  const clock = deviceClock();
  const logged: string[] = [];
  const tools = {
    dataDir,
    stamp: 'test',
    catalogue,
    clock: { ...clock, monotonic: clock.now },
    log: (what: string, about?: object) => logged.push(`${what} ${JSON.stringify(about ?? {})}`),
  };
  return { ...openCentre(configOf(centre), tools), clock, logged };
}

test('a kiosk that stands alone asks nobody, and seals for the key that it was given', async () => {
  const { centre, manners } = opened({ mode: 'standalone', sealingKey: KEY });
  expect(manners).toBeNull();
  expect(centre).toMatchObject({ isDemonstration: false, sealingKey: KEY });
  expect(await centre.person(IDENTITY)).toEqual({ ok: false, why: 'silent' });
});

test.each(MANNERS)('a demonstration that begins %s', async (answers) => {
  const { centre, clock, close, logged } = opened({ mode: 'demonstration', answers });
  const answer = centre.person(IDENTITY);
  await clock.pass(4_000);
  const why = { wrong: 'garbled', silent: 'silent' }[answers as string];
  expect(await answer).toMatchObject(why ? { ok: false, why } : { ok: true, value: { fin: SPECIMEN_FIN } });
  // Which question and how, and nothing of whom it was about.
  expect(logged).toEqual(why ? [`centre.failed {"question":"person","why":"${why}"}`] : []);
  close();
});

test('the deadline is the one of the configuration: a slow centre is too late for a short one', async () => {
  const { centre, clock, close } = opened({ mode: 'demonstration', answers: 'slow', deadlineSeconds: 2 });
  const answer = centre.person(IDENTITY);
  await clock.pass(2_000);
  expect(await answer).toEqual({ ok: false, why: 'silent' });
  close();
});

test('how it behaves is changed while it runs', async () => {
  const { centre, manners, close } = opened({ mode: 'demonstration' });
  expect(await centre.person(IDENTITY)).toMatchObject({ ok: true });
  manners?.behave('wrong');
  expect(manners?.manner).toBe('wrong');
  expect(await centre.person(IDENTITY)).toEqual({ ok: false, why: 'garbled' });
  manners?.behave('answering');
  expect(await centre.person(IDENTITY)).toMatchObject({ ok: true });
  close();
});

test('where nothing can be written there is nobody to ask, and it is still a demonstration', async () => {
  const file = join(folder.path, 'a-file');
  writeFileSync(file, '');
  const { centre, logged } = opened({ mode: 'demonstration' }, join(file, 'data'));
  expect(centre.isDemonstration).toBe(true);
  expect(await centre.person(IDENTITY)).toEqual({ ok: false, why: 'silent' });
  expect(logged[0]).toMatch(/^centre.unusable/);
});

test('a demonstration has a key of its own: one in the configuration is a mistake', () => {
  expect(parsed({ mode: 'demonstration', sealingKey: KEY })).toMatchObject({
    ok: false,
    problems: [{ key: 'centre.sealingKey', expected: 'none: the demonstration has a key of its own' }],
  });
  expect(parsed({ mode: 'demonstration', anwers: 'slow' })).toMatchObject({
    ok: false,
    problems: [{ key: 'centre.anwers', expected: expect.stringContaining('answers') }],
  });
});
