import { execFile } from 'node:child_process';
import { type SavedArchive, saveArchive } from '../host/technician/diagnostics.ts';
import { version } from '../host/version.ts';
import { isDatabaseInUse } from '../store/read-database.ts';
import type { Cli, WithConfig, WithData } from './cli.ts';
import { devicesInForce } from './devices-in-force.ts';
import { EXIT } from './exit.ts';
import { factsOf, readStore } from './kiosk-today.ts';

/** As many as the kiosk keeps in memory for its own archive. */
const LOG_LINES = 400;
const AUDIT_LINES = 2000;

/**
 * The same archive as from the touch screen. How the devices are only the kiosk knows while it runs; the log is read
 * from the journal of the system, where there is one.
 */
export async function exportDiagnostics(
  cli: Cli,
  { config, data }: WithConfig & WithData,
  folder: string,
): Promise<number> {
  const facts = await factsOf(cli, data, devicesInForce(config, data).printer);
  const store = readStore(cli, data, (opened) => ({
    integrity: opened.integrity(),
    audit: opened.auditTrail(AUDIT_LINES),
  }));
  if (!facts || !store) return EXIT.notDone;
  const saved: SavedArchive = saveArchive(folder, {
    now: cli.now(),
    version: version(cli.assets),
    config,
    devicesInForce: devicesInForce(config, data),
    devices: [],
    facts,
    log: await journal(),
    ...store,
  });
  if (!saved.ok) {
    cli.complain(`${cli.service('told.export-failed.title')} (${saved.code})`);
    return EXIT.notDone;
  }
  cli.say(cli.service('told.exported.title'));
  cli.say(`  ${folder}/${saved.file}`);
  if (isDatabaseInUse(data)) cli.say(cli.words('exportBeside'));
  return EXIT.done;
}

/** Oldest first; empty where no systemd keeps the kiosk. */
function journal(): Promise<readonly string[]> {
  const args = ['-u', 'dost-kiosk', '-o', 'cat', '-n', String(LOG_LINES), '-q'];
  return new Promise((resolve) => {
    execFile('journalctl', args, { timeout: 5000, maxBuffer: 10_000_000 }, (error, out) => {
      resolve(error ? [] : out.split('\n').filter((line) => line.startsWith('{')));
    });
  });
}
