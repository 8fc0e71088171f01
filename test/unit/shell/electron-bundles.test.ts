import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hostArguments } from '../../../electron/shell/host-arguments.ts';
import { electronBundles } from '../../../electron/vite.config.ts';
import { runNode } from './run-start.ts';

let out: string;
beforeAll(async () => {
  await mkdir('dist', { recursive: true });
  // Inside the project, at the depth of `dist/electron`: packages and assets are found as in the real place.
  out = await mkdtemp(join('dist', 'bundles-'));
  for (const config of electronBundles(join(process.cwd(), out))) await build(config);
}, 120_000);
afterAll(() => rm(out, { recursive: true, force: true }));

const bundle = (name: string): Promise<string> => readFile(join(out, name), 'utf8');

/** What a bundle asks the runtime for. */
function requests(code: string): string[] {
  const found = code.matchAll(/(?:\bfrom\s*|\brequire\(|\bimport\(|^import\s+)["']([^"']+)["']/gm);
  return [...new Set([...found].map(([, id]) => id ?? ''))].sort();
}

describe('the bundles for Electron', () => {
  it('are these files, each whole', async () => {
    expect((await readdir(out)).sort()).toEqual([
      'bar-code-reader-simulator.js',
      'card-motor-simulator.js',
      'host.js',
      'id-scanner-simulator.js',
      'main.js',
      'pcsc-program.js',
      'preload.cjs',
      'printer-simulator.js',
      'smart-card-simulator.js',
    ]);
  });

  it('the preload is CommonJS and asks for nothing but electron: a sandboxed one can have no more', async () => {
    const code = await bundle('preload.cjs');
    expect(requests(code)).toEqual(['electron']);
    expect(code).not.toMatch(/^(import|export) /m);
    expect(code).not.toContain('contextBridge');
  });

  it('main asks for electron and Node only', async () => {
    const foreign = requests(await bundle('main.js')).filter(
      (id) => id !== 'electron' && !builtinModules.includes(id.replace('node:', '')),
    );
    expect(foreign).toEqual([]);
  });

  it('the host leaves native packages outside and has nothing of Electron', async () => {
    const asked = requests(await bundle('host.js'));
    expect(asked).toEqual(expect.arrayContaining(['better-sqlite3', 'serialport']));
    expect(asked).not.toContain('electron');
    expect(asked.filter((id) => id.startsWith('.'))).toEqual([]);
  });

  it('the host runs as it was bundled: natives, store, simulated printer, a page, and an orderly end', async () => {
    const data = join(out, 'data');
    const run = runNode([
      'test/unit/shell/run-bundled-host.ts',
      join(process.cwd(), out, 'host.js'),
      ...hostArguments({ config: null, data, simulate: true }),
    ]);
    expect(await run.ended, run.errors()).toBe(0);
    expect(run.output()).toContain('"kind":"welcome"');
    expect(run.output()).toContain('"name":"attract"');
    // The programs of the simulators beside it; the card reader's is only where pcscd is.
    for (const device of ['idScanner', 'barCodeReader', 'cardMotor'])
      expect(run.output()).toContain(`"device":"${device}"`);
  }, 60_000);
});
