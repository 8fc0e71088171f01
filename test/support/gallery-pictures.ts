import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Page } from '@playwright/test';
import { LOCALES, type Locale, type Welcome } from '../../flows/contract.ts';
import { openGallery } from './gallery.ts';
import { measurePage } from './measure-page.ts';
import { allSampleViews } from './sample-views.ts';

/**
 * Paints every sample view and measures it; with `--out FOLDER` also takes its picture.
 * `node test/support/gallery-pictures.ts [--out FOLDER] [--locale az] [--shape portrait|landscape] [--only ticket] [--screen 268x476]`
 * `--screen` is the short by the long edge of the touch screen, in millimetres.
 */
const { values } = parseArgs({
  options: {
    out: { type: 'string' },
    locale: { type: 'string' },
    shape: { type: 'string' },
    only: { type: 'string' },
    screen: { type: 'string', default: '300x530' },
    chromium: { type: 'string', default: '/usr/bin/chromium' },
  },
});

const [short = 300, long = 530] = values.screen.split('x').map(Number);
const SHAPES: Readonly<Record<string, { width: number; height: number; screen: Welcome['screen'] }>> = {
  portrait: { width: 1080, height: 1920, screen: { widthMm: short, heightMm: long } },
  landscape: { width: 1920, height: 1080, screen: { widthMm: long, heightMm: short } },
};

const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'];

const chosen = (locale: Locale): boolean => values.locale === undefined || values.locale === locale;

const browser = await chromium.launch({ executablePath: values.chromium, args: FLAGS });
let troubles = 0;
for (const [shape, { width, height, screen }] of Object.entries(SHAPES)) {
  if (values.shape !== undefined && values.shape !== shape) continue;
  for (const locale of LOCALES.filter(chosen)) {
    troubles += await paintAll(shape, locale, { width, height }, screen);
  }
}
await browser.close();
console.log(troubles === 0 ? 'All well.' : `${troubles} to mend.`);
process.exitCode = troubles === 0 ? 0 : 1;

async function paintAll(
  shape: string,
  locale: Locale,
  viewport: { width: number; height: number },
  screen: Welcome['screen'],
): Promise<number> {
  const samples = allSampleViews(locale).filter(({ name }) => name.startsWith(values.only ?? ''));
  const [first] = samples;
  if (!first) return 0;
  const gallery = await openGallery(first.view);
  gallery.welcome({ screen, dock: false });
  const page = await browser.newPage({ viewport, reducedMotion: 'reduce' });
  let found = 0;
  const report = (text: string): void => {
    found += 1;
    console.log(`${shape} ${locale} ${text}`);
  };
  page.on('console', (message) => report(`console: ${message.text()}`));
  page.on('pageerror', (error) => report(`error: ${error.message}`));
  await page.goto(gallery.address);
  for (const { name, view } of samples) {
    gallery.show(view);
    await painted(page, view.place, view.screen.name);
    if (values.out !== undefined) await picture(page, values.out, `${shape}-${locale}-${name}.png`);
    for (const trouble of await measurePage(page)) report(`${name}: ${trouble}`);
  }
  await page.close();
  await gallery.close();
  return found;
}

async function painted(page: Page, place: string, screen: string): Promise<void> {
  await page.locator(`main[data-place="${place}"][data-screen="${screen}"][data-settled="true"]`).waitFor();
  await page.evaluate('document.fonts.ready.then(() => undefined)');
}

async function picture(page: Page, folder: string, file: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, file) });
}
