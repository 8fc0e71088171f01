import { join } from 'node:path';
import { checkFolder } from '../../../electron/host/catalogue/load-catalogue.ts';
import demo from '../../../electron/host/config/demo.json' with { type: 'json' };
import { parseConfig } from '../../../electron/host/config/load-config.ts';
import { createSearchIndex } from '../../../flows/search/search-index.ts';

/** `node catalogue-start.ts FOLDER`: what a catalogue costs at the start of the host, milliseconds by the clock and of a processor. */
const folder = process.argv[2] ?? join(import.meta.dirname, '../../../assets/catalogue');
if (!parseConfig(demo, 'demo.json').ok) throw new Error('the configuration is not right');
const cpu = process.cpuUsage();
const began = performance.now();
const parsed = checkFolder(folder);
if (!parsed.ok) throw new Error('the catalogue is not right');
createSearchIndex(parsed.catalogue);
const took = performance.now() - began;
const { user, system } = process.cpuUsage(cpu);
process.stdout.write(`${JSON.stringify({ took, busy: (user + system) / 1000 })}\n`);
