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

/** A process of its own: its program, who starts it, and by what name. */
interface Program {
  readonly entry: string;
  readonly caller: RegExp;
  readonly source: string;
  readonly file: string;
}

const simulator = (family: string): Program => ({
  entry: `../hardware/simulators/${family}/main.ts`,
  caller: new RegExp(`/${family}-simulator\\.ts$`),
  source: './main.ts',
  file: `${family}-simulator.js`,
});

const PROGRAMS: readonly Program[] = [
  ...['printer', 'id-scanner', 'bar-code-reader', 'smart-card', 'card-motor'].map(simulator),
  {
    entry: '../hardware/card-readers/pcsc/pcsc-program.ts',
    caller: /pcsc-service\.ts$/,
    source: './pcsc-program.ts',
    file: 'pcsc-program.js',
  },
];

/** A program that runs as a process of its own, from a file beside its caller: in the bundles that is its bundle. */
function programBeside({ caller, source, file }: Program): Plugin {
  const started = `new URL('${source}', import.meta.url)`;
  return {
    name: `${file}-beside`,
    enforce: 'pre',
    transform: {
      filter: { id: caller },
      handler(code) {
        if (!code.includes(started)) this.error(`the program is not started by ${started}`);
        return { code: code.replace(started, `new URL('./${file}', import.meta.url)`), map: null };
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
    plugins: PROGRAMS.map(programBeside),
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

/** All as ES modules but the preload, which may only be CommonJS where it is sandboxed. */
export function electronBundles(outDir: string = ELECTRON_DIST): readonly InlineConfig[] {
  return [
    bundle('./main.ts', 'main.js', 'es', outDir),
    bundle('./host-process.ts', 'host.js', 'es', outDir),
    ...PROGRAMS.map(({ entry, file }) => bundle(entry, file, 'es', outDir)),
    bundle('./preload.ts', 'preload.cjs', 'cjs', outDir),
  ];
}
