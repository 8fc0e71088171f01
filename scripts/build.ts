import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { buildAside } from '../electron/shell/page-build.ts';
import { ELECTRON_DIST, electronBundles } from '../electron/vite.config.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Builds `dist/page`. */
export async function buildPage(): Promise<void> {
  await buildAside(`${root}dist/page`, (outDir) =>
    build({
      configFile: `${root}renderer/vite.config.ts`,
      logLevel: 'warn',
      build: { outDir, emptyOutDir: true },
    }),
  );
}

/** Builds `dist/electron`: main, preload and host. */
export async function buildElectron(): Promise<void> {
  await buildAside(ELECTRON_DIST, async (outDir) => {
    for (const config of electronBundles(outDir)) await build(config);
  });
}

if (import.meta.main) {
  await buildPage();
  await buildElectron();
}
