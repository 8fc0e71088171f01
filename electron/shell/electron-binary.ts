import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Where the `electron` package lives; null where it was not installed (production without a desktop). */
export function electronFolder(): string | null {
  try {
    return dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  } catch {
    return null;
  }
}

/**
 * The binary, found the way the package's own `index.js` finds it, which however downloads without a deadline
 * as soon as it is asked.
 */
export function findElectron(
  folder: string | null = electronFolder(),
  override: string | undefined = process.env.ELECTRON_OVERRIDE_DIST_PATH,
): string | null {
  if (folder === null) return null;
  const pathFile = join(folder, 'path.txt');
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : '';
  if (override === undefined && name === '') return null;
  const binary = override === undefined ? join(folder, 'dist', name) : join(override, name || 'electron');
  return existsSync(binary) ? binary : null;
}

/** Of `@electron/get` 5 what is used; the package is `electron`'s own and reached through it. */
interface ElectronGet {
  downloadArtifact(details: {
    readonly version: string;
    readonly artifactName: string;
    readonly platform: string;
    readonly arch: string;
    readonly checksums: Readonly<Record<string, string>>;
    readonly cacheRoot?: string;
    readonly downloadOptions: {
      readonly quiet: true;
      readonly signal: AbortSignal;
      readonly getProgressCallback: (progress: { readonly percent: number }) => Promise<void>;
    };
  }): Promise<string>;
}

export interface DownloadLimits {
  /** Until the first byte. */
  readonly connectMs: number;
  /** Between two bytes. */
  readonly stallMs: number;
}

export const DOWNLOAD_LIMITS: DownloadLimits = { connectMs: 5000, stallMs: 20_000 };

/** The signal that ends a download which does not begin or does not go on; `alive` is to be called on progress. */
export function createDeadline(limits: DownloadLimits): {
  readonly signal: AbortSignal;
  alive(): void;
  end(): void;
} {
  const controller = new AbortController();
  const abort = (): void => controller.abort(new Error('no answer in time'));
  let timer = setTimeout(abort, limits.connectMs);
  return {
    signal: controller.signal,
    alive() {
      clearTimeout(timer);
      timer = setTimeout(abort, limits.stallMs);
    },
    end() {
      clearTimeout(timer);
    },
  };
}

/**
 * Fetches the binary into the package's cache (checked against the package's own checksums) and lets the
 * package unpack it.
 *
 * @param progress percent, each whole number once
 * @returns the binary, or null when it cannot be had
 */
export async function downloadElectron(
  progress: (percent: number) => void,
  limits: DownloadLimits = DOWNLOAD_LIMITS,
): Promise<string | null> {
  const folder = electronFolder();
  if (folder === null) return null;
  const deadline = createDeadline(limits);
  try {
    const require = createRequire(join(folder, 'package.json'));
    const { downloadArtifact } = require('@electron/get') as ElectronGet;
    const cacheRoot = process.env.electron_config_cache;
    let last = -1;
    await downloadArtifact({
      version: (require('./package.json') as { version: string }).version,
      artifactName: 'electron',
      platform: process.platform,
      arch: process.arch,
      checksums: require('./checksums.json') as Record<string, string>,
      ...(cacheRoot === undefined ? {} : { cacheRoot }),
      downloadOptions: {
        quiet: true,
        signal: deadline.signal,
        getProgressCallback: async ({ percent }) => {
          deadline.alive();
          const whole = Math.floor(percent * 100);
          if (whole > last) progress(whole);
          last = Math.max(last, whole);
        },
      },
    });
  } catch {
    // Without the network, behind a firewall or on a platform without a build: there is the browser.
    return null;
  } finally {
    deadline.end();
  }
  return (await unpack(folder)) ? findElectron(folder) : null;
}

function unpack(folder: string): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(folder, 'install.js')], { stdio: 'ignore' });
    child.on('error', () => resolve(false));
    child.on('exit', (code) => resolve(code === 0));
  });
}
