import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { loadWords } from '../electron/host/words/load-words.ts';
import { buildAside } from '../electron/shell/page-build.ts';
import { ELECTRON_DIST, electronBundles } from '../electron/vite.config.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Builds `dist/page`. @throws {WordsError} when a text is missing in a language */
export async function buildPage(): Promise<void> {
  // A text that is missing in a language is named here, not found by a citizen.
  loadWords(`${root}assets/locales`, 'page');
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
