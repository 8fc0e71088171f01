import { expect, test } from '@playwright/test';
import { allPairs, type Case } from '../support/all-pairs.ts';
import { AXES, type Mode, mannerOf, sampleIn } from '../support/manners.ts';
import { allSampleViews } from '../support/sample-views.ts';
import { openSurvey, type Shape, type Survey } from '../support/survey.ts';

/** Every sample of every screen, found by itself. */
const SAMPLES = allSampleViews('az').map(({ name }) => name);

/** The values of a case are strings of the axes that it was made of. */
const as = <Value>(value: string | undefined): Value => value as Value;

async function lookAt(survey: Survey, each: Case): Promise<readonly string[]> {
  const manner = mannerOf(as(each.text), as(each.theme), as<Mode>(each.mode));
  const { view } = sampleIn(each.sample ?? '', as(each.locale), manner);
  const found = await survey.look(view);
  return found.map((what) => `${Object.values(each).join(' ')}: ${what}`);
}

test('every two of screen, language, size of letters, theme, shape and mode go together', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const cases = allPairs({ sample: SAMPLES, ...AXES });
  const found: string[] = [];
  for (const shape of AXES.shape) {
    const survey = await openSurvey(browser, as<Shape>(shape));
    for (const each of cases.filter((one) => one.shape === shape))
      found.push(...(await lookAt(survey, each)));
    await survey.close();
  }
  expect(found).toEqual([]);
});

test('every screen has names, roles and an order that assistive technology can follow', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const survey = await openSurvey(browser, 'portrait');
  const seen = new Set<string>();
  const found: string[] = [];
  for (const { name, view } of allSampleViews('az')) {
    const kind = `${view.screen.name} ${view.warning !== null} ${view.assist !== null}`;
    if (seen.has(kind)) continue;
    seen.add(kind);
    await survey.look(view);
    found.push(...(await survey.structure()).map((what) => `${name}: ${what}`));
  }
  await survey.close();
  expect(found).toEqual([]);
});

test('a black screen is black, and its words are still there', async ({ browser }) => {
  const survey = await openSurvey(browser, 'portrait');
  await survey.look(sampleIn('need-plain', 'az', { speech: true, blank: true }).view);
  const png = await survey.page.screenshot();
  const { PNG } = await import('pngjs');
  const { data } = PNG.sync.read(png);
  expect(data.every((part, index) => index % 4 === 3 || part === 0)).toBe(true);
  await expect(survey.page.locator('[data-shown=true] h1')).not.toBeEmpty();
  await survey.close();
});
