import { join } from 'node:path';
import { loadProfile, PROFILE_IDS } from '../../hardware/printers/escpos/profiles.ts';
import type { TransportConfig } from '../../hardware/transports/transport.ts';
import { type DevicesConfig, devicesSchema } from '../host/config/devices-schema.ts';
import { findCandidates, findPrinter, nodeOf, pathOf } from '../host/technician/find-ports.ts';
import { lineHolders } from '../host/technician/line-holders.ts';
import { openSettingsFile } from '../host/technician/settings-file.ts';
import { technicianPins } from '../host/technician/technician-pins.ts';
import { isDatabaseInUse } from '../store/read-database.ts';
import type { Cli, WithConfig, WithData } from './cli.ts';
import { devicesInForce } from './devices-in-force.ts';
import { EXIT } from './exit.ts';
import { askPin } from './make-pin.ts';

/** Of the printer, until somebody says which it is: right on every make, if slow. */
const UNKNOWN_MAKE = 'generic-80';

/** What is chosen here is what the touch screen would have chosen: a file beside the store. Null where the kiosk runs. */
function openChosen(cli: Cli, data: string) {
  if (isDatabaseInUse(data)) {
    cli.complain(cli.words('kioskRuns'));
    return null;
  }
  return openSettingsFile(join(data, 'devices.json'), devicesSchema, String(cli.now()));
}

/** `use port /dev/ttyUSB0`: asks there at each speed, and keeps the port where a printer answers. */
export async function choosePort(
  cli: Cli,
  { config, data }: WithConfig & WithData,
  path: string,
): Promise<number> {
  const chosen = openChosen(cli, data);
  if (!chosen) return EXIT.notDone;
  const typed = lineTo(path);
  const [candidates, node] = await Promise.all([
    findCandidates([typed, ...config.technician.places]),
    nodeOf(typed),
  ]);
  // Typed as a link it is still the port that the system lists by its node.
  const candidate = candidates.find((one) => one.node === node);
  const refuse = (why: string) => {
    cli.complain(why);
    return EXIT.notDone;
  };
  if (!candidate) return refuse(cli.words('use.nobody', { path }));
  const devices = devicesInForce(config, data);
  const holder = (await lineHolders(devices, 'printer')).get(candidate.node);
  if (holder) return refuse(`${path}: ${cli.service(`ports.holder.${holder}`)}`);
  const finding = await findPrinter(candidate.transport, new AbortController().signal);
  switch (finding.found) {
    case 'answers':
      return keep(cli, chosen, {
        profile: devices.printer?.profile ?? UNKNOWN_MAKE,
        transport: finding.line,
      });
    case 'silent':
      return refuse(cli.words('use.nobody', { path }));
    case 'closed':
      return refuse(
        finding.why === 'busy' || finding.why === 'denied'
          ? cli.words(`status.${finding.why}`)
          : cli.words('use.nothing', { path }),
      );
  }
}

/** `use profile epson-tm-t88`; without a name says which there are. */
export function chooseProfile(
  cli: Cli,
  { config, data }: WithConfig & WithData,
  name: string | undefined,
): number {
  const printer = devicesInForce(config, data).printer;
  if (name === undefined || !loadProfile(name).ok) {
    cli.complain(cli.words('use.profiles'));
    for (const id of PROFILE_IDS) cli.complain(`${id === printer?.profile ? '* ' : '  '}${id}`);
    return EXIT.usage;
  }
  if (!printer) {
    cli.complain(cli.words('use.portFirst'));
    return EXIT.notDone;
  }
  const chosen = openChosen(cli, data);
  return chosen ? keep(cli, chosen, { ...printer, profile: name }) : EXIT.notDone;
}

function keep(
  cli: Cli,
  chosen: NonNullable<ReturnType<typeof openChosen>>,
  printer: NonNullable<DevicesConfig['printer']>,
): number {
  if (!chosen.write({ ...chosen.value, printer })) {
    cli.complain(cli.service('told.not-kept.title'));
    return EXIT.notDone;
  }
  cli.say(cli.words('printer', { profile: printer.profile, line: pathOf(printer.transport) }));
  return EXIT.done;
}

/** A path as a technician types it: a serial port, a USB printer, or a printer in the network. */
function lineTo(path: string): TransportConfig {
  const [, host, port] = /^([\w.-]+):(\d{1,5})$/.exec(path) ?? [];
  if (host !== undefined) return { kind: 'tcp', host, port: Number(port) };
  return /^\/dev\/(usb\/lp|dost\/printer-)/.test(path)
    ? { kind: 'file', path }
    : { kind: 'serial', path, baudRate: 115_200 };
}

/** `technician-pin T1`: for one who has forgotten it. */
export async function changePin(
  cli: Cli,
  { config, data }: WithConfig & WithData,
  id: string,
): Promise<number> {
  const { people } = config.technician;
  if (!people.some((person) => person.id === id)) {
    cli.complain(cli.words('pin.noSuch', { id, ids: people.map((person) => person.id).join(', ') }));
    return EXIT.notDone;
  }
  if (isDatabaseInUse(data)) {
    cli.complain(cli.words('kioskRuns'));
    return EXIT.notDone;
  }
  const hash = await askPin(cli, cli.words);
  if (hash === null) return EXIT.notDone;
  const kept = technicianPins(config, data, String(cli.now())).keep(id, hash);
  if (kept) cli.say(cli.service('told.pin-set.title'));
  else cli.complain(cli.service('told.not-kept.title'));
  return kept ? EXIT.done : EXIT.notDone;
}
