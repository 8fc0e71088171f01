/**
 * `npm run measure [-- --shape portrait --locale az --theme light --text normal --mode usual --only service]`: every
 * sample of every screen in every language, size of letters, theme and shape, and easy, reach and keys besides.
 * Prints a summary; the whole of it, and only that, is written to `test/bench/accessibility.json`.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Browser, chromium } from '@playwright/test';
import type { View } from '../../flows/contract.ts';
import { buildPage } from '../../scripts/build.ts';
import { AXES, mannerOf } from '../support/manners.ts';
import { allSampleViews } from '../support/sample-views.ts';
import { BROWSER_FLAGS, openSurvey, type Shape, type Survey } from '../support/survey.ts';
import { machineFacts } from './machine.ts';

const RESULTS = join(import.meta.dirname, 'accessibility.json');
const KINDS = [
  'text',
  'target',
  'gap',
  'reach',
  'contrast',
  'edge',
  'focus',
  'picture',
  'cut off',
  'overlap',
  'does not fit',
  'too wide',
  'axe',
];

const { values } = parseArgs({
  options: {
    shape: { type: 'string' },
    locale: { type: 'string' },
    theme: { type: 'string' },
    text: { type: 'string' },
    mode: { type: 'string' },
    only: { type: 'string' },
    built: { type: 'boolean', default: false },
    chromium: { type: 'string', default: '/usr/bin/chromium' },
  },
});
const isWhole = Object.entries(values).every(([key]) => key === 'chromium' || key === 'built');

function asked<Value extends string>(all: readonly Value[], chosen: string | undefined): readonly Value[] {
  return all.filter((value) => chosen === undefined || value === chosen);
}

interface Finding {
  readonly where: string;
  readonly what: string;
}

const findings: Finding[] = [];
const painted = new Map<string, number>();
let checkedByAxe = 0;

/** The other modes change sizes and places, never colours: they are looked at in one theme. */
async function inOtherThemes(survey: Survey, view: View): Promise<readonly string[]> {
  const found: string[] = [];
  for (const theme of asked(AXES.theme, values.theme)) {
    if (theme === 'light') continue;
    found.push(...(await survey.recolour(view, theme)).map((what) => `${what} (${theme})`));
    painted.set(theme, (painted.get(theme) ?? 0) + 1);
  }
  return found;
}

async function lookAtShape(browser: Browser, shape: Shape): Promise<void> {
  const survey = await openSurvey(browser, shape);
  for (const mode of asked(AXES.mode, values.mode)) {
    for (const locale of asked(AXES.locale, values.locale)) {
      for (const text of asked(AXES.text, values.text)) {
        for (const { name, view } of allSampleViews(locale, mannerOf(text, 'light', mode))) {
          if (!name.startsWith(values.only ?? '')) continue;
          const found = [...(await survey.look(view))];
          if (mode === 'usual') found.push(...(await inOtherThemes(survey, view)));
          // Names, roles and order do not depend on size and colour: once in each language and shape.
          if (mode === 'usual' && text === 'normal') {
            found.push(...(await survey.structure()));
            checkedByAxe += 1;
          }
          painted.set(mode, (painted.get(mode) ?? 0) + 1);
          const where = [shape, locale, text, mode, name].join(' ');
          findings.push(...found.map((what) => ({ where, what })));
        }
      }
    }
  }
  await survey.close();
}

if (!values.built) await buildPage();
const began = performance.now();
const browser = await chromium.launch({ executablePath: values.chromium, args: BROWSER_FLAGS });
for (const shape of asked(AXES.shape, values.shape)) await lookAtShape(browser, shape);
await browser.close();

const seconds = Math.round((performance.now() - began) / 1000);
const byKind = Object.fromEntries(
  KINDS.map((kind) => [kind, findings.filter(({ what }) => what.startsWith(kind)).length]),
);
const all = [...painted.values()].reduce((sum, count) => sum + count, 0);

for (const { where, what } of findings.slice(0, 200)) console.log(`${where}: ${what}`);
if (findings.length > 200) console.log(`… and ${findings.length - 200} more`);
console.log(`\n${all} screens measured in ${seconds} s, ${checkedByAxe} of them checked by axe`);
for (const [mode, count] of painted) console.log(`  ${mode.padEnd(14)}${count}`);
console.log('Findings');
for (const [kind, count] of Object.entries(byKind)) console.log(`  ${kind.padEnd(14)}${count}`);

if (isWhole) {
  const report = {
    machine: machineFacts(),
    seconds,
    painted: { all, ...Object.fromEntries(painted), checkedByAxe },
    least:
      'capitals 4.9 / 7.3 / 10 mm, targets 20 (easy: 30) mm, gaps 3 mm, text 7:1, shapes 3:1, reach 0 to 470 mm',
    findings: { all: findings.length, ...byKind },
    details: findings,
  };
  writeFileSync(RESULTS, `${JSON.stringify(report, null, 2)}\n`);
}
process.exitCode = findings.length === 0 ? 0 : 1;
