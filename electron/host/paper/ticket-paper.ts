import type { Catalogue } from '../../../assets/catalogue/schema.ts';
import type { LocalizedText } from '../../../flows/contract.ts';
import { bakuTime } from '../../../flows/domain/baku-time.ts';
import { waitMinutes } from '../../../flows/queue-ticket/screen.ts';
import { deskName, directionName, serviceName, visitKindChoice } from '../../../flows/view/labels.ts';
import type { PrintDocument, PrintLine } from '../../../hardware/printers/document.ts';
import type { PrintJob } from '../../store/store.ts';
import type { Words } from '../words/load-words.ts';
import { centred, left, space } from './lines.ts';

export interface TicketPaperData {
  readonly catalogue: Catalogue;
  readonly centreName: LocalizedText;
  readonly words: Words;
  /** Nobody waits for it: the centre is made up. */
  readonly demonstration: boolean;
}

/**
 * The ticket as it is handed to somebody without their glasses: one huge number, then what it is for, then
 * how long. Facts stand in double height; small print is not smaller than the printer's own letters.
 */
export function ticketPaper({ ticket, copy }: PrintJob, data: TicketPaperData): PrintDocument {
  const { catalogue, centreName, demonstration } = data;
  const { locale } = ticket;
  const say = data.words(locale);
  const { date, time } = bakuTime(ticket.issuedAt);
  const services = ticket.services.flatMap((code) => serviceName(catalogue, code, locale) ?? []);
  const direction = directionName(catalogue, ticket.direction, locale);
  const desk = deskName(catalogue, ticket.desk, locale);
  const minutes = waitMinutes(ticket.waitMs);
  const lines: PrintLine[] = [
    centred(centreName[locale], { height: 2 }),
    { kind: 'rule' },
    space(12),
    ...(demonstration ? [centred(say('sheet.demonstration'), { inverse: true }), space(12)] : []),
    ...(copy > 1 ? [centred(say('ticket.copy'), { inverse: true, height: 2 })] : []),
    centred(say('ticket.yourNumber')),
    { kind: 'text', text: ticket.number, align: 'centre', width: 8, height: 8, bold: true },
    space(16),
    // The desk, where the queue is its own, comes before what it is about.
    ...[desk, direction]
      .filter((name) => name !== null)
      .map((name, at) => centred(name, at === 0 ? { bold: true, height: 2 } : {})),
    ...(services.length > 1 ? numbered(services) : services.map((service) => centred(service))),
    space(12),
    centred(visitKindChoice(catalogue, ticket.visitKind, locale).label),
    ...(ticket.forOther ? [centred(say('ticket.forOther'), { bold: true })] : []),
    { kind: 'rule' },
    space(8),
    ...(ticket.appointmentAt === null
      ? []
      : [appointmentLine(say('ticket.appointment'), bakuTime(ticket.appointmentAt).time)]),
    {
      kind: 'columns',
      left: say('ticket.ahead'),
      right: ticket.ahead > 0 ? say('ticket.aheadCount', { count: ticket.ahead }) : say('ticket.aheadNone'),
      height: 2,
    },
    {
      kind: 'columns',
      left: say('ticket.wait'),
      right: minutes > 0 ? say('ticket.waitMinutes', { count: minutes }) : say('ticket.waitNone'),
      height: 2,
    },
    { kind: 'columns', left: say('ticket.date'), right: `${date}  ${time}`, height: 2 },
    space(24),
    { kind: 'qr', data: ticket.id, module: 6, correction: 'M', align: 'centre' },
    space(24),
    centred(say('ticket.keep'), { bold: true, height: 2 }),
    centred(say('ticket.callCentre')),
    space(24),
    { kind: 'cut' },
  ];
  return { lines };
}

/** Several services of one number: each begins where the eye looks for the next. */
function numbered(services: readonly string[]): readonly PrintLine[] {
  return services.map((service, at) => left(`${at + 1}. ${service}`));
}

/** The time that was promised: whoever calls the numbers looks for it. */
function appointmentLine(left: string, right: string): PrintLine {
  return { kind: 'columns', left, right, height: 2 };
}
