import type { Centre, CentreAnswer } from '../../flows/domain/centre.ts';

const SILENCE = { ok: false, why: 'silent' } as const;

/**
 * Nobody to ask: each flow goes on at once as it does when the centre does not answer.
 * @param sealingKey what is personal is sealed for it all the same
 */
export function silentCentre(sealingKey: string): Centre {
  const silent = async (): Promise<CentreAnswer<never>> => SILENCE;
  return {
    person: silent,
    appointments: silent,
    application: silent,
    reference: silent,
    notices: silent,
    submit: silent,
    queues: silent,
    deadlineMs: 0,
    isDemonstration: false,
    sealingKey,
  };
}
