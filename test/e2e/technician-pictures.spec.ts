import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ALPHABETS } from '../support/alphabets.ts';
import { foldLookAlikes, readPaper } from '../support/paper-reader.ts';
import { button, expect, go, seen, test } from './support/kiosk.ts';
import { cutSheets } from './support/paper.ts';
import { FOLDER, picture } from './support/picture.ts';
import { ANSWERS, choose, outOfTheBox, PIN, SERVICE, searchPorts, typePin } from './support/technician.ts';

test.use({
  settings: outOfTheBox(({ folder }) => ({ sticks: [folder] })),
  viewport: { width: 405, height: 720 },
});

test.describe.configure({ timeout: 120_000 });

test('from no devices configured to a correct test print, on the touch screen alone', async ({
  page,
  kiosk,
}) => {
  mkdirSync(join(FOLDER, 'technician'), { recursive: true });
  let step = 0;
  const take = (name: string) => picture(page, `technician/${String(++step).padStart(2, '0')}-${name}`);
  await page.goto(kiosk.url);
  await expect(button(page, 'begin-az')).toBeVisible();
  await take('attract');
  await go(page, 'help');
  await take('help');
  await go(page, 'open-technician');
  await take('pin');
  await typePin(page, PIN);
  await expect(seen(page, SERVICE.home.title)).toBeVisible();
  await take('home');
  await go(page, 'choice-devices');
  await expect(seen(page, SERVICE.state.unset)).toBeVisible();
  await take('devices');
  await go(page, 'choice-printer');
  await take('printer');
  await searchPorts(page);
  await take('ports');
  await choose(page, ANSWERS);
  await expect(seen(page, SERVICE.told['port-answers'].title)).toBeVisible();
  await take('port-answers');
  await go(page, 'choice-profiles');
  await expect(seen(page, SERVICE.profiles.title)).toBeVisible();
  await take('profiles');
  await go(page, 'choice-epson-tm-t88');
  await expect(seen(page, SERVICE.told['profile-set'].title)).toBeVisible();
  await take('profile-set');
  await go(page, 'choice-test-print');
  await expect(seen(page, SERVICE.told.printed.title)).toBeVisible();
  await take('printed');

  const [sheet] = await cutSheets(kiosk, 1);
  if (!sheet) throw new Error('no sheet was cut');
  writeFileSync(join(FOLDER, 'technician/paper.png'), Buffer.from(sheet.png, 'base64'));
  const paper = readPaper(sheet);
  const letters = foldLookAlikes(paper.text).replace(/\s/g, '');
  for (const alphabet of ALPHABETS) expect(letters).toContain(foldLookAlikes(alphabet));
  for (const sign of ['№', '₼', '…']) expect(letters).toContain(sign);
  expect(paper.qr).not.toBeNull();

  await go(page, 'choice-done');
  await expect(seen(page, SERVICE.state.printer.ready)).toBeVisible();
  await take('ready');
  await go(page, 'back');
  await go(page, 'back');
  await expect(seen(page, SERVICE.home.devicesWell)).toBeVisible();
  await take('home-ready');
  await go(page, 'finish');
  await expect(button(page, 'begin-az')).toBeVisible();
});
