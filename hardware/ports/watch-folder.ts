import { existsSync, type FSWatcher, statSync, watch } from 'node:fs';
import { dirname } from 'node:path';
import type { Clock } from '../clock.ts';

/** What one plug stirs in the folder of the devices comes within this time. */
const QUIET_MS = 30;

/**
 * Tells when something in `folder` comes or goes, also while the folder itself is not there yet (`/dev/serial`
 * comes with the first adapter). Where the system cannot watch, nothing is told: the devices are tried all the
 * same, only later. `concerns` chooses among the names in the folder. Returns the way to stop.
 */
export function watchFolder(
  folder: string,
  clock: Clock,
  onChange: () => void,
  concerns: (name: string) => boolean = () => true,
): () => void {
  let watcher: FSWatcher | null = null;
  let watched = '';
  /** A folder that was taken away and put there anew is another one under the same name. */
  let watchedInode: number | undefined;
  let quiet: unknown = null;
  let stopped = false;

  const nearest = (): string => {
    let at = folder;
    while (!existsSync(at) && dirname(at) !== at) at = dirname(at);
    return at;
  };

  function stir(name: string | null): void {
    if (stopped || (watched === folder && name !== null && !concerns(name))) return;
    if (quiet === null)
      quiet = clock.setTimeout(() => {
        quiet = null;
        arm();
        onChange();
      }, QUIET_MS);
  }

  /** Watches as near as it can; what is watched may have gone meanwhile, or a nearer folder come. */
  function arm(): void {
    const place = nearest();
    const inode = statSync(place, { throwIfNoEntry: false })?.ino;
    if (stopped || (watcher !== null && place === watched && inode === watchedInode)) return;
    watcher?.close();
    watcher = null;
    try {
      watcher = watch(place, { persistent: false }, (_, name) => stir(name));
      watcher.on('error', () => {
        watcher?.close();
        watcher = null;
        stir(null);
      });
      watched = place;
      watchedInode = inode;
    } catch {
      // No more watches, or gone again: the next try to open finds it.
    }
    // What came between the look and the watching.
    if (nearest() !== place) stir(null);
  }

  arm();
  return () => {
    stopped = true;
    if (quiet !== null) clock.clearTimeout(quiet);
    watcher?.close();
  };
}
