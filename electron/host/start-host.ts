import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROFILE_IDS } from '../../hardware/printers/escpos/profiles.ts';
import { openPrinter } from '../../hardware/printers/escpos-printer.ts';
import type { Printer } from '../../hardware/printers/printer.ts';
import {
  type PrinterSimulator,
  startPrinterSimulator,
} from '../../hardware/simulators/printer/printer-simulator.ts';
import { nameOfLine } from '../../hardware/transports/open-transport.ts';
import type { TransportConfig } from '../../hardware/transports/transport.ts';
import { openDatabase } from '../store/open-database.ts';
import { createStore } from '../store/store.ts';
import { systemClock } from './clock.ts';
import { checkAgainst } from './config/check-against.ts';
import { deviceProblems } from './config/check-devices.ts';
import demo from './config/demo.json' with { type: 'json' };
import { type DevicesConfig, devicesSchema } from './config/devices-schema.ts';
import { describeProblems, loadConfig, parseConfig } from './config/load-config.ts';
import { type PrinterConfig, printerProfile } from './config/printer-profile.ts';
import { type DeviceBoard, deviceBoard } from './devices/device-board.ts';
import { onLine } from './devices/host-device.ts';
import { findAssets } from './find-assets.ts';
import { createKiosk, type Kiosk, type StoreOpening } from './kiosk.ts';
import { loadCatalogue } from './load-catalogue.ts';
import { createLog, type Log } from './log.ts';
import { newId } from './new-id.ts';
import { noPrinter } from './no-printer.ts';
import { signClips } from './sign-clips.ts';
import { simulatedDock } from './simulated-dock.ts';
import { findEspeak } from './speech/find-espeak.ts';
import { createSpeech } from './speech/speech.ts';
import { createRecentLog } from './technician/recent-log.ts';
import { replaceablePrinter } from './technician/replaceable-printer.ts';
import { openSettingsFile } from './technician/settings-file.ts';
import { technicianPins } from './technician/technician-pins.ts';
import { tendedPrinter } from './technician/tended-printer.ts';
import { loadWords } from './words/load-words.ts';

export interface StartHostOptions {
  /** The configuration file; null runs the demonstration centre. */
  readonly configPath: string | null;
  /** Folder of the database; made when it is not there. */
  readonly dataDir: string;
  /** Starts the device simulators and uses them in place of the configured devices. */
  readonly simulate: boolean;
  /** Takes one line of the log, without its line feed. */
  readonly log?: (line: string) => void;
}

export interface Host extends Kiosk {
  /** How each device is. */
  readonly devices: Pick<DeviceBoard, 'reports' | 'onReports'>;
}

/** What a technician chose on an older kiosk may have a profile that is gone. */
const KNOWN_DEVICES = devicesSchema.refine((devices) => deviceProblems(devices).length === 0);

/** The kiosk cannot start as it is configured; the message names file, key, what was found and what is right. */
export class StartError extends Error {
  override readonly name = 'StartError';
}

/**
 * The composition root: configuration, catalogue, words, store, devices, and the kiosk around them.
 * @throws {StartError} for a mistake in the configuration, and what `loadCatalogue` and `loadWords` throw
 */
export async function startHost(options: StartHostOptions): Promise<Host> {
  const assets = findAssets(import.meta.dirname);
  const path = options.configPath ?? 'demo.json';
  const loaded = options.configPath === null ? parseConfig(demo, path) : loadConfig(options.configPath);
  if (!loaded.ok) throw new StartError(describeProblems(loaded.path, loaded.problems));
  const { config } = loaded;
  const catalogue = loadCatalogue(join(assets, 'catalogue'));
  const problems = checkAgainst(config, catalogue);
  if (problems.length > 0) throw new StartError(describeProblems(path, problems));
  const paperWords = loadWords(join(assets, 'locales'), 'paper');
  const write = options.log ?? ((line) => process.stderr.write(`${line}\n`));
  const recentLog = createRecentLog();
  const log = createLog((line) => {
    recentLog.note(line.trimEnd());
    write(line.trimEnd());
  }, config.kioskId);

  const simulator = options.simulate ? await startPrinterSimulator({}) : null;
  const devices = deviceBoard(log);
  const chosen = openSettingsFile(join(options.dataDir, 'devices.json'), KNOWN_DEVICES, stampNow());
  const pins = technicianPins(config, options.dataDir, stampNow());
  for (const path of [chosen.setAside, pins.setAside])
    if (path !== null) log('settings.set-aside', { file: path });
  // Simulated devices stand elsewhere at each start: nothing of them is written down.
  let inForce: DevicesConfig = simulator
    ? { ...config.devices, printer: simulatedPrinter(simulator) }
    : { ...config.devices, ...chosen.value };
  const openConfigured = (wanted: DevicesConfig['printer']) => configuredPrinter(wanted, devices, log);
  const printer = replaceablePrinter(openConfigured(inForce.printer));
  const speaker = createSpeech({
    espeak: findEspeak(),
    recordedDir: join(assets, 'voices'),
    generatedDir: join(assets, '../dist/speech'),
  });
  if (speaker.voicesAvailable().length === 0) log('speech.no-voice', { install: 'espeak-ng' });
  const kiosk = createKiosk({
    config,
    catalogue,
    paperWords,
    printer,
    openStore: () => openStore(options.dataDir, log),
    dock: simulator ? simulatedDock(simulator) : null,
    speaker,
    signs: signClips(join(assets, 'public/signs')),
    technician: {
      dataDir: options.dataDir,
      version: version(assets),
      devicesInForce: () => inForce,
      printer: tendedPrinter({
        printer,
        config: () => inForce.printer ?? null,
        keep: (next) => {
          if (!simulator && !chosen.write({ ...chosen.value, printer: next })) return false;
          inForce = { ...inForce, printer: next };
          return true;
        },
        open: openConfigured,
        places: simulator
          ? [simulatedPrinter(simulator).transport, ...config.technician.places]
          : config.technician.places,
        paperWords,
      }),
      log: recentLog,
      brokenSettings: chosen.setAside !== null || pins.setAside !== null,
      power: simulator ? null : config.technician,
      people: pins.people,
      keepPin: pins.keep,
    },
    clock: systemClock,
    newId,
    log,
    onHopeless: (error) => {
      // Unforeseen and not mended by a fresh session: end the process, its supervisor starts it again.
      throw error;
    },
  });
  log('started', { simulated: options.simulate });
  return {
    ...kiosk,
    devices,
    async close() {
      await kiosk.close();
      await devices.close();
      await simulator?.stop();
    },
  };
}

/** Part of the name of a file that is set aside. */
function stampNow(): string {
  return new Date(systemClock.now()).toISOString().replace(/[-:]|\..*/g, '');
}

/** Of this program, as its package says. */
function version(assets: string): string {
  const { version: said } = JSON.parse(readFileSync(join(assets, '../package.json'), 'utf8')) as {
    version: string;
  };
  return said;
}

function openStore(dataDir: string, log: Log): StoreOpening {
  const stamp = stampNow();
  const opened = openDatabase(dataDir, stamp);
  if (!opened.ok) {
    log('store.unusable', { path: opened.path, detail: opened.detail });
    return { ok: false, code: 'STORE' };
  }
  if (opened.setAside) log('store.set-aside', { fault: opened.setAside.fault, file: opened.setAside.path });
  const store = createStore(opened.db, { now: () => systemClock.now(), newId });
  if (opened.setAside) store.audit('store.set-aside', null, opened.setAside.fault);
  return { ok: true, store, lost: setAsideOn(dataDir, stamp.slice(0, 8)) };
}

/** How many stores were set aside on a day (`20261122`). */
function setAsideOn(dataDir: string, day: string): number {
  return readdirSync(dataDir).filter(
    (name) => /^kiosk\.(damaged|foreign|newer)\..*\.sqlite$/.test(name) && name.includes(`.${day}T`),
  ).length;
}

function configuredPrinter(wanted: DevicesConfig['printer'], devices: DeviceBoard, log: Log): Printer {
  if (wanted) return printerOn(wanted, devices, log);
  devices.remove('printer');
  return noPrinter;
}

function simulatedPrinter(simulator: PrinterSimulator): PrinterConfig {
  const { address } = simulator;
  const transport: TransportConfig =
    'path' in address
      ? { kind: 'serial', path: address.path, baudRate: 115_200 }
      : { kind: 'tcp', host: address.host, port: address.port };
  return { profile: 'epson-tm-t88', transport };
}

function printerOn(wanted: PrinterConfig, devices: DeviceBoard, log: Log): Printer {
  const { transport } = wanted;
  const profile = printerProfile(wanted);
  if (!profile) throw new StartError(`devices.printer.profile: expected one of ${PROFILE_IDS.join(', ')}`);
  // A wall clock that is set while a ticket prints must not end its deadline.
  const clock = { ...systemClock, now: systemClock.monotonic };
  const plan = { family: 'printer', profile: wanted.profile, line: nameOfLine(transport) } as const;
  const open = () =>
    onLine(transport, { clock, log }, (line) => openPrinter({ profile, transport: line, clock, log }));
  return devices.open(plan, open) ?? noPrinter;
}
