import { expect, test } from 'vitest';
import { APPOINTMENT_PRIORITY, queueOf } from '../../../../flows/domain/queue-of.ts';
import { catalogue, visitKinds } from '../../../support/catalogue.ts';

const of = (change: Partial<Parameters<typeof queueOf>[0]>) =>
  queueOf({ direction: '03', visitKind: 'ordinary', ...change }, catalogue, visitKinds);

test('a time that was promised goes before all who come without one, in the same series', () => {
  const appointment = { id: 'A', at: 0 };
  expect(of({ appointment })).toEqual({ ...of({}), priority: APPOINTMENT_PRIORITY });
  expect(APPOINTMENT_PRIORITY).toBeGreaterThan(Math.max(...visitKinds.map(({ priority }) => priority)));
  expect(of({ appointment: null })).toEqual(of({}));
});
