import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { temporaryFolder } from '../support/store.ts';
import { button, expect, ROOT, seen, takeTicket, test } from './support/kiosk.ts';
import { WORDS } from './support/words.ts';

test.use({ viewport: { width: 1500, height: 1920 } });

test('npm start without a configuration: simulated devices, and a dock that breaks and mends them', async ({
  page,
}) => {
  const folder = temporaryFolder();
  const kiosk = spawn(
    process.execPath,
    [join(ROOT, 'scripts/start.ts'), '--headless', '--data', folder.path],
    { cwd: ROOT, stdio: ['ignore', 'pipe', 'ignore'] },
  );
  const [ready] = (await once(createInterface({ input: kiosk.stdout }), 'line')) as [string];
  await page.goto(ready.replace('ready ', ''));
  const dock = (command: string) => page.locator(`[data-command="${command}"]`);

  await dock('paper-out').click();
  await expect(seen(page, WORDS.az.attract.troubleTitle)).toBeVisible();
  await takeTicket(page, 'az');
  await expect(seen(page, WORDS.az.trouble['no-paper'])).toBeVisible();
  await expect(seen(page, WORDS.az.dock.noPapers)).toBeVisible();
  await dock('paper-ok').click();
  await button(page, 'print').click();
  await expect(seen(page, WORDS.az.paper.printedTitle)).toBeVisible();
  const paper = page.getByRole('img', { name: WORDS.az.dock.paperImage.replace('{{id}}', '1') });
  await expect(paper).toBeVisible();
  expect(await paper.evaluate((image) => (image as HTMLImageElement).naturalHeight)).toBeGreaterThan(500);

  const exit = once(kiosk, 'exit');
  kiosk.kill('SIGTERM');
  expect((await exit)[0]).toBe(0);
  folder.dispose();
});
