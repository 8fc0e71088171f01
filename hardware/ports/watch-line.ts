import { basename, dirname, join } from 'node:path';
import type { Clock } from '../clock.ts';
import type { TransportConfig } from '../transports/transport.ts';
import { type PortRoots, SYSTEM_ROOTS } from './port.ts';
import { watchFolder } from './watch-folder.ts';

/** Tells when something comes or goes where a line leads to. A network line has no such place. Returns the way to stop. */
export function watchLine(
  config: TransportConfig,
  clock: Clock,
  onChange: () => void,
  roots: PortRoots = SYSTEM_ROOTS,
): () => void {
  if (config.kind === 'tcp') return () => undefined;
  if ('path' in config) {
    const own = basename(config.path);
    return watchFolder(dirname(config.path), clock, onChange, (name) => name === own);
  }
  // The node comes first, then udev's link to it, by which the socket is known.
  const stops = [
    watchFolder(roots.dev, clock, onChange, (name) => name.startsWith('tty')),
    watchFolder(join(roots.dev, 'serial/by-path'), clock, onChange),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
