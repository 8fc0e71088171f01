import type { Reading } from '../../../../hardware/supervision/device-state.ts';
import type { Standing } from '../../../../hardware/supervision/machine.ts';
import type { Driver } from '../../../../hardware/supervision/supervise.ts';
import { listeners } from '../../../../hardware/transports/faults.ts';
import type { TransportFault, TransportResult } from '../../../../hardware/transports/transport.ts';

export interface Status {
  readonly kind: Standing;
}

export interface ScriptedDriver extends Driver<Status> {
  /** Everything that was done, in order. */
  readonly calls: string[];
  opens: () => Promise<TransportResult>;
  greets: () => Promise<Reading<Status>>;
  looks: () => Promise<Reading<Status>>;
  judges: (status: Status) => Standing;
  closes: () => Promise<void>;
  lose(fault?: TransportFault): void;
}

export const LOST: TransportFault = { kind: 'lost', detail: 'unplugged' };
export const said = (kind: Standing): Reading<Status> => ({ kind: 'answered', status: { kind } });
export const SILENT: Reading<Status> = { kind: 'silent' };

/** A device that does what a test says; the least there is above which the supervision can be tried. */
export function scriptedDriver(): ScriptedDriver {
  const lost = listeners<TransportFault>();
  const calls: string[] = [];
  const driver: ScriptedDriver = {
    calls,
    opens: async () => ({ ok: true }),
    greets: async () => said('ready'),
    looks: async () => said('ready'),
    judges: ({ kind }) => kind,
    closes: async () => {},
    lose: (fault = LOST) => lost.emit(fault),
    open: () => {
      calls.push('open');
      return driver.opens();
    },
    greet: () => {
      calls.push('greet');
      return driver.greets();
    },
    look: () => {
      calls.push('look');
      return driver.looks();
    },
    close: () => {
      calls.push('close');
      return driver.closes();
    },
    standing: (status) => driver.judges(status),
    onLost: lost.add,
  };
  return driver;
}
