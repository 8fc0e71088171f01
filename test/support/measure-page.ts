import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import type { Access, TextSize, Welcome } from '../../flows/contract.ts';

/** Heights of capitals, millimetres: EN 301 549 clause 5.1.4 at 400 mm, 600 mm and 820 mm. */
const CAPITALS: Readonly<Record<TextSize, number>> = { normal: 4.9, large: 7.3, 'very-large': 10 };

/** Smallest sizes, millimetres. Targets: Colle & Hiszem 2004; in easy mode Chen et al. 2013. */
export function leastOf(access: Access, reach: Welcome['reach'] | null) {
  const capital = CAPITALS[access.text];
  return {
    target: access.easy ? 30 : 20,
    gap: 3,
    capital,
    headingCapital: Math.max(7.3, capital),
    /** Height of Noto Sans' capitals, parts of an em. */
    capitalPerEm: 0.714,
    /** WCAG 2.2, success criteria 1.4.6 and 1.4.11. */
    contrast: 7,
    shapeContrast: 3,
    /** Millimetres above the lower edge, null where nobody asked for it. */
    reach: access.reach ? reach : null,
  };
}

const source = await readFile(new URL('./measure-in-page.js', import.meta.url), 'utf8');
const measure = source.slice(source.indexOf('(least)')).replace(/;\s*$/, '');

/** What is too small, too near, too pale, out of reach or cut off on the page that is open: one line of plain text each. */
export async function measurePage(
  page: Page,
  access: Access,
  reach: Welcome['reach'] | null = null,
): Promise<readonly string[]> {
  return await page.evaluate<readonly string[]>(`(${measure})(${JSON.stringify(leastOf(access, reach))})`);
}
