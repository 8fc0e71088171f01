import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/**
 * What axe finds on the page that is open: names, roles, states, order. Colours and sizes are measured by
 * `measure-page.ts`, to stricter limits and of every theme.
 */
export async function structureOf(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page })
    .include('.stage')
    .disableRules(['color-contrast', 'color-contrast-enhanced', 'target-size'])
    .analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `axe ${id}: ${target.join(' ')}`));
}
