import { loadProfile, type PrinterProfile } from '../../../hardware/printers/escpos/profiles.ts';
import type { DevicesConfig } from './devices-schema.ts';

export type PrinterConfig = NonNullable<DevicesConfig['printer']>;

/** Name of the profile that a calibration wrote for this very printer; it stands in the configuration itself. */
export const OWN_PROFILE = 'own';

/** The profile in force for a printer; null where none has that name. */
export function printerProfile({ profile, own }: PrinterConfig): PrinterProfile | null {
  if (profile === OWN_PROFILE) return own ?? null;
  const loaded = loadProfile(profile);
  return loaded.ok ? loaded.profile : null;
}

/** Length of a new roll, in millimetres. */
export function rollLength(config: PrinterConfig): number | null {
  return config.rollMm ?? printerProfile(config)?.rollMm ?? null;
}
