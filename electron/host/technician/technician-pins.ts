import { join } from 'node:path';
import { type Config, technicianPinsSchema } from '../config/schema.ts';
import type { TechnicianConfig } from './pin-guard.ts';
import { openSettingsFile } from './settings-file.ts';

/** Who may tend the devices: the configuration says who, and a file beside the store which PIN, once it was changed. */
export function technicianPins(config: Config, dataDir: string, stamp: string) {
  const file = openSettingsFile(join(dataDir, 'technicians.json'), technicianPinsSchema, stamp);
  return {
    setAside: file.setAside,
    people: (): readonly TechnicianConfig[] =>
      config.technician.people.map(({ id, pin }) => ({ id, pin: file.value?.[id] ?? pin })),
    keep: (technicianId: string, hash: string): boolean =>
      file.write({ ...file.value, [technicianId]: hash }),
  };
}
