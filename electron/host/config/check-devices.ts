import { realpathSync } from 'node:fs';
import { describeMatch, mayBeSame } from '../../../hardware/ports/match-port.ts';
import { PROFILE_IDS } from '../../../hardware/printers/escpos/profiles.ts';
import type { TransportConfig } from '../../../hardware/transports/transport.ts';
import { READER_KINDS } from '../devices/reader-kinds.ts';
import type { DevicesConfig } from './devices-schema.ts';
import type { ConfigProblem } from './load-config.ts';
import { OWN_PROFILE } from './printer-profile.ts';

type DeviceKey = keyof DevicesConfig;

/** The profiles of each family. */
const PROFILES: Readonly<Partial<Record<DeviceKey, readonly string[]>>> = {
  printer: PROFILE_IDS,
  ...Object.fromEntries(READER_KINDS.map(({ id, profiles }) => [id, profiles.map((profile) => profile.id)])),
};
/** Profiles of devices that are on no line of their own. */
const LINELESS: readonly string[] = READER_KINDS.flatMap(({ profiles }) =>
  profiles.filter(({ lineless }) => lineless).map(({ id }) => id),
);

/** Profiles that do not exist, lines that are missing or too many, and two devices that mean one port. */
export function deviceProblems(devices: DevicesConfig): ConfigProblem[] {
  const keys = Object.keys(devices) as DeviceKey[];
  const lines = keys.flatMap((key) => {
    const transport = lineOf(devices[key]);
    return transport === undefined ? [] : [{ key: `devices.${key}.transport`, transport }];
  });
  return [
    ...keys.flatMap((key) => profileProblems(key, devices[key])),
    ...lines.flatMap(({ key, transport }, at) => {
      const other = lines.slice(0, at).find((before) => shared(before.transport, transport));
      return other === undefined ? [] : [sharedLine(key, transport, other.key)];
    }),
  ];
}

type Device = NonNullable<DevicesConfig[DeviceKey]>;

function lineOf(device: Device | undefined): TransportConfig | undefined {
  return device && 'transport' in device ? device.transport : undefined;
}

function profileProblems(key: DeviceKey, device: Device | undefined): ConfigProblem[] {
  if (!device) return [];
  const { profile } = device;
  // `own` is what a calibration wrote beside it.
  const own = 'own' in device && device.own ? [OWN_PROFILE] : [];
  const known = PROFILES[key]?.concat(own);
  if (known && !known.includes(profile))
    return [{ key: `devices.${key}.profile`, found: `"${profile}"`, expected: `one of ${known.join(', ')}` }];
  const lineless = LINELESS.includes(profile);
  const line = lineOf(device);
  if (key === 'cardReader' || lineless === (line === undefined)) return [];
  return [
    {
      key: `devices.${key}.transport`,
      found: line === undefined ? 'nothing' : `a ${line.kind} line`,
      expected: lineless ? `none, since ${profile} has no line` : 'the line that the device is on',
    },
  ];
}

/** Whether one of two devices could take the other's line. */
function shared(one: TransportConfig, other: TransportConfig): boolean {
  if (one.kind === 'tcp' || other.kind === 'tcp')
    return one.kind === 'tcp' && other.kind === 'tcp' && one.host === other.host && one.port === other.port;
  if ('path' in one && 'path' in other) return realPath(one.path) === realPath(other.path);
  return 'match' in one && 'match' in other && mayBeSame(one.match, other.match);
}

/** Where a path leads to now: one line may have a name by its number and another by its socket. */
function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    // Not plugged in yet.
    return path;
  }
}

function sharedLine(key: string, transport: TransportConfig, other: string): ConfigProblem {
  if (transport.kind === 'tcp')
    return { key, found: `${transport.host}:${transport.port}`, expected: `a line that is not ${other}` };
  if ('path' in transport) return { key, found: transport.path, expected: `a line that is not ${other}` };
  return {
    key: `${key}.match`,
    found: describeMatch(transport.match),
    expected: `a serialNumber or physicalPath that tells it from ${other}`,
  };
}
