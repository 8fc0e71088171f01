import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Port, preventable } from './electron-stand-in.ts';
import { askForPort, openMain, silence } from './start-main.ts';

beforeEach(() => {
  silence();
  vi.useFakeTimers({ toFake: ['setTimeout', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

type Open = Awaited<ReturnType<typeof openMain>>;

const crash = ({ contents }: Open): boolean =>
  contents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 11 });
const loads = ({ window }: Open, times: number): Promise<boolean> =>
  vi.waitUntil(() => window.loaded.length === times);

describe('a page that dies', () => {
  it('is loaded again three times in a minute, and then the application starts anew', async () => {
    const main = await openMain(['--data=/d', '--relaunches=1']);
    for (let crashes = 1; crashes <= 3; crashes += 1) {
      crash(main);
      await loads(main, crashes + 1);
    }
    expect(main.electron.app.relaunches).toEqual([]);
    crash(main);
    expect(main.electron.app.relaunches).toEqual([['main.js', '--data=/d', '--relaunches=2']]);
    main.child.emit('exit', 0);
    await vi.waitUntil(() => main.electron.app.exits.length === 1);
    expect(main.electron.app.exits).toEqual([0]);
    expect(main.window.loaded).toHaveLength(4);
  });

  it('may die once a minute for ever', async () => {
    const main = await openMain();
    for (let crashes = 1; crashes <= 10; crashes += 1) {
      crash(main);
      await loads(main, crashes + 1);
      vi.advanceTimersByTime(30_000);
    }
    expect(main.electron.app.relaunches).toEqual([]);
  });

  it('asks its supervisor to start it anew when it has one', async () => {
    const main = await openMain(['--supervised']);
    for (let crashes = 1; crashes <= 4; crashes += 1) crash(main);
    main.child.emit('exit', 0);
    await vi.waitUntil(() => main.electron.app.exits.length === 1);
    expect(main.electron.app.exits).toEqual([75]);
    expect(main.electron.app.relaunches).toEqual([]);
  });

  it('is left to the watchdog of the system when starting anew did not help', async () => {
    const main = await openMain(['--relaunches=3']);
    for (let crashes = 1; crashes <= 4; crashes += 1) crash(main);
    main.child.emit('exit', 0);
    await vi.waitUntil(() => main.electron.app.exits.length === 1);
    expect(main.electron.app.exits).toEqual([70]);
    expect(main.electron.app.relaunches).toEqual([]);
  });

  it('is ended by force when it hangs, and counts once', async () => {
    const main = await openMain();
    main.window.emit('unresponsive');
    expect(main.contents.forcedCrashes).toBe(1);
    await loads(main, 2);
  });

  it('is loaded again when it did not load, but not when a load was replaced or a frame failed', async () => {
    const main = await openMain();
    main.contents.emit('did-fail-load', {}, -3, 'ERR_ABORTED', 'kiosk://app/', true);
    main.contents.emit('did-fail-load', {}, -6, 'ERR_FILE_NOT_FOUND', 'kiosk://app/', false);
    main.contents.emit('did-fail-load', {}, -6, 'ERR_FILE_NOT_FOUND', 'kiosk://app/', true);
    await loads(main, 2);
  });

  it('is shown only when it is painted', async () => {
    const { window } = await openMain();
    expect(window.shown).toBe(false);
    expect(window.options.show).toBe(false);
    window.emit('ready-to-show');
    expect(window.shown).toBe(true);
  });
});

describe('the host beside the page', () => {
  it('gets one end of a channel and the page the other, when the page asks', async () => {
    const { electron, contents, child } = await openMain(['--data=/d', '--config=/c.json']);
    expect(child).toMatchObject({
      args: [JSON.stringify({ config: '/c.json', data: '/d', simulate: false })],
    });
    expect(contents.posted).toEqual([]);
    askForPort(electron);
    const [channel] = electron.channels;
    expect(child.messages).toEqual([{ message: { kind: 'page' }, ports: [channel?.port1] }]);
    expect(contents.posted).toEqual([{ channel: 'kiosk-port', ports: [channel?.port2] }]);
  });

  it('is started again after growing pauses when it dies, and the page gets a new port by itself', async () => {
    const { electron, contents, child } = await openMain();
    askForPort(electron);
    child.emit('exit', 1);
    expect(electron.children).toHaveLength(1);
    vi.advanceTimersByTime(500);
    expect(electron.children).toHaveLength(2);
    expect(contents.posted).toHaveLength(2);
    expect(electron.children[1]?.messages).toHaveLength(1);

    electron.children[1]?.emit('exit', 1);
    vi.advanceTimersByTime(999);
    expect(electron.children).toHaveLength(2);
    vi.advanceTimersByTime(1);
    expect(electron.children).toHaveLength(3);
  });

  it('never waits longer than half a minute, and not at length after an hour of health', async () => {
    const { electron } = await openMain();
    for (let deaths = 1; deaths <= 12; deaths += 1) {
      electron.children.at(-1)?.emit('exit', 1);
      vi.advanceTimersByTime(30_000);
      expect(electron.children).toHaveLength(deaths + 1);
    }
    vi.advanceTimersByTime(3_600_000);
    electron.children.at(-1)?.emit('exit', 1);
    vi.advanceTimersByTime(500);
    expect(electron.children).toHaveLength(14);
  });

  it('is not handed a port for a page that is loading anew', async () => {
    const main = await openMain();
    askForPort(main.electron);
    crash(main);
    main.child.emit('exit', 1);
    vi.advanceTimersByTime(500);
    expect(main.electron.children[1]?.messages).toEqual([]);
    askForPort(main.electron);
    expect(main.electron.children[1]?.messages).toHaveLength(1);
  });

  it('is not handed a port for a page that loads anew by itself', async () => {
    const main = await openMain();
    askForPort(main.electron);
    main.contents.emit('did-start-loading');
    main.child.emit('exit', 1);
    vi.advanceTimersByTime(500);
    expect(main.electron.children[1]?.messages).toEqual([]);
  });

  it('is not started again when the application ends in the pause before it', async () => {
    const { electron, child } = await openMain();
    child.emit('exit', 1);
    electron.app.emit('before-quit', preventable());
    vi.advanceTimersByTime(60_000);
    expect(electron.children).toHaveLength(1);
    await vi.waitUntil(() => electron.app.exits.length === 1);
  });

  it('is asked to close before the application ends, and killed when it does not', async () => {
    const { electron, child } = await openMain();
    const quit = preventable();
    electron.app.emit('before-quit', quit);
    expect(quit.prevented).toBe(true);
    expect(child.messages.at(-1)?.message).toEqual({ kind: 'close' });
    expect(electron.app.exits).toEqual([]);
    vi.advanceTimersByTime(5000);
    expect(child.killed).toBe(true);
    child.emit('exit', 143);
    await vi.waitUntil(() => electron.app.exits.length === 1);
    expect(electron.app.exits).toEqual([0]);
    vi.advanceTimersByTime(60_000);
    expect(electron.children).toHaveLength(1);
  });
});

describe('the preload script', () => {
  it('asks for a port after the page has loaded and hands on each one it gets, to our origin only', async () => {
    const { createElectron } = await import('./electron-stand-in.ts');
    const electron = createElectron();
    vi.resetModules();
    vi.doMock('electron', () => electron.module);
    const posted: unknown[] = [];
    let load = (): void => undefined;
    vi.stubGlobal('window', {
      location: { origin: 'kiosk://app' },
      addEventListener: (event: string, listener: () => void) => {
        expect(event).toBe('load');
        load = listener;
      },
      postMessage: (...given: unknown[]) => posted.push(given),
    });
    await import('../../../electron/preload.ts');
    expect(electron.sentByPage).toEqual([]);
    load();
    expect(electron.sentByPage).toEqual(['kiosk-port-wanted']);
    const [first, second] = [new Port(), new Port()];
    electron.ipcRenderer.emit('kiosk-port', { ports: [first] });
    electron.ipcRenderer.emit('kiosk-port', { ports: [second] });
    expect(posted).toEqual([
      ['kiosk-port', 'kiosk://app', [first]],
      ['kiosk-port', 'kiosk://app', [second]],
    ]);
    vi.unstubAllGlobals();
  });
});
