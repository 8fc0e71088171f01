import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { TFunction } from 'i18next';
import { LOCALES, type Locale } from '../../flows/contract.ts';
import { checkData } from '../host/catalogue/check-data.ts';
import type { Finding } from '../host/catalogue/finding.ts';
import { checkFolder } from '../host/catalogue/load-catalogue.ts';
import type { ParsedCatalogue } from '../host/catalogue/parse-catalogue.ts';
import { sameNumber } from '../host/catalogue/same-number.ts';
import { findAssets } from '../host/find-assets.ts';
import { loadWords } from '../host/words/load-words.ts';
import { EXIT } from '../technician/exit.ts';
import { describeDifference, differences } from './differences.ts';
import { interfaceTexts } from './interface-texts.ts';
import { describeStats } from './stats.ts';

export interface CatalogueCliDeps {
  readonly argv: readonly string[];
  /** `LANG` of the environment. */
  readonly lang: string | undefined;
  readonly say: (line: string) => void;
  readonly complain: (line: string) => void;
}

interface Cli extends CatalogueCliDeps {
  readonly locale: Locale;
  readonly words: TFunction;
  readonly assets: string;
  readonly builtIn: string;
}

type Right = Extract<ParsedCatalogue, { ok: true }>;

interface Command {
  /** How many folders stand behind it. */
  readonly folders: readonly [least: number, most: number];
  readonly run: (cli: Cli, folders: readonly string[]) => number;
}

const COMMANDS: Readonly<Record<string, Command>> = {
  check: { folders: [0, 1], run: check },
  diff: { folders: [2, 2], run: diff },
  stats: { folders: [0, 1], run: stats },
};

/** The content editor's command line. Returns the exit code: 0 right, 1 findings, 2 asked in a way that is not known. */
export function catalogueCli(deps: CatalogueCliDeps): number {
  const assets = findAssets(import.meta.dirname);
  const locale = LOCALES.find((one) => deps.lang?.startsWith(one)) ?? 'az';
  const words = loadWords(join(assets, 'locales'), 'catalogue')(locale);
  const refuse = (...lines: string[]) => {
    deps.complain([...lines, words('usage')].join('\n'));
    return EXIT.usage;
  };
  const { values, positionals, tokens } = parseArgs({
    args: [...deps.argv],
    options: { help: { type: 'boolean', short: 'h' } },
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  if (values.help === true) {
    deps.say(words('usage'));
    return EXIT.done;
  }
  const strange = tokens.find(({ kind }) => kind === 'option');
  if (strange?.kind === 'option') return refuse(words('noFlag', { flag: strange.rawName }));
  const [name = '', ...folders] = positionals;
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) return refuse(...(name === '' ? [] : [words('noCommand', { name })]));
  const [least, most] = command.folders;
  if (folders.length < least || folders.length > most) return refuse(words('folders', { least, most }));
  const absent = folders.find((folder) => !isFolder(folder));
  if (absent !== undefined) return refuse(words('noFolder', { folder: absent }));
  return command.run({ ...deps, locale, words, assets, builtIn: join(assets, 'catalogue') }, folders);
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** Null, and every finding said, where a kiosk would refuse it. */
function read(cli: Cli, folder: string): Right | null {
  const parsed = checkFolder(folder);
  if (parsed.ok) return parsed;
  sayFindings(cli, folder, parsed.findings);
  return null;
}

function sayFindings(
  { complain, words }: Cli,
  folder: string,
  findings: readonly Finding[],
  verdict: 'refused' | 'notBuilt' = 'refused',
): void {
  for (const { file, line, entry, field, what, detail } of findings) {
    const place = [line === null ? file : `${file}:${line}`, entry, field].filter((part) => part !== null);
    complain(`${place.join('  ')}: ${words(`finding.${what}`, { ...detail })}`);
  }
  complain(words(verdict, { folder, count: findings.length }));
}

function check(cli: Cli, [folder = cli.builtIn]: readonly string[]): number {
  const parsed = read(cli, folder);
  if (!parsed) return EXIT.notDone;
  if (resolve(folder) !== resolve(cli.builtIn)) {
    const shipped = checkFolder(cli.builtIn);
    const used = shipped.ok ? sameNumber(parsed.data, shipped.data) : null;
    if (used) {
      sayFindings(cli, folder, [used]);
      return EXIT.notDone;
    }
  }
  const asked = checkData(folder, parsed.catalogue);
  if (asked.length > 0) {
    sayFindings(cli, folder, asked, 'notBuilt');
    return EXIT.notDone;
  }
  const { version, services, directions } = parsed.catalogue;
  cli.say(
    cli.words('right', { number: version.number, services: services.length, directions: directions.length }),
  );
  return EXIT.done;
}

function diff(cli: Cli, [one = '', other = '']: readonly string[]): number {
  const before = read(cli, one);
  const after = read(cli, other);
  if (!before || !after) return EXIT.notDone;
  const found = differences(before.data, after.data);
  cli.say(cli.words('compared', { before: before.data.version.number, after: after.data.version.number }));
  for (const difference of found) cli.say(describeDifference(difference, cli.words));
  cli.say(cli.words('differences', { count: found.length }));
  return EXIT.done;
}

function stats(cli: Cli, [folder = cli.builtIn]: readonly string[]): number {
  const parsed = read(cli, folder);
  if (!parsed) return EXIT.notDone;
  const texts = interfaceTexts(join(cli.assets, 'locales'));
  for (const line of describeStats(parsed.catalogue, texts, cli.words, cli.locale)) cli.say(line);
  return texts.missing.length === 0 ? EXIT.done : EXIT.notDone;
}
