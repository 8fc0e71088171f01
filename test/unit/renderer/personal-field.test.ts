import { createElement, type FunctionComponent } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, expect, it } from 'vitest';
import { USUAL_ACCESS } from '../../../flows/access/access.ts';
import type { View } from '../../../flows/contract.ts';
import { AccessContext, sightOf } from '../../../renderer/shell/access-context.ts';
import { LocaleContext } from '../../../renderer/shell/kiosk-context.ts';
import { sampleViews } from '../../support/sample-views.ts';

/** By names that the compiler does not follow: the component is compiled with the browser's types, tests are not. */
const FIELD_FILE = '../../../renderer/shell/personal-field.tsx';
const WORDS_FILE = '../../../renderer/words/words.ts';

let PersonalField: FunctionComponent<{ readonly label: string; readonly value: string }>;

beforeAll(async () => {
  const { prepareWords } = (await import(WORDS_FILE)) as { readonly prepareWords: () => Promise<void> };
  await prepareWords();
  ({ PersonalField } = await import(FIELD_FILE));
});

function painted(view: View | null): string {
  const field = createElement(PersonalField, { label: 'FİN', value: '5XKTR2A' });
  return renderToStaticMarkup(
    createElement(
      LocaleContext,
      { value: 'az' },
      createElement(AccessContext, { value: sightOf(view, []) }, field),
    ),
  );
}

const alone = (): View => {
  const [sample] = sampleViews('need', 'az', USUAL_ACCESS);
  if (!sample) throw new Error('no sample');
  return sample.view;
};

it('shows the citizen what is theirs', () => {
  expect(painted(alone())).toContain('5XKTR2A');
});

it('hides it, and its length, while a helper looks on', () => {
  const html = painted({ ...alone(), assist: { volunteer: 'Aygün', askSeconds: null, called: false } });
  expect(html).not.toMatch(/5XKTR2A|5X|2A/);
  expect(html).toContain('FİN');
  expect(html).toMatch(/aria-label="Gizlədilib"/);
});

it('hides it where nobody has said who looks on', () => {
  expect(painted(null)).not.toContain('5XKTR2A');
});
