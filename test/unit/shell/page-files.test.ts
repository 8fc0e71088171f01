import { mkdir, mkdtemp, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withFallback } from '../../../electron/shell/fallback-page.ts';
import { buildAside, isStale } from '../../../electron/shell/page-build.ts';
import { findPageFile, loadPageFiles } from '../../../electron/shell/page-files.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'page-files-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('the files of the page', () => {
  it('are read once, with their types, and nothing else is', async () => {
    await mkdir(join(folder, 'page/assets'), { recursive: true });
    await writeFile(join(folder, 'secret.json'), '{}');
    await writeFile(join(folder, 'page/index.html'), 'page');
    await writeFile(join(folder, 'page/assets/a-1.woff2'), 'font');
    await writeFile(join(folder, 'page/notes.md'), 'not for the page');
    await symlink(join(folder, 'secret.json'), join(folder, 'page/link.json'));
    const files = await loadPageFiles(join(folder, 'page'));
    expect([...files.keys()].sort()).toEqual(['/assets/a-1.woff2', '/index.html']);
    expect(findPageFile(files, '/')).toMatchObject({ type: 'text/html; charset=utf-8', immutable: false });
    expect(findPageFile(files, '/assets/a-1.woff2')).toMatchObject({ type: 'font/woff2', immutable: true });
    expect(findPageFile(files, '/../secret.json')).toBeNull();
  });

  it('are replaced by a page in three languages where they are missing: never a white screen', async () => {
    const files = withFallback(await loadPageFiles(join(folder, 'nowhere')));
    const html = findPageFile(files, '/')?.body.toString('utf8') ?? '';
    for (const lang of ['az', 'ru', 'en']) expect(html).toContain(`<section lang="${lang}"><h1>`);
    expect(html).toContain('142');
    expect(html).not.toMatch(/style=|<style|<script/);
    expect(findPageFile(files, '/fallback.css')?.type).toContain('text/css');
    expect(withFallback(files)).toBe(files);
  });
});

describe('a build', () => {
  it('is stale when missing or older than any source, and never without sources', async () => {
    const [built, source] = [join(folder, 'built'), join(folder, 'src/deep/a.ts')];
    expect(isStale(built, [join(folder, 'src')])).toBe(false);
    await mkdir(join(folder, 'src/deep'), { recursive: true });
    await writeFile(source, '');
    expect(isStale(built, [join(folder, 'src')])).toBe(true);
    await writeFile(built, '');
    await utimes(built, new Date(), new Date(Date.now() + 1000));
    expect(isStale(built, [join(folder, 'src'), join(folder, 'absent')])).toBe(false);
    await utimes(source, new Date(), new Date(Date.now() + 5000));
    expect(isStale(built, [join(folder, 'src')])).toBe(true);
  });

  it('replaces the old one only when it is whole', async () => {
    const target = join(folder, 'page');
    const write = (text: string) => (out: string) =>
      mkdir(out).then(() => writeFile(join(out, 'index.html'), text));
    const content = async () => findPageFile(await loadPageFiles(target), '/')?.body.toString();
    await buildAside(target, write('first'));
    expect(await content()).toBe('first');
    await expect(
      buildAside(target, async (out) => {
        await write('half')(out);
        throw new Error('broken');
      }),
    ).rejects.toThrow('broken');
    expect(await content()).toBe('first');
    await buildAside(target, write('second'));
    expect(await content()).toBe('second');
    await Promise.all([buildAside(target, write('third'))]);
    expect([...(await loadPageFiles(folder)).keys()]).toEqual(['/page/index.html']);
  });
});
