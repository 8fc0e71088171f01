import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from '@playwright/test';
import { build } from 'vite';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PageMessage, View } from '../../../flows/contract.ts';
import { type Gallery, openGallery } from '../../support/gallery.ts';
import { sampleViews } from '../../support/sample-views.ts';
import { SAMPLE_WELCOME } from '../../support/welcome.ts';

const CONFIG = fileURLToPath(new URL('../../../renderer/vite.config.ts', import.meta.url));

function sample(name: Parameters<typeof sampleViews>[0]): View {
  const [first] = sampleViews(name, 'az');
  if (!first) throw new Error(`no sample of ${name}`);
  return first.view;
}

/** A search that has found something. */
function searching() {
  for (const { view } of sampleViews('search', 'az')) {
    const { screen } = view;
    if (screen.name === 'search' && screen.props.items.length > 0) return { ...view, screen };
  }
  throw new Error('nothing found');
}

let folder: string;
let browser: Browser;
let gallery: Gallery;
let page: Page;
let complaints: string[];

const settled = (view: View) => page.locator(`main[data-place="${view.place}"][data-settled="true"]`);
const show = async (view: View): Promise<void> => {
  gallery.show(view);
  await settled(view).waitFor();
};
const heard = (): readonly PageMessage[] => gallery.heard();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kiosk-page-'));
  vi.stubEnv('NODE_ENV', 'production');
  await build({ configFile: CONFIG, logLevel: 'error', build: { outDir: folder } });
  vi.unstubAllEnvs();
  gallery = await openGallery(sample('need'), folder);
  browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
  });
}, 120_000);

afterAll(async () => {
  await browser.close();
  await gallery.close();
  await rm(folder, { recursive: true });
});

beforeEach(async () => {
  await page?.close();
  complaints = [];
  gallery.welcome(SAMPLE_WELCOME);
  page = await browser.newPage({ viewport: { width: 540, height: 954 } });
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  gallery.show(sample('need'));
  await page.goto(gallery.address);
  await settled(sample('need')).waitFor();
  gallery.show(sample('need'));
}, 60_000);

describe('the page in a browser', { timeout: 30_000 }, () => {
  it('says what a touch meant and where, and keeps to the content-security policy', async () => {
    await page.locator('[data-name=unsure]').click();
    await expect.poll(heard).toContainEqual({
      kind: 'event',
      place: sample('need').place,
      event: { type: 'unsure' },
    });
    expect(complaints).toEqual([]);
  });

  it('lets the second half of a double touch fall on nothing', async () => {
    const next = sample('direction');
    const middle = { x: 150, y: 500 };
    gallery.show(next);
    await page.locator(`main[data-place="${next.place}"]`).waitFor();
    await page.mouse.click(middle.x, middle.y);
    await settled(next).waitFor();
    expect(heard().filter((message) => message.kind === 'event' && message.event.type === 'choose')).toEqual(
      [],
    );
    await page.mouse.click(middle.x, middle.y);
    await expect
      .poll(() => heard().some((message) => message.kind === 'event' && message.event.type === 'choose'))
      .toBe(true);
  });

  it('answers the finger before the host does', async () => {
    await page.locator('[data-name=unsure]').hover();
    await page.mouse.down();
    await page.locator('[data-name=unsure][data-pressed]').waitFor();
    expect(heard()).toEqual([]);
    await page.mouse.up();
  });

  it('lets a key look as it did as soon as the letter is there', async () => {
    const search = searching();
    await show(search);
    // No time passes: what ends the look is the answer.
    await page.clock.pauseAt(Date.now() + 60_000);
    await page.locator('[data-name=key-a]').hover();
    await page.mouse.down();
    await page.mouse.up();
    await expect.poll(() => heard().length).toBe(1);
    expect(await page.locator('[data-name=key-a][data-pressed]').count()).toBe(1);
    gallery.show({ ...search, screen: { ...search.screen, props: { ...search.screen.props, typed: 'za' } } });
    await page.locator('[data-typed=za]').waitFor();
    expect(await page.locator('[data-pressed]').count()).toBe(0);
  });

  it('hides the rows of what is no longer found, and fills the same ones again', async () => {
    const search = searching();
    await show(search);
    const rows = page.locator('[data-shown=true] .touch-row');
    const first = await rows.first().elementHandle();
    const nothing = { typed: '', items: [], paging: { page: 1, pages: 1 } };
    gallery.show({ ...search, screen: { ...search.screen, props: { ...search.screen.props, ...nothing } } });
    await rows.first().waitFor({ state: 'hidden' });
    expect(await rows.filter({ visible: true }).count()).toBe(0);
    expect(await page.locator('[data-shown=true] .pager').filter({ visible: true }).count()).toBe(0);
    expect(await first?.textContent()).toBe('');
    gallery.show(search);
    await rows.first().waitFor();
    expect(await rows.filter({ visible: true }).count()).toBe(search.screen.props.items.length);
    expect(await first?.isVisible()).toBe(true);
  });

  it('chooses nothing when the warning comes between the finger and its release', async () => {
    await page.locator('[data-name=unsure]').hover();
    await page.mouse.down();
    await page.locator('[data-name=unsure][data-pressed]').waitFor();
    gallery.show({ ...sample('need'), warning: { secondsLeft: 20 } });
    await page.locator('[data-name=continue]:focus').waitFor();
    await page.mouse.up();
    await page.locator('[data-name=continue]').click();
    await expect
      .poll(() => heard().map((message) => (message.kind === 'event' ? message.event.type : message.kind)))
      .toEqual(['continue']);
  });

  it('tells of a touch that hits nothing, at most once a second', async () => {
    await page.mouse.click(4, 4);
    await page.mouse.click(4, 6);
    await page.mouse.click(4, 8);
    await page.locator('[data-name=unsure]').click();
    await expect.poll(() => heard().length).toBeGreaterThanOrEqual(2);
    expect(heard().map((message) => (message.kind === 'event' ? message.event.type : message.kind))).toEqual([
      'activity',
      'unsure',
    ]);
  });

  it('moves the focus to the heading of a new screen, and to the one button of the warning', async () => {
    await show(sample('help'));
    await page.locator('h1:focus').waitFor();
    gallery.show({ ...sample('need'), warning: { secondsLeft: 20 } });
    await page.locator('[data-name=continue]:focus').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect
      .poll(() => heard().map((message) => (message.kind === 'event' ? message.event.type : message.kind)))
      .toEqual(['activity', 'continue']);
  });

  it('shows a calm page while the host is away, and paints anew when it is back', async () => {
    gallery.goAway();
    await page.locator('.moment').getByText('142', { exact: true }).waitFor();
    gallery.show(sample('language'));
    gallery.comeBack();
    await settled(sample('language')).waitFor();
  });

  it('shows a calm page when a screen cannot be painted, says which, and recovers at the next view', async () => {
    const broken = {
      ...sample('need'),
      place: 'broken',
      screen: { name: 'need', props: {} },
    } as unknown as View;
    gallery.show(broken);
    await page.locator('.moment').waitFor();
    await expect.poll(heard).toContainEqual({ kind: 'failed', where: 'NeedScreen' });
    await show(sample('direction'));
  });

  it('stands beside the dock in the screen’s own shape, and sends the dock’s commands', async () => {
    gallery.welcome({ ...SAMPLE_WELCOME, dock: true });
    gallery.showDock({
      printer: { power: true, paper: 'ok', cover: 'closed', cutter: 'ok', frozen: false, plugged: true },
      readers: [{ device: 'idScanner', standing: ['plug', 'thaw'] }],
      papers: [],
    });
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.reload();
    await page.locator('[data-command=paper-out]').click();
    await expect.poll(heard).toContainEqual({
      kind: 'dock',
      command: { device: 'printer', does: 'paper-out' },
    });
    await page.locator('[data-command="present td1"]').click();
    await expect.poll(heard).toContainEqual({
      kind: 'dock',
      command: { device: 'idScanner', does: 'present td1' },
    });
    const box = await page.locator('.stage').boundingBox();
    expect((box?.height ?? 0) / (box?.width ?? 1)).toBeCloseTo(530 / 300, 1);
    expect(complaints).toEqual([]);
  });

  it('says the new value of a setting, and stands as the citizen wants it', async () => {
    await show(sample('settings'));
    gallery.show(sample('settings'));
    await page.locator('[data-name=set-text]').click();
    await expect.poll(heard).toContainEqual({
      kind: 'event',
      place: sample('settings').place,
      event: { type: 'set-access', change: { setting: 'text', value: 'large' } },
    });
    const wanted = sample('settings');
    gallery.show({
      ...wanted,
      access: { ...wanted.access, text: 'large', theme: 'contrast-dark', reach: true },
      assist: { volunteer: 'Aygün', askSeconds: null, called: false },
    });
    await page
      .locator('.stage[data-text=large][data-theme=contrast-dark][data-reach=true][data-assist=true]')
      .waitFor();
    await page.locator('[data-name=hand-back]').click();
    await expect
      .poll(() => heard().map((message) => (message.kind === 'event' ? message.event.type : message.kind)))
      .toEqual(['hand-back']);
    expect(complaints).toEqual([]);
  });

  it('stores nothing', async () => {
    expect(await page.evaluate('[localStorage.length, sessionStorage.length, document.cookie]')).toEqual([
      0,
      0,
      '',
    ]);
  });
});
