import type { Catalogue } from '../../assets/catalogue/schema.ts';
import type { Centre, UnguardedCentre } from '../../flows/domain/centre.ts';
import type { Clock } from '../host/clock.ts';
import type { Config } from '../host/config/schema.ts';
import { errorCode } from '../host/error-code.ts';
import type { Log } from '../host/log.ts';
import { openDemonstrationCentre } from './demonstration/demonstration-centre.ts';
import { type Manner, manneredCentre } from './demonstration/manner.ts';
import { demonstrationKey } from './demonstration-key.ts';
import { guardedCentre } from './guarded-centre.ts';
import { silentCentre } from './silent-centre.ts';

export interface OpenedCentre {
  readonly centre: Centre;
  /** How the demonstration behaves; null for what is no demonstration. */
  readonly manners: MannerSwitch | null;
  close(): void;
}

export interface MannerSwitch {
  readonly manner: Manner;
  behave(manner: Manner): void;
}

export interface CentreTools {
  readonly dataDir: string;
  /** Part of the name of a file that is set aside. */
  readonly stamp: string;
  readonly catalogue: Catalogue;
  readonly clock: Clock;
  readonly log: Log;
}

/** The centre that the configuration names, so guarded that it always answers in time. */
export function openCentre(config: Config['centre'], tools: CentreTools): OpenedCentre {
  switch (config.mode) {
    case 'standalone':
      return {
        centre: silentCentre(config.sealingKey ?? demonstrationKey(tools.dataDir).publicKey),
        manners: null,
        close: () => {},
      };
    case 'demonstration':
      return demonstration(config, tools);
  }
}

function demonstration(config: Config['centre'], tools: CentreTools): OpenedCentre {
  const { clock, log } = tools;
  const madeUp = openMadeUp(tools);
  let manner: Manner = config.answers;
  const mannered = manneredCentre(madeUp.centre, () => manner, clock);
  const centre = guardedCentre(mannered, {
    clock,
    deadlineMs: config.deadlineSeconds * 1000,
    onFailure: (question, why) => log('centre.failed', { question, why }),
  });
  return {
    centre,
    manners: {
      get manner() {
        return manner;
      },
      behave: (next) => {
        manner = next;
        log('centre.behaves', { manner });
      },
    },
    close: madeUp.close,
  };
}

/** Where nothing can be written the demonstration has nobody to show, and the kiosk still gives numbers. */
function openMadeUp({ dataDir, stamp, catalogue, clock, log }: CentreTools): {
  readonly centre: UnguardedCentre;
  close(): void;
} {
  const { publicKey, privateKey } = demonstrationKey(dataDir);
  try {
    const centre = openDemonstrationCentre({
      dataDir,
      stamp,
      privateKey,
      now: () => clock.now(),
      services: catalogue.services.map(({ code, direction }) => ({ code, direction })),
      proactive: catalogue.services.filter(({ proactive }) => proactive).map(({ code }) => code),
    });
    return { centre, close: centre.close };
  } catch (error) {
    log('centre.unusable', { error: errorCode(error) });
    return { centre: { ...silentCentre(publicKey), isDemonstration: true }, close: () => {} };
  }
}
