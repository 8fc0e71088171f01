import type { DevicesConfig } from '../config/devices-schema.ts';
import type { SettingsFile } from '../technician/settings-file.ts';

/** Which devices the kiosk has now: as configured, and as a technician has changed that on the glass. */
export interface DeviceSettings {
  readonly inForce: DevicesConfig;
  /** Written down first: what is in force is what a restart finds. False when it could not be written. */
  keep<Id extends keyof DevicesConfig>(id: Id, config: NonNullable<DevicesConfig[Id]>): boolean;
}

/**
 * @param file null beside simulated devices: they stand elsewhere at each start, and nothing of them is written down
 */
export function deviceSettings(
  configured: DevicesConfig,
  file: SettingsFile<DevicesConfig> | null,
): DeviceSettings {
  let inForce: DevicesConfig = { ...configured, ...file?.value };
  return {
    get inForce() {
      return inForce;
    },
    keep(id, config) {
      if (file && !file.write({ ...file.value, [id]: config })) return false;
      inForce = { ...inForce, [id]: config };
      return true;
    },
  };
}
