import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, ROOT } from './kiosk.ts';

/** Where the pictures go: `npm run pictures` renews those of the README and of `docs/`. */
export const FOLDER = join(ROOT, process.env.PICTURES ?? 'test-results/pictures');

/** What the page shows, once it stands still. */
export async function picture(page: Page, name: string): Promise<void> {
  await expect(page.locator('main[data-settled="true"]')).toBeVisible();
  await page.screenshot({ path: join(FOLDER, `${name}.png`), animations: 'disabled', scale: 'css' });
}
