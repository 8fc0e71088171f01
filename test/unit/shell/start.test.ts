import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { fakeElectron } from './fake-electron.ts';
import { descendants, isAlive, type Run, runProgram, runStart } from './run-start.ts';

/** A first start may have to build the page. */
const SLOW = 90_000;
const READY = /^ready (http:\/\/127\.0\.0\.1:(\d+)\/)\n$/;

let folder: string;
const runs: Run[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'start-'));
});
afterEach(() => {
  for (const { child } of runs.splice(0)) child.kill('SIGKILL');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function start(...argv: string[]): Run {
  const run = runStart([...argv, '--data', join(folder, `data-${runs.length}`)]);
  runs.push(run);
  return run;
}

async function startReady(...argv: string[]) {
  const run = start('--headless', ...argv);
  await expect
    .poll(() => READY.test(run.output()) || run.child.exitCode !== null, { timeout: SLOW, interval: 50 })
    .toBe(true);
  const [, url = '', port = ''] = READY.exec(run.output()) ?? [];
  expect(url, run.errors()).not.toBe('');
  return { ...run, url, port: Number(port) };
}

describe('npm start', { timeout: SLOW }, () => {
  it.each(['SIGTERM', 'SIGINT'] as const)(
    'says in one line that it is ready, serves, and ends with 0 on %s',
    async (signal) => {
      const run = await startReady('--shell', 'browser');
      expect(await (await fetch(run.url)).text()).toContain('<title>DOST');
      expect((await fetch(`${run.url}healthz`)).status).toBe(200);
      run.child.kill(signal);
      expect(await run.ended, run.errors()).toBe(0);
      expect(run.output()).toMatch(READY);
      await expect(fetch(run.url)).rejects.toThrow();
    },
  );

  it('leaves no process behind when it is killed without a chance to say goodbye', async ({ skip }) => {
    if (process.platform !== 'linux') skip('the account of processes is read from /proc');
    const run = await startReady();
    const children = descendants(run.child.pid ?? 0);
    run.child.kill('SIGKILL');
    await run.ended;
    await expect.poll(() => children.filter(isAlive), { timeout: 10_000 }).toEqual([]);
  });

  it('ends when npm, which started it through a shell, is told to stop', async ({ skip }) => {
    if (process.platform !== 'linux') skip('the account of processes is read from /proc');
    const command = `"${process.execPath}" scripts/start.ts --headless --data "${folder}/npm"; true`;
    const run = runProgram('sh', ['-c', command], { npm_lifecycle_event: 'start' });
    runs.push(run);
    await expect.poll(run.output, { timeout: SLOW }).toMatch(READY);
    const children = descendants(run.child.pid ?? 0);
    expect(children.length).toBeGreaterThan(0);
    run.child.kill('SIGTERM');
    await expect.poll(() => children.filter(isAlive), { timeout: 10_000 }).toEqual([]);
  });

  describe('with an Electron binary', () => {
    const NO_SCREEN = { DISPLAY: '', WAYLAND_DISPLAY: '' };
    const launch = async (behaviour: 'stay' | 'cannot-open', ...argv: string[]): Promise<Run> => {
      const { folder: dist } = await fakeElectron([behaviour]);
      const run = runStart([...argv, '--data', join(folder, 'electron')], {
        ...NO_SCREEN,
        ELECTRON_OVERRIDE_DIST_PATH: dist,
      });
      runs.push(run);
      return run;
    };

    it('opens it, and closes it on a signal', async () => {
      const run = await launch('stay');
      await expect.poll(run.output, { timeout: SLOW }).toBe('ready kiosk://app/\n');
      run.child.kill('SIGTERM');
      expect(await run.ended, run.errors()).toBe(0);
    });

    it('takes it along when it is killed', async ({ skip }) => {
      if (process.platform !== 'linux') skip('the account of processes is read from /proc');
      const run = await launch('stay', '--shell', 'electron');
      await expect.poll(run.output, { timeout: SLOW }).toBe('ready kiosk://app/\n');
      const children = descendants(run.child.pid ?? 0);
      expect(children).toHaveLength(1);
      run.child.kill('SIGKILL');
      await expect.poll(() => children.filter(isAlive), { timeout: 10_000 }).toEqual([]);
    });

    it('goes on in the browser by itself when it does not open, and says so in one sentence', async () => {
      const run = await launch('cannot-open');
      await expect.poll(run.output, { timeout: SLOW }).toMatch(READY);
      expect(run.errors()).toContain(
        'Electron did not open on this computer, so the kiosk goes on in a browser.',
      );
      await expect.poll(run.errors).toMatch(/Open the kiosk in a browser: http:\/\/127\.0\.0\.1:\d+\//);
      run.child.kill('SIGTERM');
      expect(await run.ended).toBe(0);
    });

    it('does not, when Electron was asked for by name', async () => {
      const run = await launch('cannot-open', '--shell', 'electron');
      expect(await run.ended).toBe(1);
      expect(run.errors()).toContain('Try --shell browser.');
      expect(run.output()).toBe('');
    });
  });

  it('names the port that is taken, and touches no data', async () => {
    const first = await startReady();
    const run = start('--headless', '--port', String(first.port));
    expect(await run.ended).toBe(1);
    expect(run.errors()).toContain(`Port ${first.port} is taken. Choose another one, for example --port`);
    expect(run.output()).toBe('');
    expect(run.errors()).not.toContain('"started"');
  });

  it('gives up the port when the configuration cannot be used, and says which key is wrong', async () => {
    const config = join(folder, 'bad.json');
    await writeFile(config, JSON.stringify({ kioskId: 7 }));
    const probe = createServer().listen(0, '127.0.0.1');
    await expect.poll(() => probe.listening).toBe(true);
    const address = probe.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    probe.close();
    const run = start('--headless', '--config', config, '--port', String(port));
    expect(await run.ended).toBe(1);
    expect(run.errors()).toMatch(/The kiosk did not start: .*kioskId/);
    expect(run.output()).toBe('');
  });

  it.each([
    [['--config', '/nowhere/kiosk.json'], 'The configuration file was not found: /nowhere/kiosk.json'],
    [['--port', 'abc'], '“abc” is not a port.'],
    [['--colour', 'red'], 'There is no option --colour. There are: --shell'],
    [['--headless', '--shell', 'electron'], 'Keep either --headless or --shell electron.'],
  ])('%j ends with 2 and a sentence', async (argv, sentence) => {
    const run = runStart(argv);
    expect(await run.ended).toBe(2);
    expect(run.errors()).toContain(sentence);
    expect(run.errors().trim().split('\n')).toHaveLength(1);
    expect(run.output()).toBe('');
  });

  it('speaks the language of the terminal, Azerbaijani first', async () => {
    const languages = [
      ['az_AZ.UTF-8', 'Belə seçim yoxdur'],
      ['C.UTF-8', 'Belə seçim yoxdur'],
      ['ru_RU.UTF-8', 'Такого параметра нет'],
    ] as const;
    for (const [LANG, text] of languages) {
      const run = runStart(['--x'], { LANG });
      await run.ended;
      expect(run.errors()).toContain(text);
    }
  });

  it('shows its help on the output', async () => {
    const run = runStart(['--help']);
    expect(await run.ended).toBe(0);
    expect(run.output()).toContain('--headless');
  });
});
