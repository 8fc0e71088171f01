import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import config from '../../../playwright.config.ts';

/** A kiosk's portrait screen. */
export const SCREEN = { width: 1080, height: 1920 } as const;

const { executablePath = 'chromium', args = [] } = config.use?.launchOptions ?? {};
export const LAUNCH = { executablePath, args };

/** A Chromium of its own with an empty profile, started with an address as a kiosk's shell starts it. */
export function startChromium(url: string): { stop(): Promise<void> } {
  const profile = mkdtempSync(join(tmpdir(), 'bench-chromium-'));
  const child = spawn(
    executablePath,
    [
      '--headless',
      ...args,
      `--user-data-dir=${profile}`,
      `--window-size=${SCREEN.width},${SCREEN.height}`,
      '--remote-debugging-port=0',
      url,
    ],
    { stdio: 'ignore', detached: true },
  );
  return {
    async stop() {
      const ended = once(child, 'exit');
      // Its helpers are of its group.
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      await ended;
      rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
    },
  };
}
