import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, vi } from 'vitest';
import { chromiumFlags, findChromium } from '../../../electron/shell/chromium-window.ts';
import { createDeadline, findElectron } from '../../../electron/shell/electron-binary.ts';
import { readMainOptions, relaunchArguments } from '../../../electron/shell/main-options.ts';
import { electronArguments } from '../../../electron/shell/run-electron-shell.ts';

describe('finding a Chromium', () => {
  const machine = (platform: NodeJS.Platform, environment: Record<string, string>, ...present: string[]) => ({
    platform,
    environment,
    exists: (path: string) => present.includes(path),
  });

  it.each([
    [machine('linux', { PATH: '/bin:/usr/bin', DISPLAY: ':0' }, '/usr/bin/chromium'), '/usr/bin/chromium'],
    [
      machine('linux', { PATH: '/usr/bin', WAYLAND_DISPLAY: 'w' }, '/usr/bin/google-chrome'),
      '/usr/bin/google-chrome',
    ],
    [
      machine('linux', { PATH: '/usr/bin', DISPLAY: ':0', CHROME_PATH: '/c' }, '/usr/bin/chromium', '/c'),
      '/c',
    ],
    [machine('linux', { PATH: '/usr/bin' }, '/usr/bin/chromium'), null],
    [machine('linux', { PATH: '', DISPLAY: ':0' }), null],
    [
      machine('darwin', {}, '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'),
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    ],
    [
      machine('win32', { PROGRAMFILES: 'C:\\P' }, 'C:\\P\\Microsoft\\Edge\\Application\\msedge.exe'),
      'C:\\P\\Microsoft\\Edge\\Application\\msedge.exe',
    ],
  ])('%#', (given, found) => {
    expect(findChromium(given)).toBe(found);
  });

  it('keeps the sandbox for everybody but root, and full screen for a real kiosk', () => {
    const choice = { url: 'http://127.0.0.1:1/', profile: '/p', kiosk: true, root: false };
    expect(chromiumFlags(choice)).toEqual(expect.arrayContaining(['--app=http://127.0.0.1:1/', '--kiosk']));
    expect(chromiumFlags(choice)).not.toContain('--no-sandbox');
    expect(chromiumFlags({ ...choice, root: true })).toContain('--no-sandbox');
    expect(chromiumFlags({ ...choice, kiosk: false })).not.toContain('--kiosk');
  });
});

describe('starting Electron', () => {
  it('says everything on the command line, and reads it back', () => {
    const run = { main: '/m.js', config: '/c.json', data: '/d' };
    const line = electronArguments(run, 2, false);
    expect(line).not.toContain('--no-sandbox');
    expect(readMainOptions(line)).toEqual({
      config: '/c.json',
      data: '/d',
      simulate: false,
      supervised: true,
      relaunches: 2,
    });
    const simulated = electronArguments({ ...run, config: null }, 0, true);
    expect(simulated[0]).toBe('--no-sandbox');
    expect(readMainOptions(simulated)).toMatchObject({ config: null, simulate: true });
  });

  it('counts relaunches on, and takes no nonsense for a count', () => {
    expect(relaunchArguments(['m.js', '--relaunches=1', '--data=/d'], 2)).toEqual([
      'm.js',
      '--data=/d',
      '--relaunches=2',
    ]);
    for (const count of ['-1', 'x', '1.5', ''])
      expect(readMainOptions([`--relaunches=${count}`]).relaunches).toBe(0);
  });

  it('does not find a binary that is not there', () => {
    expect(findElectron(null)).toBeNull();
    expect(findElectron('/nowhere', undefined)).toBeNull();
    expect(findElectron('/nowhere', '/nowhere')).toBeNull();
  });

  it('gives up on a server that takes the connection and says nothing', async () => {
    const server = createServer(() => undefined).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const deadline = createDeadline({ connectMs: 30, stallMs: 30 });
    await expect(fetch(`http://127.0.0.1:${port}/`, { signal: deadline.signal })).rejects.toThrow(
      'no answer in time',
    );
    deadline.end();
    server.closeAllConnections();
    server.close();
  });

  it('waits on as long as something comes', () => {
    vi.useFakeTimers();
    const deadline = createDeadline({ connectMs: 5000, stallMs: 20_000 });
    for (let seconds = 0; seconds < 60; seconds += 4) {
      vi.advanceTimersByTime(4000);
      deadline.alive();
    }
    expect(deadline.signal.aborted).toBe(false);
    vi.advanceTimersByTime(20_000);
    expect(deadline.signal.aborted).toBe(true);
    vi.useRealTimers();
  });
});
