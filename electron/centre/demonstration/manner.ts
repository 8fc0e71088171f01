import type { CentreAnswer, UnguardedCentre } from '../../../flows/domain/centre.ts';
import type { Clock } from '../../host/clock.ts';

/** How a centre under demonstration behaves: as it should, late, with nonsense, or not at all. */
export const MANNERS = ['answering', 'slow', 'wrong', 'silent'] as const;
export type Manner = (typeof MANNERS)[number];

/** Late, and still in time. */
const SLOW_MS = 2_500;

/** The centre with faults put in: `manner` is asked at each question. */
export function manneredCentre(
  centre: UnguardedCentre,
  manner: () => Manner,
  clock: Pick<Clock, 'setTimeout'>,
): UnguardedCentre {
  const behaving = async <Value>(ask: () => Promise<CentreAnswer<Value>>): Promise<CentreAnswer<Value>> => {
    switch (manner()) {
      case 'answering':
        return ask();
      case 'slow':
        await new Promise<void>((resolve) => clock.setTimeout(resolve, SLOW_MS));
        return ask();
      case 'wrong':
        return { ok: true, value: { nonsense: true } as Value };
      case 'silent':
        return new Promise(() => {});
    }
  };
  return {
    person: (question) => behaving(() => centre.person(question)),
    appointments: (question) => behaving(() => centre.appointments(question)),
    application: (question) => behaving(() => centre.application(question)),
    reference: (question) => behaving(() => centre.reference(question)),
    notices: (question) => behaving(() => centre.notices(question)),
    submit: (event) => behaving(() => centre.submit(event)),
    queues: () => behaving(() => centre.queues()),
    isDemonstration: centre.isDemonstration,
    sealingKey: centre.sealingKey,
  };
}
