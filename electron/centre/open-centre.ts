import type { Centre } from '../../flows/domain/centre.ts';
import type { Clock } from '../host/clock.ts';
import type { Config } from '../host/config/schema.ts';
import type { Log } from '../host/log.ts';
import { demonstrationKey } from './demonstration-key.ts';
import { guardedCentre } from './guarded-centre.ts';
import { silentCentre } from './silent-centre.ts';

export interface OpenedCentre {
  readonly centre: Centre;
  close(): void;
}

export interface CentreTools {
  readonly dataDir: string;
  readonly clock: Clock;
  readonly log: Log;
}

/** The centre that the configuration names, so guarded that it always answers in time. */
export function openCentre(config: Config['centre'], { dataDir, clock, log }: CentreTools): OpenedCentre {
  const guard = {
    clock,
    deadlineMs: config.deadlineSeconds * 1000,
    onFailure: (question: string, why: string) => log('centre.failed', { question, why }),
  };
  switch (config.mode) {
    case 'standalone':
      return { centre: silentCentre(config.sealingKey ?? demonstrationKey(dataDir)), close: () => {} };
    case 'demonstration':
      return { centre: guardedCentre(silentCentre(demonstrationKey(dataDir)), guard), close: () => {} };
  }
}
