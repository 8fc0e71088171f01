import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { newSealingPair } from '../../../electron/centre/sealed-box.ts';
import { silentCentre } from '../../../electron/centre/silent-centre.ts';
import { createBadgeDesk } from '../../../electron/host/badges/badge-desk.ts';
import { createBadges } from '../../../electron/host/badges/badges.ts';
import { loadCatalogue } from '../../../electron/host/catalogue/load-catalogue.ts';
import { checkAgainst } from '../../../electron/host/config/check-against.ts';
import demo from '../../../electron/host/config/demo.json' with { type: 'json' };
import { parseConfig } from '../../../electron/host/config/load-config.ts';
import { createKiosk, type Kiosk } from '../../../electron/host/kiosk.ts';
import { createLog } from '../../../electron/host/log.ts';
import { newId } from '../../../electron/host/new-id.ts';
import { createSpeech } from '../../../electron/host/speech/speech.ts';
import { createRecentLog } from '../../../electron/host/technician/recent-log.ts';
import { replaceablePrinter } from '../../../electron/host/technician/replaceable-printer.ts';
import { tendedPrinter } from '../../../electron/host/technician/tended-printer.ts';
import { loadFlowWords } from '../../../electron/host/words/flow-words.ts';
import { loadWords } from '../../../electron/host/words/load-words.ts';
import { openDatabase } from '../../../electron/store/open-database.ts';
import { createStore, type Store } from '../../../electron/store/store.ts';
import { loadProfile, type PrinterProfile } from '../../../hardware/printers/escpos/profiles.ts';
import { openPrinter } from '../../../hardware/printers/escpos-printer.ts';
import type { Printer } from '../../../hardware/printers/printer.ts';
import type { PrinterSimulator } from '../../../hardware/simulators/printer/printer-simulator.ts';
import { openTransport } from '../../../hardware/transports/open-transport.ts';
import type { Transport, TransportConfig } from '../../../hardware/transports/transport.ts';
import { ROOT } from '../../support/catalogue.ts';

/** Both clocks that the host and its printer want, of one make. */
export interface BenchClock {
  now(): number;
  setTimeout(run: () => void, ms: number): unknown;
  clearTimeout(timer: unknown): void;
}

export interface BenchKioskParts {
  readonly simulator: PrinterSimulator;
  readonly dataDir: string;
  readonly clock: BenchClock;
  /** Looks over the shoulder of the line to the printer. */
  readonly watchLine?: (transport: Transport) => Transport;
  readonly watchStore?: (store: Store) => Store;
}

export const systemTimers: BenchClock = {
  now: () => performance.now(),
  setTimeout: (run, ms) => setTimeout(run, ms),
  clearTimeout: (timer) => clearTimeout(timer as NodeJS.Timeout),
};

export function benchProfile(id = 'epson-tm-t88'): PrinterProfile {
  const loaded = loadProfile(id);
  if (!loaded.ok) throw new Error(`no profile ${id}`);
  return loaded.profile;
}

export function demoConfig() {
  const parsed = parseConfig(demo, 'demo.json');
  if (!parsed.ok) throw new Error('demo.json');
  return parsed.config;
}

export const paperWords = () => loadWords(join(ROOT, 'assets/locales'), 'paper');

/** The simulator's pseudo-terminal. Throws where there are none: a network line would be another measurement. */
export function lineTo({ address }: PrinterSimulator): TransportConfig & { kind: 'serial' } {
  if (address.kind !== 'serial') throw new Error('no pseudo-terminal on this machine');
  return { kind: 'serial', path: address.path, baudRate: 115_200 };
}

/** The host as `start-host.ts` puts it together, with its clock, its line and its store open to view. */
export function startBenchKiosk(parts: BenchKioskParts): { kiosk: Kiosk; printer: Printer } {
  const { clock } = parts;
  const config = demoConfig();
  const catalogue = loadCatalogue(join(ROOT, 'assets/catalogue'));
  if (checkAgainst(config, catalogue).length > 0) throw new Error('demo.json does not fit the catalogue');
  // As long as a real one and written as it is, to nowhere.
  const log = createLog(() => {}, config.kioskId);
  const line = openTransport(lineTo(parts.simulator));
  const printer = openPrinter({
    profile: benchProfile(),
    transport: parts.watchLine?.(line) ?? line,
    clock,
    log,
  });
  const kiosk = createKiosk({
    config,
    catalogue: { current: () => catalogue, knowing: () => catalogue, follow: () => {} },
    paperWords: paperWords(),
    flowWords: loadFlowWords(join(ROOT, 'assets/locales')),
    centre: silentCentre(newSealingPair().publicKey),
    printer,
    readers: [],
    badges: createBadgeDesk({
      badges: createBadges({ random: randomBytes }),
      records: { value: null, setAside: null, write: () => false },
      people: [],
    }),
    openStore: () => {
      const opened = openDatabase(parts.dataDir, 'bench');
      if (!opened.ok) return { ok: false, code: 'STORE' };
      const store = createStore(opened.db, { now: () => Date.now(), newId });
      return { ok: true, store: parts.watchStore?.(store) ?? store, lost: 0 };
    },
    dock: null,
    speaker: createSpeech({ espeak: null, recordedDir: '', generatedDir: '' }),
    signs: [],
    technician: {
      dataDir: parts.dataDir,
      version: 'bench',
      devicesInForce: () => config.devices,
      printer: tendedPrinter({
        printer: replaceablePrinter(printer),
        config: () => null,
        keep: () => false,
        open: () => printer,
        places: [],
        holders: async () => new Map(),
        paperWords: paperWords(),
      }),
      readers: [],
      log: createRecentLog(),
      brokenSettings: false,
      power: null,
      people: () => [],
      keepPin: () => false,
    },
    clock: { ...clock, now: () => Date.now(), monotonic: () => clock.now() },
    newId,
    log,
    onHopeless: (error) => {
      throw error;
    },
  });
  return { kiosk, printer };
}
