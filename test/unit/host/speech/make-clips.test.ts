import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeClips } from '../../../../electron/host/speech/make-clips.ts';
import { temporaryFolder } from '../../../support/store.ts';
import { tone } from '../../../support/voices.ts';

let folder = temporaryFolder();
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.dispose());

const clip = (id: string) => ({ locale: 'az', id, text: id, composed: false }) as const;

test('makes what is missing, keeps what is there, prunes what nothing says', async () => {
  const asked: string[] = [];
  const deps = {
    dir: folder.path,
    processes: 2,
    synthesise: async (text: string) => {
      asked.push(text);
      return text === 'broken' ? null : tone(300, 20);
    },
  };
  const first = await makeClips([clip('a'), clip('b'), clip('broken')], deps);
  expect(first).toMatchObject({ made: 2, kept: 0, pruned: 0, failed: 1 });
  writeFileSync(join(folder.path, 'az/c.wav.part'), 'half');
  const second = await makeClips([clip('b'), clip('d')], deps);
  expect(second).toMatchObject({ made: 1, kept: 1, pruned: 2, failed: 0 });
  expect(asked).toEqual(['a', 'b', 'broken', 'd']);
  expect(readdirSync(join(folder.path, 'az')).sort()).toEqual(['b.wav', 'd.wav']);
  expect(existsSync(join(folder.path, 'en'))).toBe(true);
});
