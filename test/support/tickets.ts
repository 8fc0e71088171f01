import type { Ticket } from '../../flows/domain/ticket.ts';

/** Sunday 22.11.2026, 14:05 in Baku. */
export const NOON = Date.UTC(2026, 10, 22, 10, 5);

export function sampleTicket(change: Partial<Ticket> = {}): Ticket {
  const ticket: Omit<Ticket, 'services'> = {
    id: 'TICKET0000000000000000001',
    serviceDay: '2026-11-22',
    series: 'C',
    running: 17,
    number: 'C017',
    direction: '03',
    service: '03.01',
    forOther: false,
    visitKind: 'ordinary',
    priority: 0,
    desk: null,
    locale: 'az',
    issuedAt: NOON,
    ahead: 5,
    waitMs: 12 * 60_000,
    appointmentAt: null,
    ...change,
  };
  return { ...ticket, services: change.services ?? (ticket.service === null ? [] : [ticket.service]) };
}
