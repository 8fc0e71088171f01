import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** What the stand-in for the binary does on its first, second, … start; the last one for ever. */
export type Behaviour =
  /** Ends before it opened, as without a screen or a sandbox. */
  | 'cannot-open'
  /** Opens and stays until told to stop or left alone. */
  | 'stay'
  /** Opens, then ends with this code, telling its supervisor of one relaunch more. */
  | { readonly endsWith: number };

/** A program named `electron` in a folder of its own; it writes each command line it gets to `calls` there. */
export async function fakeElectron(
  behaviours: readonly Behaviour[],
): Promise<{ folder: string; binary: string; calls: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'fake-electron-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const binary = join(folder, 'electron');
  const calls = join(folder, 'calls');
  const program = `#!${process.execPath}
const fs = require('node:fs');
fs.appendFileSync(${JSON.stringify(calls)}, JSON.stringify(process.argv.slice(2)) + '\\n');
const starts = fs.readFileSync(${JSON.stringify(calls)}, 'utf8').trim().split('\\n').length;
const behaviours = ${JSON.stringify(behaviours)};
const behaviour = behaviours[Math.min(starts, behaviours.length) - 1];
if (behaviour === 'cannot-open') process.exit(1);
process.stdout.write('ready kiosk://app/index.html\\n', () => {
  if (behaviour === 'stay') {
    process.on('SIGTERM', () => process.exit(0));
    process.on('disconnect', () => process.exit(0));
    return;
  }
  const before = Number(process.argv.find((word) => word.startsWith('--relaunches=')).split('=')[1]);
  process.send({ relaunches: before + 1 }, () => process.exit(behaviour.endsWith));
});
`;
  await writeFile(binary, program);
  await chmod(binary, 0o755);
  return { folder, binary, calls };
}
