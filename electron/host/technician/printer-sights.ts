import type { Saying, ServiceFact } from '../../../flows/contract.ts';
import type { DeviceSight } from '../../../flows/technician/technician.ts';
import type { Printer } from '../../../hardware/printers/printer.ts';
import type { Roll } from '../../store/paper.ts';
import { type PrinterConfig, printerProfile, rollLength } from '../config/printer-profile.ts';
import { paperLeft } from '../printing/paper-left.ts';
import { printerSays, UNSET } from './device-says.ts';
import { pathOf } from './find-ports.ts';

/** The printer as the technician sees it; `roll` is null while the store cannot be used. */
export function printerSight(
  config: PrinterConfig | null,
  state: Printer['state'],
  roll: Roll | null,
): DeviceSight {
  if (!config) return { id: 'printer', ...UNSET, line: null, tasks: ['ports'] };
  const says = printerSays(state);
  const low = lowPaper(config, roll);
  // What stops it comes first; a sensor that sees the end and a metre that does not: the new roll was not noted.
  const isWell = state.kind === 'ready' || state.kind === 'degraded';
  return {
    id: 'printer',
    ...(low && isWell ? { mark: 'soon' as const, says: low } : says),
    line: pathOf(config.transport),
    tasks: ['test-print', 'ports', 'profiles', 'new-roll', 'calibrate'],
  };
}

/** What the kiosk's own metre says when somebody should come with a new roll; null while there is enough. */
function lowPaper(config: PrinterConfig, roll: Roll | null): Saying | null {
  const rollMm = rollLength(config);
  if (rollMm === null || roll === null) return null;
  const { metres, tickets, low } = paperLeft(rollMm, roll);
  if (!low) return null;
  return tickets > 0
    ? { say: 'state.printer.paper-low', with: { metres, count: tickets } }
    : { say: 'state.printer.paper-over' };
}

/** How much of the roll is left, and how many tickets nobody took. */
export function paperFacts(config: PrinterConfig | null, roll: Roll | null): readonly ServiceFact[] {
  const profile = config && printerProfile(config);
  const rollMm = config && rollLength(config);
  if (!profile || rollMm === null) return [];
  const left = roll && paperLeft(rollMm, roll);
  const unknown = { value: { say: 'facts.unknown' }, mark: 'bad' } as const;
  const paper: ServiceFact = {
    label: { say: 'facts.paper' },
    ...(left
      ? {
          value: {
            say: 'facts.paperLeft',
            with: { metres: left.metres, of: Math.round(rollMm / 1000), count: left.tickets },
          },
          mark: left.low ? ('soon' as const) : ('good' as const),
        }
      : unknown),
  };
  const retracted: ServiceFact = {
    label: { say: 'facts.retracted' },
    ...(roll
      ? { value: { say: 'plain', with: { text: String(roll.retracted) } }, mark: 'good' as const }
      : unknown),
  };
  return profile.presenter ? [paper, retracted] : [paper];
}
