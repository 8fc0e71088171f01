import { defineConfig } from '@playwright/test';

const specs = (...names: readonly string[]) => names.map((name) => `**/${name}.spec.ts`);

/** Want the machine whole: sweeps over every screen within a time, pictures of memory, a card reader among all devices. */
const ALONE = specs('accessibility', 'dock', 'electron', 'privacy', 'reader-matrix');

/**
 * The page in a real Chromium against simulated devices on real lines. Each test has a kiosk, a folder, ports and lines
 * of its own, so two files run side by side; `npm test` takes those of `alone` by themselves, after the others.
 */
export default defineConfig({
  testDir: 'test/e2e',
  workers: 2,
  projects: [
    { name: 'beside', testIgnore: ALONE },
    { name: 'alone', testMatch: ALONE, workers: 1, outputDir: 'test-results/e2e-alone' },
  ],
  timeout: 60_000,
  expect: { timeout: 15_000 },
  outputDir: 'test-results/e2e',
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  use: {
    browserName: 'chromium',
    viewport: { width: 1080, height: 1920 },
    launchOptions: {
      executablePath: '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
