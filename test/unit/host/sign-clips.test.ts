import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { signClips } from '../../../electron/host/sign-clips.ts';
import { temporaryFolder } from '../../support/store.ts';

let folder = temporaryFolder();
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.dispose());

function put(...names: string[]): void {
  for (const name of names) {
    const path = join(folder.path, name);
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, '');
  }
}

describe('sign-language clips', () => {
  test('are none where nobody has put a folder', () => {
    expect(signClips(join(folder.path, 'none'))).toEqual([]);
  });

  test('are named by language and screen', () => {
    put('az/attract.webm', 'az/need.webm', 'ru/attract.webm');
    expect([...signClips(folder.path)].sort()).toEqual(['az/attract', 'az/need', 'ru/attract']);
  });

  test('are only the clips, of the languages there are', () => {
    put('az/need.webm', 'az/need.mp4', 'az/README.md', 'de/need.webm', 'need.webm');
    expect(signClips(folder.path)).toEqual(['az/need']);
  });
});
