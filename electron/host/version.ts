import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Of this program, as its package says. */
export function version(assets: string): string {
  const { version: said } = JSON.parse(readFileSync(join(assets, '../package.json'), 'utf8')) as {
    version: string;
  };
  return said;
}
