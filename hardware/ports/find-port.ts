import type { PortFinder } from '../transports/serial.ts';
import { listPorts } from './list-ports.ts';
import { describeMatch, matchPort } from './match-port.ts';
import type { PortMatch, PortRoots } from './port.ts';

/** Finds the port that `match` names among those that are plugged in at that moment. */
export function findPort(match: PortMatch, roots: PortRoots): PortFinder {
  const name = describeMatch(match);
  return {
    name,
    async find() {
      const found = matchPort(match, await listPorts(roots));
      switch (found.kind) {
        case 'one':
          return { ok: true, path: found.port.path };
        case 'none':
          return { ok: false, fault: { kind: 'absent', detail: `no port with ${name}` } };
        case 'ambiguous': {
          const candidates = found.candidates.map(({ path }) => path);
          const detail = `${candidates.join(' and ')} are both ${name}`;
          return { ok: false, fault: { kind: 'ambiguous', detail, candidates } };
        }
      }
    },
  };
}
