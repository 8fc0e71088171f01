import { button, expect, go, seen, takeTicket, test } from './support/kiosk.ts';
import { WORDS } from './support/words.ts';

test.describe('a citizen who walks away', () => {
  test.use({
    settings: { config: { session: { idleSeconds: 20, warningSeconds: 20 } }, data: null },
  });

  test('is warned, may go on with one touch, and leaves a clean attract screen behind', async ({
    page,
    kiosk,
  }) => {
    test.setTimeout(240_000);
    await page.goto(kiosk.url);
    await go(page, 'begin-ru');
    await go(page, 'choice-help');
    await expect(seen(page, WORDS.ru.warning.title)).toBeVisible({ timeout: 30_000 });
    const seconds = page.locator('[role=alertdialog]');
    await expect(seconds).toContainText('19');
    await expect(seconds).toContainText('18');
    await button(page, 'continue').click();
    await expect(seen(page, WORDS.ru.warning.title)).toHaveCount(0);
    await expect(button(page, 'choice-03')).toBeVisible();

    // Asking for time gives more of it, up to five times as much.
    await expect(seen(page, WORDS.ru.warning.title)).toBeVisible({ timeout: 110_000 });
    await expect(button(page, 'begin-az')).toBeVisible({ timeout: 30_000 });
    await expect(page.locator('html')).toHaveAttribute('lang', 'az');
    expect(kiosk.rows('SELECT * FROM tickets')).toEqual([]);
  });
});

test('the language can be changed on every screen', async ({ page, kiosk }) => {
  await page.goto(kiosk.url);
  const change = async (locale: 'az' | 'ru' | 'en') => {
    await go(page, 'language');
    await go(page, `language-${locale}`);
    await expect(page.locator('html')).toHaveAttribute('lang', locale);
  };
  await change('en');
  await change('az');
  await go(page, 'begin-az');
  await change('ru');
  await expect(seen(page, WORDS.ru.need.title)).toBeVisible();
  await go(page, 'choice-help');
  await change('en');
  await expect(seen(page, WORDS.en.direction.title)).toBeVisible();
  await go(page, 'choice-03');
  await change('az');
  await expect(seen(page, WORDS.az.service.title)).toBeVisible();
  await go(page, 'visit-kind');
  await change('ru');
  await expect(seen(page, WORDS.ru.visitKind.title)).toBeVisible();
  await go(page, 'choice-elderly');
  await go(page, 'unsure');
  await expect(seen(page, 'C001', { exact: true })).toBeVisible();
  await change('en');
  await expect(seen(page, WORDS.en.ticket.title)).toBeVisible();
  expect(kiosk.rows('SELECT locale, visit_kind FROM tickets')).toEqual([
    { locale: 'ru', visit_kind: 'elderly' },
  ]);
});

test('back, start again and help are on every screen of the road', async ({ page, kiosk }) => {
  await page.goto(kiosk.url);
  await go(page, 'begin-az');
  await go(page, 'help');
  await expect(seen(page, WORDS.az.help.title)).toBeVisible();
  await go(page, 'close');
  await go(page, 'choice-money');
  await go(page, 'choice-05');
  await go(page, 'next-page');
  await go(page, 'previous-page');
  await go(page, 'back');
  await go(page, 'back');
  await expect(seen(page, WORDS.az.need.title)).toBeVisible();
  await go(page, 'back');
  await expect(button(page, 'begin-az')).toBeVisible();
  await go(page, 'begin-az');
  await go(page, 'choice-money');
  await go(page, 'restart');
  await expect(button(page, 'begin-az')).toBeVisible();
});

test('a page that is loaded again stands where it was, and holds nothing itself', async ({ page, kiosk }) => {
  await page.goto(kiosk.url);
  await go(page, 'begin-ru');
  await go(page, 'choice-help');
  await page.reload();
  await expect(seen(page, WORDS.ru.direction.title)).toBeVisible();
  await takeTicketFromDirections();
  await page.reload();
  await expect(seen(page, 'C001', { exact: true })).toBeVisible();
  expect(await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie])).toEqual([
    0,
    0,
    '',
  ]);

  async function takeTicketFromDirections() {
    await go(page, 'choice-03');
    await go(page, 'unsure');
    await expect(seen(page, 'C001', { exact: true })).toBeVisible();
  }
});

test('a double touch does not choose on a screen that was never seen', async ({ page, kiosk }) => {
  await page.goto(kiosk.url);
  await button(page, 'begin-az').dblclick();
  await expect(seen(page, WORDS.az.need.title)).toBeVisible();
  await seen(page, WORDS.az.need.title).waitFor();
  await button(page, 'choice-help').dblclick();
  await expect(seen(page, WORDS.az.direction.title)).toBeVisible();
  await button(page, 'choice-03').dblclick();
  await expect(seen(page, WORDS.az.service.title)).toBeVisible();
  expect(kiosk.rows('SELECT * FROM tickets')).toEqual([]);
});

test('when the host is gone the page says so calmly, and goes on when it is back', async ({
  page,
  kiosk,
}) => {
  await page.goto(kiosk.url);
  await expect(button(page, 'begin-az')).toBeVisible();
  await kiosk.kill();
  await expect(seen(page, WORDS.az.moment.title)).toBeVisible();
  await kiosk.restart();
  await page.goto(kiosk.url);
  await takeTicket(page, 'az');
  await expect(seen(page, 'C001', { exact: true })).toBeVisible();
});

for (const [name, viewport] of Object.entries({
  portrait: { width: 1080, height: 1920 },
  landscape: { width: 1920, height: 1080 },
})) {
  test.describe(() => {
    test.use({
      viewport,
      settings: {
        config: {
          screen: name === 'portrait' ? { widthMm: 300, heightMm: 530 } : { widthMm: 530, heightMm: 300 },
        },
        data: null,
      },
    });

    test(`${name}: every target on the road is at least 20 mm, with 3 mm between`, async ({
      page,
      kiosk,
    }) => {
      await page.goto(kiosk.url);
      const mm = viewport.width / (name === 'portrait' ? 300 : 530);
      const check = async (ready: string) => {
        await expect(button(page, ready)).toBeVisible();
        const boxes = await page.locator('[data-name]:visible:not([inert] *)').evaluateAll((elements) =>
          elements.map((element) => {
            const { x, y, width, height } = element.getBoundingClientRect();
            return { name: (element as HTMLElement).dataset.name ?? '', x, y, width, height };
          }),
        );
        for (const box of boxes) {
          expect(box.width / mm, `${box.name} in width`).toBeGreaterThanOrEqual(19.99);
          expect(box.height / mm, `${box.name} in height`).toBeGreaterThanOrEqual(19.99);
          expect(box.x).toBeGreaterThanOrEqual(0);
          expect(box.x + box.width).toBeLessThanOrEqual(viewport.width + 0.5);
          expect(box.y + box.height).toBeLessThanOrEqual(viewport.height + 0.5);
        }
        for (const [at, a] of boxes.entries()) {
          for (const b of boxes.slice(at + 1)) {
            const gapX = Math.max(a.x, b.x) - Math.min(a.x + a.width, b.x + b.width);
            const gapY = Math.max(a.y, b.y) - Math.min(a.y + a.height, b.y + b.height);
            expect(Math.max(gapX, gapY) / mm, `between ${a.name} and ${b.name}`).toBeGreaterThanOrEqual(2.99);
          }
        }
      };
      await check('begin-az');
      await go(page, 'begin-ru');
      await check('choice-help');
      await go(page, 'visit-kind');
      await check('choice-vam');
      await go(page, 'choice-ordinary');
      await go(page, 'choice-money');
      await check('choice-05');
      await go(page, 'choice-05');
      await check('next-page');
      await go(page, 'unsure');
      await check('finish');
      await go(page, 'help');
      await check('close');
    });
  });
}
