import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import type { Page } from '@playwright/test';
import Database from 'better-sqlite3';
import { temporaryFolder } from '../../support/store.ts';
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

/** What is looked for. */
export interface Marks {
  /** Everywhere. */
  readonly all: readonly string[];
  /** Those of `all` that the demonstration's own centre knows whoever comes: a made-up person's FIN and document. */
  readonly madeUp?: readonly string[];
}

/** Which of the marks are found where: `log: 1ABC234`. */
export async function traces(scene: Scene, marks: Marks): Promise<readonly string[]> {
  return [
    ...written(scene.kiosk, marks),
    ...found('page memory', await memoryOfPage(scene.page), marks.all),
    ...found('page storage', await storageOfPage(scene.page), marks.all),
    ...found('page', Buffer.from(await scene.page.content()), marks.all),
    ...found('host memory', await memoryOfHost(scene.kiosk), marks.all),
  ];
}

/** The same of what has left memory: the log, and every file. */
export function written(kiosk: TestKiosk, marks: Marks): readonly string[] {
  return [
    ...found('log', Buffer.from(kiosk.log.join('\n')), marks.all),
    ...inFiles(kiosk.folder, marks),
    ...found(`${CENTRE} without its people`, withoutMadeUpPeople(kiosk.dataDir), marks.madeUp ?? []),
  ];
}

/** The kiosk's data with the journal of its database, its temporary files, and the browser's profile. */
function inFiles(folder: string, { all, madeUp = [] }: Marks): readonly string[] {
  const strange = all.filter((mark) => !madeUp.includes(mark));
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).flatMap((name) => {
    const path = join(folder, name);
    // A line to a device, or a file that has just gone.
    const isFile = existsSync(path) && statSync(path).isFile();
    const marks = basename(name).startsWith(CENTRE) ? strange : all;
    return isFile ? found(relative(folder, path), readFileSync(path), marks) : [];
  });
}

const CENTRE = 'demonstration-centre.sqlite';
/** What stands there before anybody comes, and what is made up day by day. */
const MADE_UP = ['people', 'documents', 'care', 'notices', 'appointments'];

/**
 * Every byte of the demonstration's database once its made-up people are deleted from a copy of it, and overwritten:
 * what is left of a person is what their visit has left. Empty where there is no demonstration.
 */
function withoutMadeUpPeople(dataDir: string): Buffer {
  if (!existsSync(join(dataDir, CENTRE))) return Buffer.alloc(0);
  const folder = temporaryFolder();
  const copy = join(folder.path, CENTRE);
  for (const suffix of ['', '-wal'])
    if (existsSync(join(dataDir, CENTRE + suffix)))
      copyFileSync(join(dataDir, CENTRE + suffix), copy + suffix);
  const db = new Database(copy);
  try {
    db.pragma('foreign_keys = OFF');
    db.pragma('secure_delete = ON');
    for (const table of MADE_UP) db.exec(`DELETE FROM ${table}`);
    db.pragma('wal_checkpoint(TRUNCATE)');
    return readFileSync(copy);
  } finally {
    db.close();
    folder.dispose();
  }
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
  // As a text of bytes, so that one look is enough where there is none of them.
  const text = bytes.toString('latin1');
  const none = marks.length === 0 || !new RegExp(marks.flatMap(shapes).map(literal).join('|')).test(text);
  return none
    ? []
    : marks
        .filter((mark) => shapes(mark).some((shape) => text.includes(shape)))
        .map((mark) => `${where}: ${mark}`);
}

/** The bytes of a mark, as files hold it, and as a picture of memory writes letters beyond ASCII: `\u0259`. */
function shapes(mark: string): readonly string[] {
  const escaped = mark.replace(
    /[^ -~]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
  );
  const bytes = (['utf8', 'utf16le'] as const).map((code) => Buffer.from(mark, code).toString('latin1'));
  return [...new Set([...bytes, escaped])];
}

function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
