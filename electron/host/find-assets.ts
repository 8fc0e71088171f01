import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The `assets/` folder of this kiosk, beside the sources or beside the bundle. @throws when there is none */
export function findAssets(from: string): string {
  for (let dir = from; ; dir = dirname(dir)) {
    const assets = join(dir, 'assets');
    if (existsSync(join(assets, 'catalogue'))) return assets;
    if (dirname(dir) === dir) throw new Error(`no assets/catalogue above ${from}`);
  }
}
