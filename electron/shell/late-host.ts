import type { KioskHost, PagePort } from '../host/page-port.ts';

/**
 * Stands in for a host that is still starting, so that the port is taken first and a second kiosk started by
 * mistake never touches the first one's store. Pages wait, and so do their messages, on the wire.
 */
export function createLateHost(): Pick<KioskHost, 'connect'> & {
  ready(host: Pick<KioskHost, 'connect'>): void;
} {
  let host: Pick<KioskHost, 'connect'> | null = null;
  const waiting = new Set<PagePort>();
  return {
    connect(page) {
      if (host === null) waiting.add(page);
      else host.connect(page);
    },
    ready(started) {
      host = started;
      for (const page of waiting) started.connect(page);
      waiting.clear();
    },
  };
}
