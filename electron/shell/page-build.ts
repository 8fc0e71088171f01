import { existsSync, readdirSync, statSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Newest change under a file or folder, in milliseconds since 1970; 0 where there is nothing. */
export function newestChange(path: string): number {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  return readdirSync(path)
    .filter((name) => name !== 'node_modules')
    .reduce((newest, name) => Math.max(newest, newestChange(join(path, name))), stat.mtimeMs);
}

/** True when `built` is missing or older than what it is made of. Without sources nothing is ever stale. */
export function isStale(built: string, sources: readonly string[]): boolean {
  const newestSource = Math.max(0, ...sources.map(newestChange));
  const builtAt = statSync(built, { throwIfNoEntry: false })?.mtimeMs;
  return builtAt === undefined ? newestSource > 0 : builtAt < newestSource;
}

/** What the page is made of. */
export function pageSources(root: string): string[] {
  return ['renderer', 'assets', 'flows/contract.ts', 'package-lock.json'].map((path) => join(root, path));
}

/** What the Electron bundles are made of. */
export function bundleSources(root: string): string[] {
  return ['electron', 'flows', 'hardware', 'assets', 'package-lock.json'].map((path) => join(root, path));
}

/**
 * Builds into a folder beside the target and swaps it in when whole: a build that fails, or two at a time, never
 * leave half a page.
 */
export async function buildAside(target: string, build: (outDir: string) => Promise<unknown>): Promise<void> {
  const fresh = `${target}.${process.pid}.new`;
  const old = `${target}.${process.pid}.old`;
  try {
    await build(fresh);
    if (existsSync(target)) await rename(target, old);
    await rename(fresh, target).catch((error: NodeJS.ErrnoException) => {
      // Another start built the same at the same time and was first.
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    });
  } finally {
    await rm(fresh, { recursive: true, force: true });
    await rm(old, { recursive: true, force: true });
  }
}
