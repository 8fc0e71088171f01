import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, type TestKiosk } from './kiosk.ts';

/** All that a citizen could leave behind at this kiosk, beside its paper. */
export interface Scene {
  readonly kiosk: TestKiosk;
  readonly page: Page;
}

/** The folder where the kiosk's process puts a picture of its memory when it is asked. */
const MEMORY = 'memory';

/** For the kiosk: its temporary files, and pictures of its memory, where they are found. */
export function watchedEnv(folder: string): NodeJS.ProcessEnv {
  for (const name of ['tmp', MEMORY]) mkdirSync(join(folder, name), { recursive: true });
  return {
    TMPDIR: join(folder, 'tmp'),
    NODE_OPTIONS: `--heapsnapshot-signal=SIGUSR2 --diagnostic-dir=${join(folder, MEMORY)}`,
  };
}

/** Which of the marks are found where: `log: 1ABC234`. */
export async function traces(scene: Scene, marks: readonly string[]): Promise<readonly string[]> {
  return [
    ...found('log', Buffer.from(scene.kiosk.log.join('\n')), marks),
    ...inFiles(scene.kiosk.folder, marks),
    ...found('page memory', await memoryOfPage(scene.page), marks),
    ...found('page storage', await storageOfPage(scene.page), marks),
    ...found('page', Buffer.from(await scene.page.content()), marks),
    ...found('host memory', await memoryOfHost(scene.kiosk), marks),
  ];
}

/** The kiosk's data with the journal of its database, its temporary files, and the browser's profile. */
function inFiles(folder: string, marks: readonly string[]): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).flatMap((name) => {
    const path = join(folder, name);
    // A line to a device, or a file that has just gone.
    const isFile = existsSync(path) && statSync(path).isFile();
    return isFile ? found(relative(folder, path), readFileSync(path), marks) : [];
  });
}

/** Every string that the page's machine holds, once it has swept. */
async function memoryOfPage(page: Page): Promise<Buffer> {
  const session = await page.context().newCDPSession(page);
  const parts: string[] = [];
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => parts.push(chunk));
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await session.detach();
  return Buffer.from(parts.join(''));
}

async function storageOfPage(page: Page): Promise<Buffer> {
  const kept = await page.evaluate(async () => [
    { ...localStorage },
    { ...sessionStorage },
    document.cookie,
    (await indexedDB.databases()).map(({ name }) => name),
    'caches' in globalThis ? await caches.keys() : [],
    location.href,
  ]);
  return Buffer.from(JSON.stringify(kept));
}

/** The same of the host: Node writes it when it is signalled, after sweeping. */
async function memoryOfHost({ folder, pid }: TestKiosk): Promise<Buffer> {
  const place = join(folder, MEMORY);
  const written = () => readdirSync(place).filter((name) => name.endsWith('.heapsnapshot'));
  process.kill(pid, 'SIGUSR2');
  let bytes = Buffer.alloc(0);
  await expect
    .poll(
      () => {
        const [name] = written();
        bytes = name === undefined ? bytes : readFileSync(join(place, name));
        return bytes.subarray(-64).toString().trimEnd().endsWith(']}');
      },
      { timeout: 60_000 },
    )
    .toBe(true);
  for (const name of written()) rmSync(join(place, name));
  return bytes;
}

function found(where: string, bytes: Buffer, marks: readonly string[]): readonly string[] {
  return marks
    .filter((mark) => bytes.includes(mark, 0, 'utf8') || bytes.includes(mark, 0, 'utf16le'))
    .map((mark) => `${where}: ${mark}`);
}
