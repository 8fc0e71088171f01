import {
  closeSync,
  fchownSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import type { z } from 'zod';

/** What was changed on the touch screen, in a file beside the store; the configuration file is never written. */
export interface SettingsFile<T> {
  /** What stands there; null while nothing was ever changed. */
  readonly value: T | null;
  /** Where a file that nobody could use was put; null when there was none. */
  readonly setAside: string | null;
  /** False when it could not be written: a full disk. What is in force stays as it was. */
  write(value: T): boolean;
}

/**
 * Opens a JSON file that is checked against a schema. A broken one is renamed, never deleted, and the configuration
 * holds alone.
 * @param stamp part of a file name, unique per start (`20261122T140500`)
 */
export function openSettingsFile<T>(path: string, schema: z.ZodType<T>, stamp: string): SettingsFile<T> {
  const read = readSettings(path, schema);
  let value = read.kind === 'read' ? read.value : null;
  let setAside: string | null = null;
  if (read.kind === 'broken') {
    setAside = path.replace(/\.json$/, `.broken.${stamp}.json`);
    try {
      renameSync(path, setAside);
    } catch {
      // A disk that takes no writing: it stands where it was, and is not used.
      setAside = path;
    }
  }
  return {
    get value() {
      return value;
    },
    setAside,
    write(next) {
      try {
        writeWhole(path, `${JSON.stringify(schema.parse(next), null, 2)}\n`);
      } catch (error) {
        if (error instanceof Error && 'code' in error) return false;
        throw error;
      }
      value = next;
      return true;
    },
  };
}

/** What stands in the file now; it is left as it is. */
export function readSettings<T>(
  path: string,
  schema: z.ZodType<T>,
): { kind: 'none' } | { kind: 'broken' } | { kind: 'read'; value: T } {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    // A folder in its place, or a file that may not be read, is there and cannot be used.
    const isAbsent = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return { kind: isAbsent ? 'none' : 'broken' };
  }
  try {
    const parsed = schema.safeParse(JSON.parse(text));
    return parsed.success ? { kind: 'read', value: parsed.data } : { kind: 'broken' };
  } catch {
    return { kind: 'broken' };
  }
}

/** The old file or the new one, whenever the power goes: written beside it, forced to the disk, then renamed. */
export function writeWhole(path: string, text: string): void {
  const beside = `${path}.new`;
  try {
    writeBeside(path, beside, text);
    renameSync(beside, path);
  } catch (error) {
    // Half a text, or a whole one that could not take its place: nobody would ever read it.
    rmSync(beside, { force: true });
    throw error;
  }
  const folder = openSync(dirname(path), 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

function writeBeside(path: string, beside: string, text: string): void {
  const file = openSync(beside, 'w', 0o600);
  try {
    // Goes on after a short write: on a full disk half a text would take the place of the old one.
    writeFileSync(file, text);
    // Written by root from the command line, it is still the kiosk's to read.
    const { uid, gid } = statSync(dirname(path));
    if (process.getuid?.() === 0) fchownSync(file, uid, gid);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
