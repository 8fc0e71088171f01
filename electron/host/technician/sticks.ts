import { accessSync, constants, existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { FoundStick } from '../../../flows/technician/technician.ts';

export interface Stick extends FoundStick {
  readonly path: string;
}

/** Where the kernel tells of mounts and disks; a test has its own. */
export interface StickRoots {
  readonly mounts: string;
  readonly blocks: string;
}

const SYSTEM: StickRoots = { mounts: '/proc/self/mounts', blocks: '/sys/class/block' };

/**
 * Mounted removable disks that can be written, and the folders that the configuration names as such.
 * Where a desktop mounts sticks by itself they are found; elsewhere udev or a person has to mount them.
 */
export async function findSticks(
  named: readonly string[],
  roots: StickRoots = SYSTEM,
): Promise<readonly Stick[]> {
  const paths = [...new Set([...named, ...mountedSticks(roots)])].filter(isWritable);
  return Promise.all(
    paths.map(async (path, at) => {
      const { bavail, bsize } = await statfs(path);
      return {
        id: `stick-${at}`,
        name: basename(path),
        path,
        freeMegabytes: Math.floor((bavail * bsize) / 1_000_000),
      };
    }),
  );
}

function mountedSticks({ mounts, blocks }: StickRoots): readonly string[] {
  let table: string;
  try {
    table = readFileSync(mounts, 'utf8');
  } catch {
    return [];
  }
  return table.split('\n').flatMap((line) => {
    const [device = '', path = ''] = line.split(' ');
    if (!device.startsWith('/dev/') || !isRemovable(join(blocks, basename(device)))) return [];
    // Spaces and the like stand there as octal numbers.
    return [path.replace(/\\([0-7]{3})/g, (_, octal) => String.fromCharCode(Number.parseInt(octal, 8)))];
  });
}

/** A partition says nothing of it; its disk does. A disk on the USB bus counts even where it does not call itself removable. */
function isRemovable(block: string): boolean {
  if (!existsSync(block)) return false;
  const real = realpathSync(block);
  if (real.includes('/usb')) return true;
  return [join(real, 'removable'), join(real, '../removable')].some((file) => {
    try {
      return readFileSync(file, 'utf8').trim() === '1';
    } catch {
      return false;
    }
  });
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
