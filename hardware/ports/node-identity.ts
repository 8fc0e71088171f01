import { stat } from 'node:fs/promises';

/**
 * Which device stands behind a path now, links followed; null for none. A device that was unplugged and plugged
 * in again under the same name is another one, even where the open line gives no event.
 */
export async function nodeIdentity(path: string): Promise<string | null> {
  try {
    const { dev, ino, rdev } = await stat(path);
    return `${dev} ${ino} ${rdev}`;
  } catch {
    return null;
  }
}
