import { isSectionName, loadSection } from './sections.ts';

/** `node section.ts NAME`: measures one section and sends its result to the process that asked. */
const name = process.argv[2] ?? '';
if (!isSectionName(name)) throw new Error(`no section ${name}`);
const measure = await loadSection(name);
const result = await measure();
await new Promise((resolve) => (process.send ? process.send(result, resolve) : resolve(null)));
// Sent: whatever still holds the process open is not waited for.
process.exit(0);
