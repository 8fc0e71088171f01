import { join } from 'node:path';
import { loadCatalogue } from '../../electron/host/catalogue/load-catalogue.ts';

export const ROOT = join(import.meta.dirname, '../..');
export const catalogue = loadCatalogue(join(ROOT, 'assets/catalogue'));

export const visitKinds = [
  { id: 'ordinary', priority: 0 },
  { id: 'elderly', priority: 1 },
  { id: 'vam', priority: 2, desk: 'vam' },
];
