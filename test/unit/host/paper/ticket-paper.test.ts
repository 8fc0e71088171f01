import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ticketPaper } from '../../../../electron/host/paper/ticket-paper.ts';
import { loadWords } from '../../../../electron/host/words/load-words.ts';
import { LOCALES } from '../../../../flows/contract.ts';
import { catalogue, ROOT } from '../../../support/catalogue.ts';
import { NOON, sampleTicket } from '../../../support/tickets.ts';

const words = loadWords(join(ROOT, 'assets/locales'), 'paper');
const centreName = { az: 'M', ru: 'M', en: 'M' };

test.each(LOCALES)('the time of an appointment stands on its ticket, and on no other: %s', (locale) => {
  const linesOf = (appointmentAt: number | null) =>
    ticketPaper(
      { id: 'J', copy: 1, state: 'queued', ticket: sampleTicket({ locale, appointmentAt }) },
      { catalogue, centreName, words },
    ).lines;
  const mine = linesOf(NOON + 25 * 60_000);
  const promised = mine.filter(
    (line) => line.kind === 'columns' && line.left === words(locale)('ticket.appointment'),
  );
  expect(promised).toMatchObject([{ right: '14:30' }]);
  expect(linesOf(null)).toEqual(mine.filter((line) => line !== promised[0]));
});
