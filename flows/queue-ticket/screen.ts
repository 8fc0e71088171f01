import type { SnapshotFrom } from 'xstate';
import type { Catalogue } from '../../assets/catalogue/schema.ts';
import { pageOf } from '../access/choice-room.ts';
import type { Deed, Locale, OpenFlow, PaperState, Screen, TicketProps, VisitExtra } from '../contract.ts';
import { bakuTime } from '../domain/baku-time.ts';
import { VAM_DESK } from '../domain/queue-of.ts';
import type { Ticket, VisitKindRule } from '../domain/ticket.ts';
import type { FlowSight, PlacedScreen } from '../flows.ts';
import {
  deskName,
  directionName,
  iconName,
  serviceName,
  visitKindBadge,
  visitKindChoice,
} from '../view/labels.ts';
import { directionsOf, MOST_SERVICES, servicesOf, vamServices } from './choices.ts';
import type { QueueTicketMachine } from './machine.ts';

export interface TicketSight {
  readonly visitKinds: readonly VisitKindRule[];
  readonly ways: readonly OpenFlow[];
}

type Snapshot = SnapshotFrom<QueueTicketMachine>;

/** Steps a citizen sees: need, direction, service, number. */
export const TICKET_STEPS = 4;

export function queueTicketScreen(
  snapshot: Snapshot,
  data: TicketSight,
  { locale, say }: FlowSight,
): PlacedScreen {
  const { context } = snapshot;
  const { catalogue } = context;
  const { visitKinds } = data;
  const extras: readonly VisitExtra[] = [
    ...(context.forOther ? ['for-other' as const] : []),
    ...(context.several ? ['several' as const] : []),
  ];
  const badge = () => visitKindBadge(catalogue, visitKinds, context.visitKind, extras, locale);
  const at = (screen: Screen, step: number | null, detail = ''): PlacedScreen => ({
    screen,
    at: `${screen.name}/${detail}`,
    progress: step === null ? null : { step, of: TICKET_STEPS },
    back: screen.name !== 'issuing' && screen.name !== 'ticket' && screen.name !== 'rating',
  });

  const paged = <T>(items: readonly T[]) => pageOf(items, context.room, context.from);

  if (snapshot.matches({ choosing: 'need' })) {
    const { choices, paging } = paged(catalogue.needs);
    const needs = choices.map((need) => ({
      id: need.id,
      label: need[locale],
      hint: need.hint[locale],
      icon: iconName(need.icon),
    }));
    return at(
      { name: 'need', props: { ways: data.ways, choices: needs, paging, visitKind: badge() } },
      1,
      `${paging.page}`,
    );
  }
  if (snapshot.matches({ choosing: 'direction' })) {
    const need = catalogue.needs.find((candidate) => candidate.id === context.need)?.[locale] ?? '';
    const { choices, paging } = paged(directionsOf(catalogue, context.need));
    const directions = choices.map((code) => ({
      id: code,
      label: directionName(catalogue, code, locale) ?? code,
      icon: iconName(catalogue.directions.find((direction) => direction.code === code)?.icon ?? ''),
    }));
    return at(
      { name: 'direction', props: { need, choices: directions, paging, visitKind: badge() } },
      2,
      `${context.need}/${paging.page}`,
    );
  }
  if (snapshot.matches({ choosing: 'service' })) {
    const { choices, paging } = paged(servicesOf(catalogue, context.direction));
    return at(
      {
        name: 'service',
        props: {
          direction: directionName(catalogue, context.direction, locale) ?? '',
          choices: choices.map((service) => ({ id: service.code, label: service[locale] })),
          paging,
          visitKind: badge(),
        },
      },
      3,
      `${context.direction}/${paging.page}`,
    );
  }
  if (snapshot.matches({ choosing: 'vam' })) {
    const { choices, paging } = paged(vamServices(catalogue));
    return at(
      {
        name: 'service',
        props: {
          direction: deskName(catalogue, VAM_DESK, locale) ?? '',
          choices: choices.map((service) => ({ id: service.code, label: service[locale] })),
          paging,
          visitKind: badge(),
        },
      },
      3,
      `vam/${paging.page}`,
    );
  }
  if (snapshot.matches('basket')) {
    const { services } = context;
    const { choices, paging } = paged(services);
    const deeds: readonly Deed[] = [
      { id: 'take', label: say('queue-ticket:basket.take'), icon: 'ticket', leads: true },
      ...(services.length < MOST_SERVICES ? [{ id: 'add', label: say('queue-ticket:basket.add') }] : []),
    ];
    return at(
      {
        name: 'list',
        props: {
          title: say('queue-ticket:basket.title', { count: services.length }),
          note: say('queue-ticket:basket.note'),
          pick: 'many',
          items: choices.map((code) => ({
            id: code,
            label: plainName(catalogue, code, locale),
            picked: true,
          })),
          deeds,
          paging,
        },
      },
      3,
      `${services.join()}/${paging.page}`,
    );
  }
  if (snapshot.matches('visitKind')) {
    const { choices, paging } = pageOf(visitKinds, context.room, context.kindFrom);
    const kinds = choices.map((rule) => visitKindChoice(catalogue, rule.id, locale));
    return at(
      { name: 'visit-kind', props: { choices: kinds, paging, chosen: context.visitKind, extras } },
      null,
      `${paging.page}`,
    );
  }
  if (snapshot.matches('rating')) {
    const given = context.stars;
    return at(
      { name: 'rating', props: { about: 'kiosk', given } },
      null,
      given === null ? 'asking' : 'thanked',
    );
  }
  if (snapshot.matches('noTicket')) {
    return at({ name: 'no-ticket', props: { reason: context.failure ?? 'store' } }, null);
  }
  if (snapshot.matches('ticket') && context.ticket) {
    const props = ticketProps(context.ticket, paperState(snapshot), catalogue, locale);
    return at({ name: 'ticket', props }, TICKET_STEPS, context.ticket.id);
  }
  return at({ name: 'issuing', props: {} }, TICKET_STEPS);
}

function ticketProps(ticket: Ticket, paper: PaperState, catalogue: Catalogue, locale: Locale): TicketProps {
  const { date, time } = bakuTime(ticket.issuedAt);
  return {
    number: ticket.number,
    direction: directionName(catalogue, ticket.direction, locale),
    services: ticket.services.flatMap((code) => serviceName(catalogue, code, locale) ?? []),
    forOther: ticket.forOther,
    visitKind: visitKindChoice(catalogue, ticket.visitKind, locale).label,
    desk: deskName(catalogue, ticket.desk, locale),
    date,
    time,
    ahead: ticket.ahead,
    waitMinutes: waitMinutes(ticket.waitMs),
    paper,
  };
}

/** In plain words where there are any: several official names fill more than a screen. */
function plainName(catalogue: Catalogue, code: string, locale: Locale): string {
  const service = catalogue.services.find((one) => one.code === code);
  return service?.easy?.[locale] ?? service?.[locale] ?? code;
}

/** Whole minutes, rounded up: nobody minds to be called early. */
export function waitMinutes(waitMs: number): number {
  return Math.ceil(waitMs / 60_000);
}

function paperState(snapshot: Snapshot): PaperState {
  const { trouble } = snapshot.context;
  if (snapshot.matches({ ticket: 'printed' })) return { kind: 'printed' };
  if (snapshot.matches({ ticket: 'offered' })) return { kind: 'offered' };
  if (snapshot.matches({ ticket: 'unknown' })) return { kind: 'unknown', canPrint: trouble === null };
  if (snapshot.matches({ ticket: 'waiting' }))
    return { kind: 'waiting', trouble: trouble ?? 'printer-error' };
  return { kind: 'printing' };
}
