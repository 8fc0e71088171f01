import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runElectronShell } from '../../../electron/shell/run-electron-shell.ts';
import { type Behaviour, fakeElectron } from './fake-electron.ts';

async function run(...behaviours: Behaviour[]) {
  const { binary, calls } = await fakeElectron(behaviours);
  const stop = Promise.withResolvers<void>();
  let asked = false;
  const ready: string[] = [];
  const ended = runElectronShell({
    binary,
    main: '/main.js',
    config: null,
    data: '/data',
    stop: { asked: stop.promise, isAsked: () => asked },
    ready: (line) => ready.push(line),
    log: () => undefined,
  });
  return {
    ended,
    ready,
    starts: (): string[][] =>
      existsSync(calls)
        ? readFileSync(calls, 'utf8')
            .trim()
            .split('\n')
            .map((line) => JSON.parse(line) as string[])
        : [],
    stop: () => {
      asked = true;
      stop.resolve();
    },
  };
}

describe('Electron under npm start', { timeout: 30_000 }, () => {
  it('is told what to run and stopped politely', async () => {
    const electron = await run('stay');
    await expect.poll(() => electron.ready, { timeout: 10_000 }).toEqual(['ready kiosk://app/']);
    expect(electron.starts()[0]).toEqual(
      expect.arrayContaining(['/main.js', '--supervised', '--data=/data', '--simulate', '--relaunches=0']),
    );
    electron.stop();
    expect(await electron.ended).toBe('stopped');
  });

  it('did not open when it ends before it was ready: the browser can take over', async () => {
    const electron = await run('cannot-open');
    expect(await electron.ended).toBe('not-opened');
    expect(electron.starts()).toHaveLength(1);
    expect(electron.ready).toEqual([]);
  });

  it('is started again when it asks for it, with the count it tells, and says "ready" once', async () => {
    const electron = await run({ endsWith: 75 }, { endsWith: 75 }, { endsWith: 0 });
    expect(await electron.ended).toBe('stopped');
    expect(electron.starts().map((words) => words.at(-1))).toEqual([
      '--relaunches=0',
      '--relaunches=1',
      '--relaunches=2',
    ]);
    expect(electron.ready).toHaveLength(1);
  });

  it('is not started again for ever', async () => {
    const electron = await run({ endsWith: 11 });
    expect(await electron.ended).toBe('gave-up');
    expect(electron.starts()).toHaveLength(4);
  });

  it('is believed when it gives up', async () => {
    const electron = await run({ endsWith: 70 });
    expect(await electron.ended).toBe('gave-up');
    expect(electron.starts()).toHaveLength(1);
  });

  it('did not open when it cannot even be started', async () => {
    const ended = runElectronShell({
      binary: '/nowhere/electron',
      main: '/main.js',
      config: null,
      data: '/data',
      stop: { asked: new Promise(() => undefined), isAsked: () => false },
      ready: () => undefined,
      log: () => undefined,
    });
    expect(await ended).toBe('not-opened');
  });
});
