import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, expect, type Page, test } from '@playwright/test';
import { findElectron } from '../../electron/shell/electron-binary.ts';
import { buildElectron, buildPage } from '../../scripts/build.ts';

const binary = findElectron();

function whyNot(): string | null {
  if (binary === null)
    return 'the Electron binary is not on this machine (npm start fetches it where it can)';
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    return 'there is no screen: run under a desktop or xvfb-run';
  }
  return null;
}

const reason = whyNot();

// The reason stands in the name: a list of skipped tests must say why.
test.describe(`the kiosk in Electron${reason === null ? '' : ` (skipped: ${reason})`}`, () => {
  test.skip(reason !== null, reason ?? '');

  let app: ElectronApplication;
  let page: Page;
  let data: string;

  test.beforeAll(async () => {
    await buildPage();
    await buildElectron();
    data = await mkdtemp(join(tmpdir(), 'electron-spec-'));
    app = await _electron.launch({
      executablePath: binary ?? '',
      args: [
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        'dist/electron/main.js',
        '--simulate',
        `--data=${data}`,
      ],
    });
    page = await app.firstWindow();
  });

  test.afterAll(async () => {
    await app.close();
    await rm(data, { recursive: true, force: true });
  });

  test('shows the first screen, from its own scheme, full screen', async () => {
    await expect(page.getByRole('button').first()).toBeVisible();
    expect(page.url()).toBe('kiosk://app/index.html');
    expect(
      await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((w) => w.isKiosk())),
    ).toEqual([true]);
  });

  test('gives the page nothing of Node or Electron', async () => {
    const found = await page.evaluate(() =>
      ['require', 'process', 'module', 'Buffer', 'electron', 'ipcRenderer', 'global'].filter(
        (name) => name in globalThis,
      ),
    );
    expect(found).toEqual([]);
  });

  test('runs the page sandboxed and isolated', async () => {
    const preferences = await app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
        getLastWebPreferences(): Electron.WebPreferences;
      };
      const { sandbox, contextIsolation, nodeIntegration, webSecurity } = contents.getLastWebPreferences();
      return { sandbox, contextIsolation, nodeIntegration, webSecurity };
    });
    expect(preferences).toEqual({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
    });
  });

  test('refuses other addresses, inline code and new windows', async () => {
    // As text: the project's types know no browser outside `renderer/`.
    const tried = await page.evaluate(`(async () => {
      const reaches = (url) => fetch(url).then(() => true, () => false);
      const script = document.createElement('script');
      script.textContent = 'document.title = "broken in"';
      document.head.append(script);
      return {
        web: await reaches('https://example.com/'),
        disk: await reaches('file:///etc/hostname'),
        other: await reaches('kiosk://other/index.html'),
        opened: window.open('https://example.com/') !== null,
        title: document.title,
      };
    })()`);
    expect(tried).toEqual({ web: false, disk: false, other: false, opened: false, title: 'DOST' });
    await page.evaluate(`location.href = 'https://example.com/'`);
    await expect(page.getByRole('button').first()).toBeVisible();
    expect(page.url()).toBe('kiosk://app/index.html');
  });

  test('brings the page back after its renderer dies', async () => {
    await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
    );
    await expect
      .poll(() =>
        app.evaluate(async ({ BrowserWindow }) => {
          const contents = BrowserWindow.getAllWindows()[0]?.webContents;
          return (
            contents?.isCrashed() === false &&
            contents.executeJavaScript('document.querySelectorAll("button").length')
          );
        }),
      )
      .toBeGreaterThan(0);
  });
});
