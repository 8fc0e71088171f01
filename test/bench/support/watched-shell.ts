import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserShell, startBrowserShell } from '../../../electron/browser.ts';
import type { KioskHost } from '../../../electron/host/page-port.ts';
import { loadPageFiles, type PageFile, type PageFiles } from '../../../electron/shell/page-files.ts';
import { ROOT } from '../../support/catalogue.ts';

/** A real browser shell whose page says when it is ready, and that knows what was fetched. */
export interface WatchedShell {
  readonly shell: BrowserShell;
  readonly files: PageFiles;
  /** Addresses asked for since the last call, in order. */
  fetched(): string[];
  /** Resolves at the page's next word that it is ready. */
  ready(): Promise<void>;
}

const PROBE = readFileSync(join(import.meta.dirname, 'ready-probe.js'));
const EMPTY_PAGE =
  '<!doctype html><html lang="az"><head><meta charset="utf-8" /><title>DOST</title></head><body></body></html>';

function html(text: string): PageFile {
  const withProbe = text.replace('</head>', '<script src="/probe.js" defer></script></head>');
  return { type: 'text/html; charset=utf-8', body: Buffer.from(withProbe), immutable: false };
}

class WatchedFiles extends Map<string, PageFile> {
  readonly asked: string[] = [];
  onPainted: () => void = () => {};

  override get(path: string): PageFile | undefined {
    this.asked.push(path);
    if (path === '/painted') this.onPainted();
    return super.get(path);
  }
}

async function watchedShell(host: Pick<KioskHost, 'connect'>, page: PageFiles): Promise<WatchedShell> {
  const files = new WatchedFiles([
    ...page,
    ['/probe.js', { type: 'text/javascript; charset=utf-8', body: PROBE, immutable: false }],
    ['/painted', { type: 'text/plain; charset=utf-8', body: Buffer.alloc(0), immutable: false }],
  ]);
  const started = await startBrowserShell({ host, files, port: 0 });
  if (!started.ok) throw new Error(started.reason);
  return {
    shell: started.shell,
    files,
    fetched: () => files.asked.splice(0),
    ready: () =>
      new Promise((resolve) => {
        files.onPainted = resolve;
      }),
  };
}

/** The built page, and an empty one behind the same server with the same headers. */
export async function kioskAndEmptyShell(
  host: Pick<KioskHost, 'connect'>,
): Promise<{ kiosk: WatchedShell; empty: WatchedShell }> {
  const page = await loadPageFiles(join(ROOT, 'dist/page'));
  const index = page.get('/index.html');
  if (!index) throw new Error('the page is not built');
  return {
    kiosk: await watchedShell(host, new Map([...page, ['/index.html', html(index.body.toString('utf8'))]])),
    empty: await watchedShell(host, new Map([['/index.html', html(EMPTY_PAGE)]])),
  };
}
