import type { Roll } from '../../store/paper.ts';

/** What is left of a roll, by the kiosk's own count. */
export interface PaperLeft {
  readonly metres: number;
  /** About so many tickets, as long as those of this roll were. */
  readonly tickets: number;
  /** Somebody should come with a new roll. */
  readonly low: boolean;
}

/** So much of a roll is left when it is called low: some hours of tickets on the shortest, a day's on the others. */
const LOW_SHARE = 0.1;
/** From so many prints on, the roll's own mean counts. */
const PRINTS_FOR_MEAN = 20;
/** An Azerbaijani ticket with a QR code. */
const USUAL_TICKET_MM = 160;

/** @param rollMm length of a new roll */
export function paperLeft(rollMm: number, { usedMm, prints }: Roll): PaperLeft {
  const leftMm = Math.max(0, rollMm - usedMm);
  const ticketMm = prints >= PRINTS_FOR_MEAN ? usedMm / prints : USUAL_TICKET_MM;
  return {
    metres: Math.floor(leftMm / 1000),
    tickets: Math.floor(leftMm / ticketMm),
    low: leftMm < rollMm * LOW_SHARE,
  };
}
