import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { LOCALES, TEXT_SIZES, THEMES } from '../../flows/contract.ts';
import { allSampleViews, type Manner } from './sample-views.ts';
import { BROWSER_FLAGS, openSurvey, SHAPES, type Shape } from './survey.ts';

/**
 * Paints every sample view and measures it; with `--out FOLDER` also takes its picture.
 * `node test/support/gallery-pictures.ts [--out FOLDER] [--locale az] [--shape portrait|landscape] [--only ticket]
 * [--text large] [--theme dark] [--easy] [--reach 400] [--keys] [--blank] [--screen 268x476] [--signs az/need]`
 * `--screen` is the short by the long edge of the touch screen, in millimetres.
 */
const { values } = parseArgs({
  options: {
    out: { type: 'string' },
    locale: { type: 'string' },
    shape: { type: 'string' },
    only: { type: 'string', default: '' },
    text: { type: 'string', default: 'normal' },
    theme: { type: 'string', default: 'light' },
    easy: { type: 'boolean', default: false },
    keys: { type: 'boolean', default: false },
    blank: { type: 'boolean', default: false },
    reach: { type: 'string' },
    signs: { type: 'string' },
    screen: { type: 'string', default: '300x530' },
    chromium: { type: 'string', default: '/usr/bin/chromium' },
  },
});

const [shortMm = 300, longMm = 530] = values.screen.split('x').map(Number);
const manner: Manner = {
  text: TEXT_SIZES.find((text) => text === values.text) ?? 'normal',
  theme: THEMES.find((theme) => theme === values.theme) ?? 'light',
  easy: values.easy,
  keys: values.keys,
  blank: values.blank,
  reach: values.reach !== undefined,
};
const asked = <Value extends string>(all: readonly Value[], chosen: string | undefined): readonly Value[] =>
  all.filter((value) => chosen === undefined || value === chosen);

const browser = await chromium.launch({ executablePath: values.chromium, args: BROWSER_FLAGS });
let troubles = 0;
for (const shape of asked<Shape>(Object.keys(SHAPES) as Shape[], values.shape)) {
  const survey = await openSurvey(browser, shape, {
    edges: { shortMm, longMm },
    reach: { fromMm: 0, toMm: Number(values.reach ?? 470) },
    signs: values.signs === undefined ? [] : [values.signs],
  });
  for (const locale of asked(LOCALES, values.locale)) {
    for (const { name, view } of allSampleViews(locale, manner)) {
      if (!name.startsWith(values.only)) continue;
      const found = await survey.look(view);
      if (values.out !== undefined) {
        await mkdir(values.out, { recursive: true });
        await survey.page.screenshot({ path: join(values.out, `${shape}-${locale}-${name}.png`) });
      }
      for (const trouble of found) console.log(`${shape} ${locale} ${name}: ${trouble}`);
      troubles += found.length;
    }
  }
  await survey.close();
}
await browser.close();
console.log(troubles === 0 ? 'All well.' : `${troubles} to mend.`);
process.exitCode = troubles === 0 ? 0 : 1;
