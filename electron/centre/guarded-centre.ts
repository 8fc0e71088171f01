import type { z } from 'zod';
import type { Centre, CentreAnswer, UnguardedCentre } from '../../flows/domain/centre.ts';
import type { Clock } from '../host/clock.ts';
import { ANSWERS, type CentreQuestion, failure } from './answers-schema.ts';

export interface CentreGuard {
  readonly clock: Pick<Clock, 'setTimeout' | 'clearTimeout'>;
  readonly deadlineMs: number;
  /** Which question failed and how; never what was asked or answered. */
  readonly onFailure: (question: CentreQuestion, why: 'silent' | 'garbled') => void;
}

/**
 * A centre that always answers, and in time, what the contract says: `silent` after the deadline, `garbled` for an
 * exception and for what breaks the schema.
 */
export function guardedCentre(
  centre: UnguardedCentre,
  { clock, deadlineMs, onFailure }: CentreGuard,
): Centre {
  const guard = async <Value>(
    question: CentreQuestion,
    ask: () => Promise<CentreAnswer<Value>>,
  ): Promise<CentreAnswer<Value>> => {
    let timer: unknown;
    const deadline = new Promise<CentreAnswer<Value>>((resolve) => {
      timer = clock.setTimeout(() => resolve({ ok: false, why: 'silent' }), deadlineMs);
    });
    try {
      const answer = checked<Value>(question, await Promise.race([ask(), deadline]));
      if (!answer.ok && answer.why !== 'unknown') onFailure(question, answer.why);
      return answer;
    } catch {
      // What went wrong may quote what was asked: it is not looked at.
      onFailure(question, 'garbled');
      return { ok: false, why: 'garbled' };
    } finally {
      clock.clearTimeout(timer);
    }
  };

  return {
    person: (question) => guard('person', () => centre.person(question)),
    appointments: (question) => guard('appointments', () => centre.appointments(question)),
    application: (question) => guard('application', () => centre.application(question)),
    reference: (question) => guard('reference', () => centre.reference(question)),
    notices: (question) => guard('notices', () => centre.notices(question)),
    submit: (event) => guard('submit', () => centre.submit(event)),
    queues: () => guard('queues', () => centre.queues()),
    deadlineMs,
    isDemonstration: centre.isDemonstration,
    sealingKey: centre.sealingKey,
  };
}

function checked<Value>(question: CentreQuestion, answer: unknown): CentreAnswer<Value> {
  const failed = failure.safeParse(answer);
  if (failed.success) return failed.data;
  const { ok, value } = answer as { readonly ok: unknown; readonly value: unknown };
  const schema: z.ZodType = ANSWERS[question];
  const parsed = schema.safeParse(value);
  return ok === true && parsed.success
    ? { ok: true, value: parsed.data as Value }
    : { ok: false, why: 'garbled' };
}
