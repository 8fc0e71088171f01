import type { Catalogue } from '../../assets/catalogue/schema.ts';
import type { TicketRequest, VisitKindRule } from './ticket.ts';

/** Desk for those who are not sure what they need. */
export const GENERAL_DESK = 'general';
/** The Unified Coordination Centre, which has services of its own. */
export const VAM_DESK = 'vam';

/** Before all who come without one: the time was promised to them. */
export const APPOINTMENT_PRIORITY = 3;

export interface Queue {
  readonly series: string;
  /** Id of the desk with a series of its own, else null. */
  readonly desk: string | null;
  readonly priority: number;
}

/**
 * Which queue a request joins: the desk of the visit kind (VƏM), else the direction's own, else the
 * general desk. Throws on an unknown code: the flow offers only those of the catalogue.
 */
export function queueOf(
  request: Pick<TicketRequest, 'direction' | 'visitKind' | 'appointment'>,
  catalogue: Pick<Catalogue, 'directions' | 'desks'>,
  rules: readonly VisitKindRule[],
): Queue {
  const rule = rules.find((candidate) => candidate.id === request.visitKind);
  if (!rule) throw new Error(`unknown visit kind ${request.visitKind}`);
  const priority = request.appointment ? Math.max(rule.priority, APPOINTMENT_PRIORITY) : rule.priority;
  const deskId = rule.desk ?? (request.direction === null ? GENERAL_DESK : null);
  if (deskId !== null) {
    const desk = catalogue.desks.find((candidate) => candidate.id === deskId);
    if (!desk) throw new Error(`unknown desk ${deskId}`);
    return { series: desk.series, desk: desk.id, priority };
  }
  const direction = catalogue.directions.find((candidate) => candidate.code === request.direction);
  if (!direction) throw new Error(`unknown direction ${request.direction}`);
  return { series: direction.series, desk: null, priority };
}
