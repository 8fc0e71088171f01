import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { LOCALES, type Locale } from '../../flows/contract.ts';
import { listPorts } from '../../hardware/ports/list-ports.ts';
import { loadCatalogue } from '../host/catalogue/load-catalogue.ts';
import { checkAgainst } from '../host/config/check-against.ts';
import { describeProblems, loadConfig } from '../host/config/load-config.ts';
import type { Config } from '../host/config/schema.ts';
import { findAssets } from '../host/find-assets.ts';
import { pathOf } from '../host/technician/find-ports.ts';
import { loadWords } from '../host/words/load-words.ts';
import { changePin, choosePort, chooseProfile } from './change-settings.ts';
import type { Cli, CliDeps, WithConfig, WithData } from './cli.ts';
import { devicesInForce } from './devices-in-force.ts';
import { EXIT } from './exit.ts';
import { exportDiagnostics } from './export-diagnostics.ts';
import { installRules, reloadUdev } from './install-rules.ts';
import { tellFacts, tellJobs, tellLog } from './kiosk-today.ts';
import { makePin } from './make-pin.ts';
import { tellCalls, tellRatings } from './people-today.ts';
import { reprintJob, voidJob } from './tend-jobs.ts';
import { tellPrinter, testPrint, watchPrinter, withPrinter } from './tend-printer.ts';

export { EXIT };

/** What a command finds when it begins; a missing option that it needs was complained of before. */
interface Given {
  readonly config: Config | null;
  readonly data: string | null;
}

interface Command {
  /** How many words stand behind it. */
  readonly words: readonly [least: number, most: number];
  readonly needs: readonly ('config' | 'data')[];
  readonly run: (cli: Cli, given: Given & WithConfig & WithData) => number | Promise<number>;
}

const printing = (use: typeof testPrint): Command => ({
  words: [0, 0],
  needs: ['config'],
  run: (cli, { config, data }) =>
    withPrinter(cli, devicesInForce(config, data).printer, (printer) => use(cli, printer)),
});

const people = (tell: typeof tellCalls): Command => ({
  words: [0, 0],
  needs: ['data'],
  run: (cli, { data }) => tell({ ...cli, folder: data }, cli.words),
});

/** By the word, or the two words, that stand first. */
export const COMMANDS: Readonly<Record<string, Command>> = {
  list: { words: [0, 0], needs: [], run: list },
  watch: printing(watchPrinter),
  'test-print': printing(testPrint),
  'use port': {
    words: [1, 1],
    needs: ['config', 'data'],
    run: (cli, given) => choosePort(cli, given, first(cli)),
  },
  'use profile': {
    words: [0, 1],
    needs: ['config', 'data'],
    run: (cli, given) => chooseProfile(cli, given, cli.args[0]),
  },
  facts: { words: [0, 0], needs: ['data'], run: tellFacts },
  log: { words: [0, 0], needs: ['data'], run: tellLog },
  'jobs void': { words: [1, 1], needs: ['data'], run: (cli, given) => voidJob(cli, given, first(cli)) },
  'jobs reprint': {
    words: [1, 1],
    needs: ['config', 'data'],
    run: (cli, given) => reprintJob(cli, given, first(cli)),
  },
  jobs: { words: [0, 0], needs: ['data'], run: tellJobs },
  export: {
    words: [1, 1],
    needs: ['config', 'data'],
    run: (cli, given) => exportDiagnostics(cli, given, first(cli)),
  },
  pin: { words: [0, 0], needs: [], run: (cli) => makePin(cli, cli.words) },
  'technician-pin': {
    words: [1, 1],
    needs: ['config', 'data'],
    run: (cli, given) => changePin(cli, given, first(cli)),
  },
  calls: people(tellCalls),
  ratings: people(tellRatings),
  'install-rules': {
    words: [0, 0],
    needs: [],
    run: (cli) =>
      installRules(
        {
          ...cli,
          etc: '/etc',
          reload: reloadUdev,
          isRoot: process.getuid?.() === 0,
          self: [process.execPath, fileURLToPath(new URL('../../scripts/devices.ts', import.meta.url))],
        },
        cli.words,
      ),
  },
};

/** The technician's command line: all that the touch screen can, and what it cannot. Resolves to the exit code. */
export async function devicesCli(deps: CliDeps): Promise<number> {
  const { complain, say } = deps;
  const assets = findAssets(import.meta.dirname);
  const locale = localeOf(deps.lang);
  const words = loadWords(join(assets, 'locales'), 'technician')(locale);
  const { values, positionals } = parseArgs({
    args: [...deps.argv],
    options: { config: { type: 'string' }, data: { type: 'string' }, help: { type: 'boolean' } },
    allowPositionals: true,
    strict: false,
  });
  if (values.help === true) {
    say(words('usage'));
    return EXIT.done;
  }
  const refuse = (...lines: string[]) => {
    complain([...lines, words('usage')].join('\n'));
    return EXIT.usage;
  };
  const found = commandIn(positionals);
  if (!found) return refuse();
  const { command, args } = found;
  const asked = {
    config: typeof values.config === 'string' ? values.config : null,
    data: typeof values.data === 'string' ? values.data : null,
  };
  if (command.needs.includes('config') && asked.config === null) return refuse(words('needsConfig'));
  if (command.needs.includes('data') && asked.data === null) return refuse(words('needsData'));

  let config: Config | null = null;
  if (asked.config !== null) {
    const loaded = loadConfig(asked.config);
    const problems = loaded.ok
      ? checkAgainst(loaded.config, loadCatalogue(join(assets, 'catalogue')))
      : loaded.problems;
    if (!loaded.ok || problems.length > 0) {
      complain(describeProblems(asked.config, problems));
      return EXIT.usage;
    }
    config = loaded.config;
  }
  const service = loadWords(join(assets, 'locales'), 'service')(locale);
  const cli: Cli = { ...deps, locale, words, service, assets, args };
  // What a command needs is there by now; what it does not need it does not touch.
  return command.run(cli, { config, data: asked.data } as Given & WithConfig & WithData);
}

/** The command of two words goes before that of one. */
function commandIn(
  positionals: readonly string[],
): { readonly command: Command; readonly args: readonly string[] } | null {
  for (const words of [2, 1]) {
    const name = positionals.slice(0, words).join(' ');
    const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    if (positionals.length < words || !command) continue;
    const args = positionals.slice(words);
    const [least, most] = command.words;
    if (args.length >= least && args.length <= most) return { command, args };
  }
  return null;
}

function first({ args }: Cli): string {
  return args[0] ?? '';
}

/** The serial ports of this machine and, with a configuration, the lines that it names and how its printer is. */
async function list(cli: Cli, { config, data }: Given): Promise<number> {
  const ports = await listPorts();
  cli.say(cli.words(ports.length > 0 ? 'ports' : 'noPorts'));
  for (const { path, manufacturer, product, serialNumber, physicalPath } of ports)
    cli.say(`  ${[path, manufacturer, product, serialNumber, physicalPath].filter(Boolean).join('  ')}`);
  if (!config) return EXIT.done;
  const { places } = config.technician;
  if (places.length > 0) cli.say(cli.words('places'));
  for (const place of places) cli.say(`  ${pathOf(place)}`);
  const { printer } = devicesInForce(config, data);
  if (printer) return withPrinter(cli, printer, (opened) => tellPrinter(cli, opened));
  cli.say(cli.words('noPrinter'));
  return EXIT.done;
}

function localeOf(lang: string | undefined): Locale {
  return LOCALES.find((locale) => lang?.startsWith(locale)) ?? 'az';
}
