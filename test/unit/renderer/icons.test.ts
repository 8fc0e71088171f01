import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import paths from '../../../assets/icons/paths.json' with { type: 'json' };
import { iconPaths, onePath } from '../../../scripts/icons.ts';

it('the pictures are those that `node scripts/icons.ts` draws', () => {
  expect(paths).toEqual(iconPaths());
});

it('makes one path of several shapes, each from where it stood', () => {
  const markup =
    '<svg viewBox="0 0 24 24"><path d="M1 2v3"/><path d="m4 5 6 7"/><path d="m4-5h2"/><circle cx="10" cy="8" r="2"/>' +
    '<rect x="1" y="2" width="8" height="6" rx="1"/><line x1="1" y1="2" x2="3" y2="4"/></svg>';
  expect(onePath(markup)).toBe(
    'M1 2v3M4 5l6 7M4 -5h2M8 8a2 2 0 1 0 4 0a2 2 0 1 0 -4 0z' +
      'M2 2h6a1 1 0 0 1 1 1v4a1 1 0 0 1 -1 1h-6a1 1 0 0 1 -1 -1v-4a1 1 0 0 1 1 -1zM1 2L3 4',
  );
});

it('holds no picture that nothing shows', () => {
  const shown = ['shapes.ts', 'picture.tsx'].flatMap((name) =>
    Array.from(
      readFileSync(new URL(`../../../renderer/icons/${name}`, import.meta.url), 'utf8').matchAll(
        /shape\('([\w-]+)'\)/g,
      ),
      ([, picture]) => picture,
    ),
  );
  expect(Object.keys(paths)).toEqual([...new Set(shown)].sort());
});

it('says what it cannot draw', () => {
  expect(() => onePath('<svg><text>A</text></svg>')).toThrow('<text> cannot be made a path');
});
