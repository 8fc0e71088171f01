import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TransportConfig } from '../../hardware/transports/transport.ts';

/** Writes a complete configuration for the kiosk under test into `dir`; returns the file's path. */
export function writeConfig(dir: string, printer: TransportConfig | null, change: object = {}): string {
  const path = join(dir, 'kiosk.json');
  const config = {
    kioskId: 'TEST',
    centre: {
      mode: 'standalone',
      name: { az: 'Bakı DOST Mərkəzi №1', ru: 'Бакинский центр DOST №1', en: 'Baku DOST Centre No. 1' },
    },
    screen: { widthMm: 300, heightMm: 530 },
    devices: printer ? { printer: { profile: 'epson-tm-t88', transport: printer } } : {},
    ...change,
  };
  writeFileSync(path, JSON.stringify(config));
  return path;
}
