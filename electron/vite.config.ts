import { isAbsolute } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { InlineConfig, Plugin } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Folder of the bundles; main looks for preload, host and the page from there. */
export const ELECTRON_DIST = here('../dist/electron');

/** Ours is bundled; packages stay packages: native ones cannot be bundled, and licences stay beside the code. */
function isPackage(id: string): boolean {
  return !id.startsWith('.') && !isAbsolute(id);
}

const SIMULATOR = 'printer-simulator.js';
const SIMULATOR_SOURCE = "new URL('./main.ts', import.meta.url)";

/** The simulator runs as a process of its own, from a file beside its caller: in the bundles that is its bundle. */
function simulatorBeside(): Plugin {
  return {
    name: 'simulator-beside',
    enforce: 'pre',
    transform: {
      filter: { id: /printer-simulator\.ts$/ },
      handler(code) {
        if (!code.includes(SIMULATOR_SOURCE))
          this.error(`the simulator is not started by ${SIMULATOR_SOURCE}`);
        return {
          code: code.replace(SIMULATOR_SOURCE, `new URL('./${SIMULATOR}', import.meta.url)`),
          map: null,
        };
      },
    },
  };
}

function bundle(entry: string, file: string, format: 'es' | 'cjs', outDir: string): InlineConfig {
  return {
    configFile: false,
    root: here('.'),
    logLevel: 'warn',
    publicDir: false,
    plugins: [simulatorBeside()],
    build: {
      ssr: here(entry),
      outDir,
      emptyOutDir: false,
      target: 'node24',
      minify: false,
      rolldownOptions: {
        external: isPackage,
        output: { format, entryFileNames: file, codeSplitting: false },
      },
    },
  };
}

/**
 * Main, host and the printer simulator as ES modules; the preload as CommonJS, which is all a sandboxed one
 * may be.
 */
export function electronBundles(outDir: string = ELECTRON_DIST): readonly InlineConfig[] {
  return [
    bundle('./main.ts', 'main.js', 'es', outDir),
    bundle('./host-process.ts', 'host.js', 'es', outDir),
    bundle('../hardware/simulators/printer/main.ts', SIMULATOR, 'es', outDir),
    bundle('./preload.ts', 'preload.cjs', 'cjs', outDir),
  ];
}
