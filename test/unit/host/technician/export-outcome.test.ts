import { join } from 'node:path';
import { expect, test } from 'vitest';
import { exportFailed, STICK_GONE } from '../../../../electron/host/technician/export-outcome.ts';
import { loadWords } from '../../../../electron/host/words/load-words.ts';
import { USUAL_ACCESS } from '../../../../flows/access/access.ts';
import { LOCALES } from '../../../../flows/contract.ts';
import { screenAt } from '../../../../flows/technician/view.ts';
import { ROOT } from '../../../support/catalogue.ts';
import { SAMPLE_SIGHTS } from '../../../support/technician-world.ts';

const words = loadWords(join(ROOT, 'assets/locales'), 'service');

const toldOf = (outcome: ReturnType<typeof exportFailed>) => {
  const screen = screenAt(
    { at: 'told', outcome, after: { do: 'export', stick: 'stick-0' } },
    { access: USUAL_ACCESS, from: 0 },
    SAMPLE_SIGHTS,
  );
  if (screen.name !== 'technician-told') throw new Error(screen.name);
  return screen.props;
};

test.each([
  ['ENOSPC', 'full'],
  ['EDQUOT', 'full'],
  ['EROFS', 'readOnly'],
  ['EACCES', 'readOnly'],
  ['EPERM', 'readOnly'],
  ['ENOENT', 'gone'],
  ['EIO', 'gone'],
  ['ENODEV', 'gone'],
  ['EISDIR', 'note'],
])('%s is told as “%s”, in plain words; another stick is the first way on', (code, cause) => {
  const { note, rows } = toldOf(exportFailed(code));
  expect(note?.say).toBe(`told.export-failed.${cause}`);
  expect(rows.map(({ id }) => id)).toEqual(['sticks', 'again', 'done']);
  for (const locale of LOCALES) expect(words(locale)(note?.say ?? '', {})).not.toMatch(/\bE[A-Z]{3,}|\{\{/);
});

test('a stick that is on no list any more was pulled out', () => {
  expect(STICK_GONE).toEqual(exportFailed('ENOENT'));
});
