import type { Catalogue } from '../../assets/catalogue/schema.ts';
import { bakuTime } from '../domain/baku-time.ts';
import type { Application } from '../domain/centre.ts';
import { shownDay } from '../domain/promised-time.ts';
import { addWorkingDays, bakuDay, workingCalendar, workingDaysBetween } from '../domain/working-days.ts';
import type { FlowSight } from '../flows.ts';

/** What most services promise an answer in, working days (dost.gov.az). */
const USUAL_TERM = 15;

export interface StatusFact {
  readonly label: string;
  readonly value: string;
}

/** When an answer is due: by the term of the service, counted from the day after it was filed. */
export function dueOf(
  { service, filedAt }: Pick<Application, 'service' | 'filedAt'>,
  { services, holidays }: Pick<Catalogue, 'services' | 'holidays'>,
  now: number,
) {
  const term = termOf(service, services);
  const calendar = workingCalendar(holidays);
  const { day, certain } = addWorkingDays(bakuDay(filedAt), term, calendar);
  const today = bakuDay(now);
  return { day, certain, left: workingDaysBetween(today, day, calendar).days, isOver: today > day };
}

/** Working days. */
function termOf(service: string | null, services: Catalogue['services']): number {
  const total = services.find(({ code }) => code === service)?.terms?.total;
  return total?.unit === 'working-days' ? total.value : USUAL_TERM;
}

/** How an application stands, a line each, in plain words. */
export function statusFacts(
  application: Application,
  catalogue: Pick<Catalogue, 'services' | 'holidays' | 'documents'>,
  now: number,
  { locale, say }: FlowSight,
): readonly StatusFact[] {
  const { state, service: code, filedAt, wanted } = application;
  const service = catalogue.services.find((one) => one.code === code);
  const isOpen = state !== 'granted' && state !== 'refused';
  return [
    { label: say('status:facts.state'), value: say(`status:state.${state}`) },
    ...(service
      ? [{ label: say('status:facts.service'), value: service.easy?.[locale] ?? service[locale] }]
      : []),
    { label: say('status:facts.filed'), value: bakuTime(filedAt).date },
    ...(isOpen ? [{ label: say('status:facts.due'), value: dueSentence() }] : []),
    ...wanted.map((id) => {
      const document = catalogue.documents.find((one) => one.id === id);
      return {
        label: say('status:facts.wanted', { document: document?.[locale] ?? say('status:unknownDocument') }),
        value: document?.whereToGet?.[locale] ?? say('status:askOperator'),
      };
    }),
  ];

  function dueSentence(): string {
    // The term begins once an officer has taken over the whole application: no day can be named before.
    if (state === 'received')
      return say('status:dueOnceTaken', { count: termOf(application.service, catalogue.services) });
    const due = dueOf(application, catalogue, now);
    if (due.isOver) return say('status:overdue', { day: shownDay(due.day) });
    const sentence = say('status:due', { day: shownDay(due.day), count: due.left });
    return due.certain ? sentence : `${sentence} ${say('status:holidays')}`;
  }
}
