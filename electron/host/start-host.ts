import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PROFILE_IDS } from '../../hardware/printers/escpos/profiles.ts';
import { openPrinter } from '../../hardware/printers/escpos-printer.ts';
import type { Printer } from '../../hardware/printers/printer.ts';
import { nameOfLine } from '../../hardware/transports/open-transport.ts';
import { openCentre } from '../centre/open-centre.ts';
import { openDatabase } from '../store/open-database.ts';
import { createStore } from '../store/store.ts';
import { openBadgeDesk } from './badges/open-badge-desk.ts';
import { KEPT_FILE, openCatalogue } from './catalogue/catalogue-keeper.ts';
import type { Finding } from './catalogue/finding.ts';
import { systemClock } from './clock.ts';
import { checkAgainst } from './config/check-against.ts';
import { deviceProblems } from './config/check-devices.ts';
import demo from './config/demo.json' with { type: 'json' };
import { type DevicesConfig, devicesSchema } from './config/devices-schema.ts';
import { type ConfigProblem, describeProblems, loadConfig, parseConfig } from './config/load-config.ts';
import { printerProfile } from './config/printer-profile.ts';
import { type DeviceBoard, deviceBoard } from './devices/device-board.ts';
import { deviceSettings } from './devices/device-settings.ts';
import { type DeviceTools, onLine } from './devices/host-device.ts';
import { configuredReaders } from './devices/open-reader.ts';
import { findAssets } from './find-assets.ts';
import { createKiosk, type Kiosk } from './kiosk.ts';
import { createLog, type Log } from './log.ts';
import { newId } from './new-id.ts';
import { noPrinter } from './no-printer.ts';
import { signClips } from './sign-clips.ts';
import { startSimulatedDevices } from './simulated-devices.ts';
import { simulatedDock } from './simulated-dock.ts';
import { findEspeak } from './speech/find-espeak.ts';
import { createSpeech } from './speech/speech.ts';
import type { StoreOpening } from './store-keeper.ts';
import { lineHolders } from './technician/line-holders.ts';
import { createRecentLog } from './technician/recent-log.ts';
import { replaceablePrinter } from './technician/replaceable-printer.ts';
import { openSettingsFile } from './technician/settings-file.ts';
import { technicianPins } from './technician/technician-pins.ts';
import { tendedPrinter } from './technician/tended-printer.ts';
import { tendedReader } from './technician/tended-reader.ts';
import { version } from './version.ts';
import { loadFlowWords } from './words/flow-words.ts';
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
 * @throws {StartError} for a mistake in the configuration, and what `openCatalogue` and `loadWords` throw
 */
export async function startHost(options: StartHostOptions): Promise<Host> {
  const assets = findAssets(import.meta.dirname);
  const path = options.configPath ?? 'demo.json';
  const loaded = options.configPath === null ? parseConfig(demo, path) : loadConfig(options.configPath);
  if (!loaded.ok) throw new StartError(describeProblems(loaded.path, loaded.problems));
  const { config } = loaded;
  const catalogue = openCatalogue({
    builtIn: join(assets, 'catalogue'),
    folder: config.catalogue.dir,
    keptIn: join(options.dataDir, KEPT_FILE),
    lacks: (offered) => checkAgainst(config, offered).map(notForThisKiosk),
    clock: systemClock,
  });
  const problems = checkAgainst(config, catalogue.current());
  if (problems.length > 0) {
    catalogue.close();
    throw new StartError(describeProblems(path, problems));
  }
  const paperWords = loadWords(join(assets, 'locales'), 'paper');
  const flowWords = loadFlowWords(join(assets, 'locales'));
  const write = options.log ?? ((line) => process.stderr.write(`${line}\n`));
  const recentLog = createRecentLog();
  const log = createLog((line) => {
    recentLog.note(line.trimEnd());
    write(line.trimEnd());
  }, config.kioskId);

  // It may come later, on a stick or over the network; a mistake in its name would never come.
  const { dir } = config.catalogue;
  if (dir !== null && !existsSync(dir))
    log('catalogue.no-folder', { goesOn: catalogue.current().version.number });
  const simulated = options.simulate ? await startSimulatedDevices(log) : null;
  const devices = deviceBoard(log);
  const chosen = openSettingsFile(join(options.dataDir, 'devices.json'), KNOWN_DEVICES, stampNow());
  const pins = technicianPins(config, options.dataDir, stampNow());
  const badges = openBadgeDesk(config, options.dataDir, stampNow());
  for (const path of [chosen.setAside, pins.setAside, badges.setAside])
    if (path !== null) log('settings.set-aside', { file: path });
  const settings = deviceSettings({ ...config.devices, ...simulated?.config }, simulated ? null : chosen);
  // A wall clock that is set while a ticket prints must not end its deadline.
  const tools = { clock: { ...systemClock, now: systemClock.monotonic }, log };
  const openConfigured = (wanted: DevicesConfig['printer']) => configuredPrinter(wanted, devices, tools);
  const printer = replaceablePrinter(openConfigured(settings.inForce.printer));
  const readers = configuredReaders(settings, devices, tools);
  const places = [
    ...Object.values(simulated?.config ?? {}).flatMap((device) =>
      device && 'transport' in device && device.transport ? [device.transport] : [],
    ),
    ...config.technician.places,
  ];
  const speaker = createSpeech({
    espeak: findEspeak(),
    recordedDir: join(assets, 'voices'),
    generatedDir: join(assets, '../dist/speech'),
  });
  if (speaker.voicesAvailable().length === 0) log('speech.no-voice', { install: 'espeak-ng' });
  const centre = openCentre(config.centre, {
    dataDir: options.dataDir,
    stamp: stampNow(),
    catalogue: catalogue.current(),
    clock: systemClock,
    log,
  });
  const kiosk = createKiosk({
    config,
    catalogue,
    paperWords,
    flowWords,
    centre: centre.centre,
    printer,
    readers: readers.map(({ slot }) => slot),
    badges: badges.desk,
    openStore: () => openStore(options.dataDir, log),
    dock: simulated ? simulatedDock(simulated.simulators, centre.manners) : null,
    speaker,
    signs: signClips(join(assets, 'public/signs')),
    technician: {
      dataDir: options.dataDir,
      version: version(assets),
      devicesInForce: () => settings.inForce,
      printer: tendedPrinter({
        printer,
        config: () => settings.inForce.printer ?? null,
        keep: (next) => settings.keep('printer', next),
        open: openConfigured,
        places,
        holders: () => lineHolders(settings.inForce, 'printer'),
        paperWords,
      }),
      readers: readers.map((reader) =>
        tendedReader({
          ...reader,
          tools,
          places,
          holders: () => lineHolders(settings.inForce, reader.kind.id),
        }),
      ),
      log: recentLog,
      brokenSettings: [chosen, pins, badges].some(({ setAside }) => setAside !== null),
      power: simulated ? null : config.technician,
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
      catalogue.close();
      await kiosk.close();
      centre.close();
      await devices.close();
      await simulated?.stop();
    },
  };
}

/** A catalogue without what the configuration names would be right for another kiosk. */
function notForThisKiosk({ key, found }: ConfigProblem): Finding {
  const nowhere = { line: null, entry: null, field: null };
  return {
    file: 'version.json',
    ...nowhere,
    what: 'not-for-this-kiosk',
    detail: { found: `${key}: ${found}` },
  };
}

/** Part of the name of a file that is set aside. */
function stampNow(): string {
  return new Date(systemClock.now()).toISOString().replace(/[-:]|\..*/g, '');
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

function configuredPrinter(
  wanted: DevicesConfig['printer'],
  devices: DeviceBoard,
  tools: DeviceTools,
): Printer {
  if (!wanted) {
    devices.remove('printer');
    return noPrinter;
  }
  const { transport } = wanted;
  const profile = printerProfile(wanted);
  if (!profile) throw new StartError(`devices.printer.profile: expected one of ${PROFILE_IDS.join(', ')}`);
  const plan = { family: 'printer', profile: wanted.profile, line: nameOfLine(transport) } as const;
  const open = () => onLine(transport, tools, (line) => openPrinter({ profile, transport: line, ...tools }));
  return devices.open(plan, open) ?? noPrinter;
}
