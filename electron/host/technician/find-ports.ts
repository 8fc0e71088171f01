import { readdirSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { join } from 'node:path';
import type { Saying } from '../../../flows/contract.ts';
import { findPort } from '../../../hardware/ports/find-port.ts';
import { listPorts } from '../../../hardware/ports/list-ports.ts';
import { describeMatch } from '../../../hardware/ports/match-port.ts';
import { type Port, SYSTEM_ROOTS } from '../../../hardware/ports/port.ts';
import { loadProfile } from '../../../hardware/printers/escpos/profiles.ts';
import { openPrinter } from '../../../hardware/printers/escpos-printer.ts';
import type { Absence } from '../../../hardware/supervision/device-state.ts';
import { openTransport } from '../../../hardware/transports/open-transport.ts';
import type { TransportConfig } from '../../../hardware/transports/transport.ts';
import { systemClock } from '../clock.ts';

/** A line that a device may be on. */
export interface Candidate {
  readonly id: string;
  readonly name: Saying;
  readonly path: string;
  readonly transport: TransportConfig;
  /** Two candidates with the same are one line, by whatever name. */
  readonly node: string;
}

/** Speeds that printers and readers are delivered with, the most frequent first. */
const SPEEDS = [115_200, 38_400, 19_200, 9600];

/** Every line of this machine, and those that the configuration names beside. */
export async function findCandidates(places: readonly TransportConfig[]): Promise<readonly Candidate[]> {
  const found: readonly Omit<Candidate, 'node'>[] = [
    ...(await listPorts()).map((port) => ({
      id: idOf(port.path),
      name: portName(port),
      path: port.path,
      transport: lineTo(port),
    })),
    ...printerFiles().map((path) => ({
      id: idOf(path),
      name: { say: 'port.usb-printer' },
      path,
      transport: { kind: 'file', path } as const,
    })),
    ...places.map((transport) => ({
      id: idOf(pathOf(transport)),
      name: { say: { serial: 'port.serial', tcp: 'port.network', file: 'port.usb-printer' }[transport.kind] },
      path: pathOf(transport),
      transport,
    })),
  ];
  const nodes = await Promise.all(found.map(({ path, transport }) => nodeOf(transport, path)));
  return found.flatMap((candidate, at) => {
    const node = nodes[at] ?? candidate.path;
    return nodes.indexOf(node) === at ? [{ ...candidate, node }] : [];
  });
}

/** Where a line leads to now, whether it is named by its socket, by a link or by its node. */
export async function nodeOf(transport: TransportConfig, listed = pathOf(transport)): Promise<string> {
  if (transport.kind === 'tcp') return listed;
  if ('path' in transport) return realpath(transport.path).catch(() => transport.path);
  const found = await findPort(transport.match, SYSTEM_ROOTS).find();
  return found.ok ? found.path : listed;
}

/** By its socket where that is known: paths change with the order of plugging, and two equal adapters must not swap. */
function lineTo({ path, physicalPath }: Port): TransportConfig {
  const baudRate = SPEEDS[0] ?? 115_200;
  return physicalPath === undefined
    ? { kind: 'serial', path, baudRate }
    : { kind: 'serial', match: { physicalPath }, baudRate };
}

function portName({ manufacturer, product, vendorId }: Port): Saying {
  const maker = [manufacturer, product].filter(Boolean).join(' ') || vendorId;
  return maker === undefined ? { say: 'port.serial' } : { say: 'port.usb', with: { maker } };
}

/** `/dev/usb/lp0`: what the kernel makes of a printer of the USB printer class. */
function printerFiles(): readonly string[] {
  try {
    return readdirSync('/dev/usb')
      .filter((name) => /^lp\d+$/.test(name))
      .map((name) => join('/dev/usb', name));
  } catch {
    return [];
  }
}

/** Where a line leads, for a person. */
export function pathOf(transport: TransportConfig): string {
  if (transport.kind === 'tcp') return `${transport.host}:${transport.port}`;
  return 'path' in transport ? transport.path : describeMatch(transport.match);
}

/** An id that may travel over the bridge: letters, digits, dots, dashes. */
function idOf(path: string): string {
  return path.replace(/[^A-Za-z0-9._-]/g, '-').slice(-60);
}

/** Whether a printer is on a line. */
export type PrinterFinding =
  | { readonly found: 'answers' /** With the speed at which it does. */; readonly line: TransportConfig }
  /** The line is open, or leads into the network, and no printer answers. */
  | { readonly found: 'silent' }
  /** A path that cannot be opened, for one where there is nothing. */
  | { readonly found: 'closed'; readonly why: Absence };

/**
 * Asks on a line whether a printer answers there, at each speed in turn. The line must not be in use by this process.
 */
export async function findPrinter(transport: TransportConfig, signal: AbortSignal): Promise<PrinterFinding> {
  const speeds = transport.kind === 'serial' ? SPEEDS : [0];
  for (const baudRate of speeds) {
    if (signal.aborted) break;
    const line = transport.kind === 'serial' ? { ...transport, baudRate } : transport;
    const answer = await askPrinter(line);
    if (answer === 'answers') return { found: 'answers', line };
    // Where nothing opens no other speed does. An address that does not answer is a device that is off.
    if (answer !== 'mute') return line.kind === 'tcp' ? { found: 'silent' } : answer;
  }
  return { found: 'silent' };
}

async function askPrinter(
  line: TransportConfig,
): Promise<'answers' | 'mute' | (PrinterFinding & { found: 'closed' })> {
  const profile = loadProfile('generic-80');
  if (!profile.ok) throw new Error('generic-80 is not among the profiles');
  const printer = openPrinter({
    profile: profile.profile,
    transport: openTransport(line),
    clock: { ...systemClock, now: systemClock.monotonic },
  });
  try {
    const { kind } = await printer.refresh();
    const { state } = printer;
    if (kind === 'absent') return { found: 'closed', why: state.kind === 'absent' ? state.why : 'not-there' };
    return kind === 'silent' || kind === 'stranger' ? 'mute' : 'answers';
  } finally {
    await printer.close();
  }
}
