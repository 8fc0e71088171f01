import { join } from 'node:path';
import { type DevicesConfig, devicesSchema } from '../host/config/devices-schema.ts';
import type { Config } from '../host/config/schema.ts';
import { readSettings } from '../host/technician/settings-file.ts';

/** The devices of the configuration, as they were changed on the touch screen of the kiosk with this data. */
export function devicesInForce(config: Config, data: string | null): DevicesConfig {
  const chosen = data === null ? null : readSettings(join(data, 'devices.json'), devicesSchema);
  return chosen?.kind === 'read' ? { ...config.devices, ...chosen.value } : config.devices;
}
