import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';

/** Smallest sizes, millimetres. Targets: Colle & Hiszem 2004; capitals: EN 301 549 clause 5.1.4 at 400 and 600 mm. */
const LEAST = {
  target: 20,
  gap: 3,
  capital: 4.9,
  headingCapital: 7.3,
  /** Height of Noto Sans' capitals, parts of an em. */
  capitalPerEm: 0.714,
  /** WCAG 2.2, success criterion 1.4.6. */
  contrast: 7,
};

const source = await readFile(new URL('./measure-in-page.js', import.meta.url), 'utf8');
const measure = source.slice(source.indexOf('(least)')).replace(/;\s*$/, '');

/** What is too small, too near, too pale or cut off on the page that is open: one line of plain text each. */
export async function measurePage(page: Page): Promise<readonly string[]> {
  return await page.evaluate<readonly string[]>(`(${measure})(${JSON.stringify(LEAST)})`);
}
