import { type TicketPaperData, ticketPaper } from '../../../electron/host/paper/ticket-paper.ts';
import type { PrintDocument } from '../../../hardware/printers/document.ts';
import { processIdRequest, STATUS_REQUEST } from '../../../hardware/printers/escpos/commands.ts';
import { encodeDocument, type Memory } from '../../../hardware/printers/escpos/encode.ts';
import { catalogue } from '../../support/catalogue.ts';
import { decodePaper, foldLookAlikes, readCells, readQr } from '../../support/paper-reader.ts';
import { sampleTicket } from '../../support/tickets.ts';
import type { Row, SectionResult } from '../row.ts';
import { median } from '../statistics.ts';
import { benchProfile, demoConfig, paperWords } from '../support/kiosk.ts';
import { RASTER_RIVALS } from '../support/raster-rivals.ts';
import { RIVALS, type Rival } from '../support/rivals.ts';
import { meantLetters, type Printed, print, wrongLetters } from '../support/wrong-letters.ts';

const ROUNDS = 400;
const WARM_UP = 100;

/** Ours, whole: the job's bytes and the question that asks the printer whether it is printed. */
function ours(document: PrintDocument, memory: Memory): Uint8Array {
  const { pieces } = encodeDocument(document, benchProfile(), memory);
  return Buffer.concat([...pieces, Uint8Array.from(processIdRequest('0001'))]);
}

/** The library's way that gets most letters right, and among equals the shortest. */
function best(document: PrintDocument, library: string): Rival & { bytes: number; letters: number } {
  const ways = RIVALS.filter((rival) => rival.library === library).map((rival) => {
    const bytes = rival.encode(document);
    const { letters, qr } = wrongLetters(document, print(bytes));
    if (!qr) throw new Error(`${library} ${rival.way}: no QR code`);
    return { ...rival, bytes: bytes.length, letters };
  });
  const [first] = ways.sort((one, other) => one.letters - other.letters || one.bytes - other.bytes);
  if (!first) throw new Error(`no ${library}`);
  return first;
}

/** Median microseconds of each, taken in turns so that a slow moment of the machine hits all alike. */
async function timed(tasks: readonly (() => unknown)[], rounds: number, warmUp: number): Promise<number[]> {
  const times: number[][] = tasks.map(() => []);
  for (let round = -warmUp; round < rounds; round++) {
    for (const [index, task] of tasks.entries()) {
      const began = performance.now();
      await task();
      if (round >= 0) times[index]?.push((performance.now() - began) * 1000);
    }
  }
  return times.map(median);
}

/** Letters on a ticket that is one picture, read where they stand on the ticket it was made from. */
function wrongOnPicture(document: PrintDocument, original: Printed, picture: Printed): number {
  const top = (printed: Printed): number => decodePaper(printed.png).dots.indexOf(1);
  const { width } = decodePaper(original.png);
  const moved = Math.floor(top(picture) / width) - Math.floor(top(original) / width);
  const image = decodePaper(picture.png);
  const cells = original.cells.map((cell) => ({ ...cell, y: cell.y + moved }));
  const read = readCells(image, cells).filter((line) => !/^[-─\s]*$/.test(line));
  const meant = foldLookAlikes(meantLetters(document));
  const letters = [...foldLookAlikes(read.join('').replace(/\s+/g, ''))];
  if (readQr(image) === null) throw new Error('no QR code on the picture');
  return [...meant].filter((letter, at) => letters[at] !== letter).length;
}

/** Bytes, time and letters of one Azerbaijani ticket, ours and as three libraries do it alone. */
export async function measureTicket(): Promise<SectionResult> {
  const data: TicketPaperData = {
    catalogue,
    centreName: demoConfig().centre.name,
    words: paperWords(),
    demonstration: false,
  };
  const job = { id: 'J', copy: 1, state: 'queued', ticket: sampleTicket() } as const;
  const document = ticketPaper(job, data);

  const fresh: Memory = { kind: 'fresh', cutFirst: false };
  const first = ours(document, fresh);
  const prepared: Memory = {
    kind: 'prepared',
    store: encodeDocument(document, benchProfile(), fresh).store,
  };
  const next = ours(document, prepared);
  const printedFirst = print(first);
  const printedNext = print(first, next);
  const wrong = [printedFirst, printedNext].map((printed) => wrongLetters(document, printed));
  if (!wrong.every(({ qr }) => qr)) throw new Error('no QR code on the ticket');

  const libraries = [...new Set(RIVALS.map(({ library }) => library))];
  const rivals = libraries.map((library) => best(document, library));
  // Its complaints about each letter would be most of the time, and flood the table.
  console.error = () => {};
  const [compose = 0, usOnce = 0, us = 0, ...them] = await timed(
    [
      () => ticketPaper(job, data),
      () => ours(document, fresh),
      () => ours(document, prepared),
      ...rivals.map((rival) => () => rival.encode(document)),
    ],
    ROUNDS,
    WARM_UP,
  );
  const pictures: Row[] = [];
  const pictureTimes = await timed(
    RASTER_RIVALS.map(
      ({ encode }) =>
        () =>
          encode(printedFirst.png),
    ),
    9,
    2,
  );
  for (const [index, { library, encode }] of RASTER_RIVALS.entries()) {
    const bytes = await encode(printedFirst.png);
    const what = `${library}, the whole ticket as a picture`;
    pictures.push(
      { what: `${what}: bytes`, value: bytes.length, unit: 'B' },
      { what: `${what}: time to encode`, value: pictureTimes[index] ?? Number.NaN, unit: 'µs' },
      {
        what: `${what}: wrong letters`,
        value: wrongOnPicture(document, printedFirst, print(bytes)),
        unit: '',
      },
    );
  }

  return {
    rows: [
      {
        what: 'ours, letters uploaded before: bytes on the line',
        value: next.length,
        unit: 'B',
        atMost: 600,
      },
      {
        what: 'ours, with the upload (first ticket): bytes on the line',
        value: first.length,
        unit: 'B',
        atMost: 800,
      },
      {
        what: 'ours: wrong letters',
        value: Math.max(...wrong.map(({ letters }) => letters)),
        unit: '',
        atMost: 0,
      },
      { what: 'ours, letters uploaded before: time to encode', value: us, unit: 'µs' },
      { what: 'ours, with the upload: time to encode', value: usOnce, unit: 'µs' },
      { what: 'ours: time to write the ticket before that', value: compose, unit: 'µs' },
      ...rivals.flatMap(({ library, way, bytes, letters }, index) => [
        { what: `${library} (${way}): bytes`, value: bytes, unit: 'B' },
        { what: `${library} (${way}): time to encode`, value: them[index] ?? Number.NaN, unit: 'µs' },
        { what: `${library} (${way}): wrong letters`, value: letters, unit: '' },
      ]),
      ...pictures,
    ],
    notes: [
      `one ticket of ${meantLetters(document).length} letters with a QR code. The bytes are executed by the simulated printer and the dots read back; a letter is wrong when it is not on the paper. Ours count the question whether it is printed (11 B), not the status question before each job (${STATUS_REQUEST.length} B). Each library with the code page that gets most letters right; receiptline sends every QR code as a picture.`,
    ],
  };
}
