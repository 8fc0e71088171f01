import { alphabetPage } from '../../hardware/printers/alphabet-page.ts';
import { openPrinter } from '../../hardware/printers/escpos-printer.ts';
import type { Printer, PrinterStatus, PrintOutcome } from '../../hardware/printers/printer.ts';
import { openTransport } from '../../hardware/transports/open-transport.ts';
import { systemClock } from '../host/clock.ts';
import type { DevicesConfig } from '../host/config/devices-schema.ts';
import { printerProfile } from '../host/config/printer-profile.ts';
import { loadWords } from '../host/words/load-words.ts';
import type { Cli } from './cli.ts';
import { EXIT } from './exit.ts';

/** Opens the printer, does something with it, and lets it go. Resolves to the exit code. */
export async function withPrinter(
  { say, complain, words }: Cli,
  configured: DevicesConfig['printer'],
  use: (printer: Printer) => Promise<number>,
): Promise<number> {
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
  try {
    return await use(printer);
  } finally {
    await printer.close();
  }
}

/** How the printer is now. */
export async function tellPrinter(cli: Cli, printer: Printer): Promise<number> {
  tell(cli, printer, await printer.refresh());
  return EXIT.done;
}

/** How the printer is, and each change of it. */
export async function watchPrinter(cli: Cli, printer: Printer): Promise<number> {
  cli.say(cli.words('watching'));
  tell(cli, printer, await printer.refresh());
  const stop = printer.onStatus((status) => tell(cli, printer, status));
  await cli.enough;
  stop();
  return EXIT.done;
}

export async function testPrint(cli: Cli, printer: Printer): Promise<number> {
  cli.say(cli.words('printing'));
  const paper = loadWords(`${cli.assets}/locales`, 'paper')('az');
  const page = alphabetPage({
    title: paper('alphabet.title'),
    azerbaijani: paper('alphabet.azerbaijani'),
    russian: paper('alphabet.russian'),
    signs: paper('alphabet.signs'),
    large: paper('alphabet.large'),
  });
  return tellOutcome(cli, printer, await printer.print(page));
}

/** Says how a print ended. */
export function tellOutcome(cli: Cli, printer: Printer, outcome: PrintOutcome): number {
  cli.say(cli.words(`outcome.${outcome.kind}`));
  switch (outcome.kind) {
    case 'printed':
      return EXIT.done;
    case 'unknown':
      tell(cli, printer, outcome.status);
      return EXIT.unknown;
    case 'not-started':
      tell(cli, printer, outcome.status);
      return EXIT.notDone;
  }
}

function tell({ say, words }: Cli, { state }: Printer, status: PrinterStatus): void {
  // The kiosk that holds the line, and a missing right, are no matter of cables: worth more than "cannot be opened".
  const why = status.kind === 'absent' && state.kind === 'absent' ? state.why : null;
  say(words(why === 'busy' || why === 'denied' ? `status.${why}` : `status.${statusKey(status)}`));
}

function statusKey(status: PrinterStatus): string {
  if (status.kind === 'ready' && status.nearEnd) return 'near-end';
  if (status.kind === 'error' && status.recoverable) return 'error-recoverable';
  return status.kind;
}
