import { expect, test } from 'vitest';
import type { Catalogue } from '../../../assets/catalogue/schema.ts';
import type { TicketRequest } from '../../../flows/domain/ticket.ts';
import { catalogue } from '../../support/catalogue.ts';
import { startSession } from '../../support/session.ts';
import { sampleTicket } from '../../support/tickets.ts';

/** The next version: one service is gone, one direction has another name. */
const next: Catalogue = {
  ...catalogue,
  directions: catalogue.directions.map((direction) =>
    direction.code === '04' ? { ...direction, az: 'İş tapmaq' } : direction,
  ),
  services: catalogue.services.filter(({ code }) => code !== '04.01'),
};

function sessionWithVersions() {
  let inForce = catalogue;
  const issued: { request: TicketRequest; from: Catalogue }[] = [];
  const session = startSession({
    catalogue: () => inForce,
    issue: async (request, from) => {
      issued.push({ request, from });
      return { ok: true, ticket: sampleTicket({ ...request }) };
    },
  });
  return {
    ...session,
    issued,
    renew: () => {
      inForce = next;
    },
  };
}

const labels = (screen: ReturnType<ReturnType<typeof startSession>['screen']>) =>
  screen.name === 'direction' || screen.name === 'service'
    ? screen.props.choices.map(({ label }) => label)
    : [];

test('a citizen under way keeps the catalogue they began with, up to the number', async () => {
  const { issued, renew, screen, send } = sessionWithVersions();
  send({ type: 'begin', locale: 'az' }, { type: 'choose', id: 'work' });
  expect(labels(screen())).toContain('Məşğulluq');
  renew();
  expect(labels(screen())).toContain('Məşğulluq');
  send({ type: 'choose', id: '04' }, { type: 'choose', id: '04.01' });
  await Promise.resolve();
  expect(issued).toMatchObject([{ request: { direction: '04', service: '04.01' } }]);
  expect(issued[0]?.from).toBe(catalogue);
});

test('the next one has the new catalogue', () => {
  const { renew, screen, send } = sessionWithVersions();
  send({ type: 'begin', locale: 'az' });
  renew();
  send({ type: 'restart' }, { type: 'begin', locale: 'az' }, { type: 'choose', id: 'work' });
  expect(labels(screen())).toContain('İş tapmaq');
});
