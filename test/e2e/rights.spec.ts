import { expect, go, seen, test } from './support/kiosk.ts';
import { newestPaper, plain } from './support/paper.ts';

interface Written {
  readonly kind: string;
  readonly open: string;
}

test('what may be due: a list with reasons, printed without them, and nothing that was answered is kept', async ({
  page,
  kiosk,
}) => {
  await page.goto(kiosk.url);
  await go(page, 'begin-en');
  await go(page, 'open-menu');
  await go(page, 'choice-rights');
  await go(page, 'choice-begin');
  await go(page, 'choice-70-up');
  for (let question = 0; question < 5; question++) await go(page, 'choice-skip');
  await go(page, 'choice-low');
  await go(page, 'choice-yes');
  await expect(seen(page, 'This is not a decision', { exact: false }).first()).toBeVisible();
  await expect(seen(page, 'You said: the family’s income is not enough.')).toBeVisible();

  // To the page of a service and back: nothing is asked again.
  await go(page, 'choice-06.00');
  await expect(page.locator('main[data-screen="sheet"]')).toBeVisible();
  await go(page, 'back');
  await expect(seen(page, 'You said: the family’s income is not enough.')).toBeVisible();

  await go(page, 'choice-print');
  const paper = plain((await newestPaper(kiosk, 1)).text);
  expect(paper).toContain(plain('This is not a decision.'));
  expect(paper).not.toContain(plain('You said'));
  const records = kiosk.rows<Written>('SELECT kind, open FROM records ORDER BY seq');
  expect(records.map(({ kind }) => kind)).toEqual(['rights']);
  const open = JSON.parse(records[0]?.open ?? '{}') as { services: string[] };
  expect(Object.keys(open)).toEqual(['services']);
  expect(open.services).toEqual(expect.arrayContaining(['06.00', '09.01', '05.01.01']));
});
