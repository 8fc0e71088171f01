import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ticketPaper } from '../../../../electron/host/paper/ticket-paper.ts';
import { loadWords } from '../../../../electron/host/words/load-words.ts';
import { LOCALES, type Locale } from '../../../../flows/contract.ts';
import type { Ticket } from '../../../../flows/domain/ticket.ts';
import { catalogue, ROOT } from '../../../support/catalogue.ts';
import { NOON, sampleTicket } from '../../../support/tickets.ts';

const words = loadWords(join(ROOT, 'assets/locales'), 'paper');
const centreName = { az: 'M', ru: 'M', en: 'M' };

test.each(LOCALES)('the time of an appointment stands on its ticket, and on no other: %s', (locale) => {
  const linesOf = (appointmentAt: number | null) =>
    ticketPaper(
      { id: 'J', copy: 1, state: 'queued', ticket: sampleTicket({ locale, appointmentAt }) },
      { catalogue, centreName, words, demonstration: false },
    ).lines;
  const mine = linesOf(NOON + 25 * 60_000);
  const promised = mine.filter(
    (line) => line.kind === 'columns' && line.left === words(locale)('ticket.appointment'),
  );
  expect(promised).toMatchObject([{ right: '14:30' }]);
  expect(linesOf(null)).toEqual(mine.filter((line) => line !== promised[0]));
});

const textsOf = (locale: Locale, change: Partial<Ticket>) =>
  ticketPaper(
    { id: 'J', copy: 1, state: 'queued', ticket: sampleTicket({ locale, ...change }) },
    { catalogue, centreName, words, demonstration: false },
  ).lines.flatMap((line) => (line.kind === 'text' ? [line.text] : []));
const nameOf = (code: string, locale: Locale) =>
  catalogue.services.find((service) => service.code === code)?.[locale] ?? '-';

test.each(LOCALES)('several services stand on it one below the other, each with its number: %s', (locale) => {
  const services = ['03.01', '04.01', '05.02.09'];
  const texts = textsOf(locale, { services });
  const listed = services.map((code, at) => `${at + 1}. ${nameOf(code, locale)}`);
  expect(texts.filter((text) => /^\d\. /.test(text))).toEqual(listed);
  expect(textsOf(locale, {}).filter((text) => text === nameOf('03.01', locale))).toHaveLength(1);
});

test.each(LOCALES)('only a number for somebody else says so: %s', (locale) => {
  const mark = words(locale)('ticket.forOther');
  expect(textsOf(locale, { forOther: true })).toContain(mark);
  expect(textsOf(locale, {})).not.toContain(mark);
});

test.each(LOCALES)('in a demonstration it says so, and nowhere else: %s', (locale) => {
  const job = { id: 'J', copy: 1, state: 'queued', ticket: sampleTicket({ locale }) } as const;
  const marked = (demonstration: boolean) =>
    ticketPaper(job, { catalogue, centreName, words, demonstration }).lines.filter(
      (line) => line.kind === 'text' && line.text === words(locale)('sheet.demonstration'),
    );
  expect(marked(true)).toHaveLength(1);
  expect(marked(false)).toEqual([]);
});
