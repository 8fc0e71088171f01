import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { SerialPort } from 'serialport';
import { LOCALES, type Locale } from '../../flows/contract.ts';
import { alphabetPage } from '../../hardware/printers/alphabet-page.ts';
import { openPrinter } from '../../hardware/printers/escpos-printer.ts';
import type { Printer, PrinterStatus } from '../../hardware/printers/printer.ts';
import { openTransport } from '../../hardware/transports/open-transport.ts';
import { systemClock } from '../host/clock.ts';
import { checkAgainst } from '../host/config/check-against.ts';
import { describeProblems, loadConfig } from '../host/config/load-config.ts';
import { printerProfile } from '../host/config/printer-profile.ts';
import { findAssets } from '../host/find-assets.ts';
import { loadCatalogue } from '../host/load-catalogue.ts';
import { loadWords } from '../host/words/load-words.ts';
import { EXIT } from './exit.ts';
import { makePin, type SecretInput } from './make-pin.ts';
import { tellCalls, tellRatings } from './people-today.ts';

export { EXIT };

export interface CliDeps {
  readonly argv: readonly string[];
  /** `LANG` of the environment. */
  readonly lang: string | undefined;
  readonly say: (line: string) => void;
  readonly complain: (line: string) => void;
  /** Resolves when the technician has seen enough of `watch`. */
  readonly enough: Promise<void>;
  /** Where PINs are typed. */
  readonly secrets: SecretInput;
  /** Wall clock, milliseconds since the epoch. */
  readonly now: () => number;
}

const COMMANDS = ['list', 'watch', 'test-print', 'pin', 'calls', 'ratings'];

/** The technician's command line: devices, PINs, and how the day goes. Resolves to the exit code. */
export async function devicesCli(deps: CliDeps): Promise<number> {
  const { argv, lang, say, complain, enough } = deps;
  const assets = findAssets(import.meta.dirname);
  const locales = join(assets, 'locales');
  const locale = localeOf(lang);
  const words = loadWords(locales, 'technician')(locale);
  const { values, positionals } = parseArgs({
    args: [...argv],
    options: { config: { type: 'string' }, data: { type: 'string' }, help: { type: 'boolean' } },
    allowPositionals: true,
    strict: false,
  });
  if (values.help === true) {
    say(words('usage'));
    return EXIT.done;
  }
  const [command, ...more] = positionals;
  if (!COMMANDS.includes(command ?? '') || more.length > 0) {
    complain(words('usage'));
    return EXIT.usage;
  }
  if (command === 'pin') return makePin(deps, words);
  if (command === 'calls' || command === 'ratings') {
    if (typeof values.data !== 'string') {
      complain(`${words('needsData')}\n${words('usage')}`);
      return EXIT.usage;
    }
    const tellPeople = command === 'calls' ? tellCalls : tellRatings;
    return tellPeople({ ...deps, folder: values.data, locale }, words);
  }
  if (command === 'list') {
    const ports = await SerialPort.list();
    say(ports.length > 0 ? words('ports') : words('noPorts'));
    for (const { path, manufacturer, serialNumber } of ports)
      say(`  ${[path, manufacturer, serialNumber].filter(Boolean).join('  ')}`);
    if (values.config === undefined) return EXIT.done;
  }
  if (typeof values.config !== 'string') {
    complain(`${words('needsConfig')}\n${words('usage')}`);
    return EXIT.usage;
  }
  const loaded = loadConfig(values.config);
  const problems = loaded.ok
    ? checkAgainst(loaded.config, loadCatalogue(join(assets, 'catalogue')))
    : loaded.problems;
  if (!loaded.ok || problems.length > 0) {
    complain(describeProblems(values.config, problems));
    return EXIT.usage;
  }
  const configured = loaded.config.devices.printer;
  if (!configured) {
    complain(words('noPrinter'));
    return EXIT.notDone;
  }
  const profile = printerProfile(configured);
  if (!profile) throw new Error('the configuration was checked against the profiles');
  const transport = openTransport(configured.transport);
  say(words('printer', { profile: configured.profile, line: transport.name }));
  const printer = openPrinter({
    profile,
    transport,
    clock: { ...systemClock, now: systemClock.monotonic },
  });
  const tell = (status: PrinterStatus) => say(words(`status.${statusKey(status)}`));
  try {
    switch (command) {
      case 'watch':
        say(words('watching'));
        await watch(printer, tell, enough);
        return EXIT.done;
      case 'test-print':
        say(words('printing'));
        return await testPrint(printer, say, tell, words, locales);
      default:
        tell(await printer.refresh());
        return EXIT.done;
    }
  } finally {
    await printer.close();
  }
}

async function watch(
  printer: Printer,
  tell: (status: PrinterStatus) => void,
  enough: Promise<void>,
): Promise<void> {
  tell(await printer.refresh());
  const stop = printer.onStatus(tell);
  await enough;
  stop();
}

async function testPrint(
  printer: Printer,
  say: CliDeps['say'],
  tell: (status: PrinterStatus) => void,
  words: ReturnType<ReturnType<typeof loadWords>>,
  locales: string,
): Promise<number> {
  const paper = loadWords(locales, 'paper')('az');
  const outcome = await printer.print(
    alphabetPage({
      title: paper('alphabet.title'),
      azerbaijani: paper('alphabet.azerbaijani'),
      russian: paper('alphabet.russian'),
      signs: paper('alphabet.signs'),
      large: paper('alphabet.large'),
    }),
  );
  say(words(`outcome.${outcome.kind}`));
  switch (outcome.kind) {
    case 'printed':
      return EXIT.done;
    case 'unknown':
      tell(outcome.status);
      return EXIT.unknown;
    case 'not-started':
      tell(outcome.status);
      return EXIT.notDone;
  }
}

function statusKey(status: PrinterStatus): string {
  if (status.kind === 'ready' && status.nearEnd) return 'near-end';
  if (status.kind === 'error' && status.recoverable) return 'error-recoverable';
  return status.kind;
}

function localeOf(lang: string | undefined): Locale {
  return LOCALES.find((locale) => lang?.startsWith(locale)) ?? 'az';
}
