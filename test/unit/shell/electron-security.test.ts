import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { isShellShortcut } from '../../../electron/shell/lock-contents.ts';
import { answerPage } from '../../../electron/shell/page-protocol.ts';
import { FILES } from './browser-shell.ts';
import { preventable } from './electron-stand-in.ts';
import { askForPort, fromPage, openMain, silence, startMain } from './start-main.ts';

beforeEach(silence);
afterEach(() => vi.restoreAllMocks());

const preferences = async () => (await openMain()).window.options.webPreferences ?? {};

/** All the code of the shell and of the page, for what must not be in it at all. */
function sources(): string {
  const read = (folder: string): string[] =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(ts|tsx|html)$/.test(name))
      .map((name) => readFileSync(join(folder, name), 'utf8'));
  return [...read('electron'), ...read('renderer')].join('\n');
}

/** The checklist of https://www.electronjs.org/docs/latest/tutorial/security, point by point. */
describe("Electron's security recommendations", () => {
  it('1. only secure content is loaded: nothing that is not the page leaves the machine', async () => {
    const { electron, window } = await openMain();
    expect(window.loaded).toEqual(['kiosk://app/index.html']);
    const cancelled = (url: string) => {
      let answer: boolean | undefined;
      electron.session.beforeRequest?.({ url }, ({ cancel }) => {
        answer = cancel;
      });
      return answer;
    };
    for (const url of [
      'http://example.com/',
      'https://example.com/',
      'ws://127.0.0.1/',
      'file:///etc/passwd',
      'ftp://example.com/',
      'kiosk://other/index.html',
      'kiosk://user@app/index.html',
      'data:text/html,x',
      'not a url',
    ]) {
      expect(cancelled(url), url).toBe(true);
    }
    expect(cancelled('kiosk://app/assets/index.js')).toBe(false);
    expect(cancelled('data:image/png;base64,AA==')).toBe(false);
  });

  it('2. Node.js integration is off, in workers and frames as well', async () => {
    expect(await preferences()).toMatchObject({
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
    });
  });

  it('3. context isolation is on', async () => {
    expect((await preferences()).contextIsolation).toBe(true);
  });

  it('4. every renderer is sandboxed, by window and for the whole application before it is ready', async () => {
    expect((await preferences()).sandbox).toBe(true);
    expect((await startMain()).app.sandboxed).toBe(true);
  });

  it('5. every permission is refused: asked for, checked, or for a device', async () => {
    const { session } = (await openMain()).electron;
    const granted: unknown[] = [];
    const contents = {} as Electron.WebContents;
    const details = {} as Electron.PermissionRequest;
    for (const permission of ['media', 'serial', 'usb', 'geolocation', 'openExternal', 'unknown'] as const) {
      session.permissionRequest?.(contents, permission, (answer) => granted.push(answer), details);
      granted.push(session.permissionCheck?.(contents, permission, 'kiosk://app', {} as never));
    }
    granted.push(session.devicePermission?.({} as never));
    session.displayMedia?.({} as never, (answer) => granted.push(answer));
    session.bluetooth?.({} as never, (answer) => granted.push(answer.confirmed));
    expect(granted).toHaveLength(15);
    expect(granted.filter(Boolean)).toEqual([]);
  });

  it('6. web security stays on', async () => {
    expect((await preferences()).webSecurity).toBe(true);
  });

  it('7. a strict content-security policy comes with every answer, refusals included', () => {
    for (const [url, status] of [
      ['kiosk://app/', 200],
      ['kiosk://app/index.html', 200],
      ['kiosk://app/nothing', 404],
      ['kiosk://other/', 403],
    ] as const) {
      const answer = answerPage(FILES, { url, method: 'GET' });
      expect(answer.status, url).toBe(status);
      const policy = answer.headers.get('Content-Security-Policy') ?? '';
      expect(policy).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self';/);
      expect(policy).toMatch(/base-uri 'none'; form-action 'none'; frame-ancestors 'none'$/);
      expect(policy).not.toContain('unsafe');
      expect(answer.headers.get('X-Content-Type-Options')).toBe('nosniff');
    }
  });

  it('8. insecure content is not allowed to run', async () => {
    expect((await preferences()).allowRunningInsecureContent).toBe(false);
  });

  it('9. experimental features are off', async () => {
    expect((await preferences()).experimentalFeatures).toBe(false);
  });

  it('10. no Blink feature is switched on', async () => {
    expect(await preferences()).not.toHaveProperty('enableBlinkFeatures');
    expect(sources()).not.toMatch(/enable-blink-features|enable-features/);
  });

  it('11. there is no <webview>, so none may open windows', async () => {
    expect((await preferences()).webviewTag).toBe(false);
    expect(sources()).not.toMatch(/<webview|allowpopups/);
  });

  it('12. a <webview> that is made all the same is refused before it exists', async () => {
    const event = preventable();
    (await openMain()).contents.emit('will-attach-webview', event, {}, {});
    expect(event.prevented).toBe(true);
  });

  it.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])(
    '13. navigation is refused: %s',
    async (name) => {
      const event = preventable({ url: 'kiosk://app/other.html' });
      (await openMain()).contents.emit(name, event);
      expect(event.prevented).toBe(true);
    },
  );

  it('14. new windows are refused', async () => {
    const { contents } = await openMain();
    expect(contents.openHandler?.({ url: 'kiosk://app/' } as Electron.HandlerDetails)).toEqual({
      action: 'deny',
    });
  });

  it('15. nothing is opened outside: shell.openExternal is not used at all', () => {
    expect(sources()).not.toMatch(/openExternal\(|openPath\(/);
  });

  it('16. Electron is pinned to one of the current majors', () => {
    const { devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      devDependencies: Record<string, string>;
    };
    expect(devDependencies.electron).toMatch(/^\d+\.\d+\.\d+$/);
    expect(Number.parseInt(devDependencies.electron ?? '', 10)).toBeGreaterThanOrEqual(45);
  });

  it.each([
    ['a frame of another origin', { senderFrame: { url: 'https://example.com/', parent: null } }],
    ['another host of our scheme', { senderFrame: { url: 'kiosk://other/', parent: null } }],
    ['an origin that begins like ours', { senderFrame: { url: 'kiosk://app.example/', parent: null } }],
    ['a frame inside the page', { senderFrame: { url: 'kiosk://app/index.html', parent: {} } }],
    ['a frame that is gone', { senderFrame: null }],
    ['other contents', { sender: { id: 8 } }],
  ])('17. the sender of every message is checked: %s is not heard', async (_name, change) => {
    const { electron, contents } = await openMain();
    askForPort(electron, fromPage(change));
    expect(contents.posted).toEqual([]);
    expect(electron.channels).toEqual([]);
    askForPort(electron);
    expect(contents.posted).toHaveLength(1);
  });

  it('17. no other message is listened to', async () => {
    const { electron } = await openMain();
    expect(electron.ipcMain.eventNames()).toEqual(['kiosk-port-wanted']);
  });

  it('18. the page has a scheme of its own instead of file:, made known before the application is ready', async () => {
    const electron = await startMain();
    expect(electron.schemes).toEqual([
      { scheme: 'kiosk', privileges: { standard: true, secure: true, supportFetchAPI: true } },
    ]);
    expect(electron.windows).toEqual([]);
    expect(sources()).not.toMatch(/loadFile\(|bypassCSP: true|['"`]file:\/\//);
  });

  it.each(['inspect', 'remote-debugging-port', 'no-sandbox', 'disable-web-security'])(
    '19. fuses: a packaged kiosk refuses to start with --%s even where they were not flipped',
    async (name) => {
      const electron = await startMain(({ app }) => {
        app.isPackaged = true;
        app.switches.add(name);
      });
      expect(electron.app.exits).toEqual([70]);
      expect(electron.schemes).toEqual([]);
    },
  );

  it('20. nothing of Electron is exposed to the page: no bridge, only a port', () => {
    const preload = readFileSync('electron/preload.ts', 'utf8');
    expect(preload).toMatch(/^import \{ ipcRenderer \} from 'electron';/m);
    expect(preload).not.toMatch(/contextBridge|exposeInMainWorld|globalThis/);
  });
});

describe('beyond the checklist', () => {
  it('devtools, certificates, logins, downloads and zoom are closed', async () => {
    const { electron, contents, window } = await openMain();
    expect(window.options).toMatchObject({ kiosk: true, webPreferences: { devTools: false } });
    contents.emit('devtools-opened');
    expect(contents.devToolsClosed).toBe(1);

    const trusted: unknown[] = [];
    const certificate = preventable();
    electron.app.emit(
      'certificate-error',
      certificate,
      contents,
      'https://x/',
      'bad',
      {},
      (answer: unknown) => trusted.push(answer),
    );
    electron.session.certificate?.({} as never, (answer) => trusted.push(answer < 0 ? false : answer));
    expect(trusted).toEqual([false, false]);
    expect(certificate.prevented).toBe(true);

    for (const name of ['select-client-certificate', 'login']) {
      const event = preventable();
      electron.app.emit(name, event);
      expect(event.prevented, name).toBe(true);
    }
    const download = preventable();
    electron.session.emit('will-download', download);
    expect(download.prevented).toBe(true);
    contents.emit('zoom-changed', {}, 'in');
    expect(contents.zooms).toEqual([0]);
  });

  it('there is no menu, the screen stays on, and no gesture closes the window', async () => {
    const { electron, window } = await openMain();
    expect(electron.menus).toEqual([null]);
    expect(electron.blockers).toEqual(['prevent-display-sleep']);
    const close = preventable();
    window.emit('close', close);
    expect(close.prevented).toBe(true);
  });

  it('keys of the shell are swallowed, keys of the page are not', () => {
    const key = (key: string, held: object = {}) => ({
      key,
      control: false,
      meta: false,
      alt: false,
      ...held,
    });
    for (const input of [
      key('r', { control: true }),
      key('F5'),
      key('F11'),
      key('F4', { alt: true }),
      key('q', { meta: true }),
      key('BrowserBack'),
    ]) {
      expect(isShellShortcut(input), JSON.stringify(input)).toBe(true);
    }
    for (const name of ['Tab', 'Enter', ' ', 'Escape', 'ArrowDown', 'f', 'F']) {
      expect(isShellShortcut(key(name)), name).toBe(false);
    }
  });

  it('a second instance leaves at once', async () => {
    const electron = await startMain(({ app }) => {
      app.firstInstance = false;
    });
    expect(electron.app.exits).toEqual([0]);
    expect(electron.schemes).toEqual([]);
  });

  it('serves only reading, only the page', async () => {
    const { electron } = await openMain();
    expect((await electron.ask('kiosk://app/../../package.json')).status).toBe(404);
    expect((await electron.ask('kiosk://app/%2e%2e/package.json')).status).toBe(404);
    expect((await electron.ask('kiosk://app/index.html', 'POST')).status).toBe(405);
    const page = await electron.ask('kiosk://app/index.html');
    expect(page.status).toBe(200);
    expect(await page.text()).not.toBe('');
  });
});
