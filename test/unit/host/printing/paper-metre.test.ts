import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { paperLeft } from '../../../../electron/host/printing/paper-left.ts';
import { createPaperMetre } from '../../../../electron/host/printing/paper-metre.ts';
import { createPrintQueue } from '../../../../electron/host/printing/print-queue.ts';
import type { PaperUse } from '../../../../electron/store/paper.ts';
import { loadProfile } from '../../../../hardware/printers/escpos/profiles.ts';
import { openPrinter } from '../../../../hardware/printers/escpos-printer.ts';
import { sampleTicket } from '../../../devices/printers/tickets.ts';
import { printerOnLine } from '../../../support/bench-transport.ts';
import { deviceClock } from '../../../support/device-clock.ts';
import { openTestStore, temporaryFolder } from '../../../support/store.ts';

let folder = temporaryFolder();
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.dispose());

const NEW = { usedMm: 0, prints: 0, retracted: 0 };

/** The metre on its bench: what it writes by itself, and its timer in the hand. */
function bench(works = () => true) {
  const written: PaperUse[] = [];
  const due: (() => void)[] = [];
  const metre = createPaperMetre({
    write: (use) => {
      if (works()) written.push(use);
      return works();
    },
    later: (run) => due.push(run),
  });
  return { metre, written, fire: () => due.splice(0).map((run) => run()) };
}

describe('a ticket', () => {
  test('costs no commit of its own for its paper, and what is counted is what the motor has moved', async () => {
    const loaded = loadProfile('epson-tm-t88');
    if (!loaded.ok) throw new Error('profile');
    const clock = deviceClock();
    const line = printerOnLine(clock);
    const printer = openPrinter({ profile: loaded.profile, transport: line.transport, clock });
    const { store } = openTestStore(folder.path);
    const { metre, written, fire } = bench();
    printer.onFed(metre.fed);
    const queue = createPrintQueue({
      printer,
      store: {
        ...store,
        setJobState: (id, state) => metre.along((use) => store.setJobState(id, state, use)),
      },
      compose: () => sampleTicket('A017'),
      onJob: () => {},
      onError: (error) => {
        throw error;
      },
    });
    await clock.pass(2000);
    for (let number = 1; number <= 3; number++) {
      const { ticket } = store.issueTicket(
        {
          requestId: `R${number}`,
          sessionId: 'S',
          direction: '03',
          service: null,
          visitKind: 'ordinary',
          locale: 'az',
        },
        { series: 'C', desk: null, priority: 0 },
        { desks: 1, serviceMs: 1 },
      );
      queue.start(ticket.id, 'S');
      await clock.pass(500);
      expect(store.jobOf(ticket.id)?.state).toBe('printed');
      expect(store.roll().prints).toBe(number);
    }
    fire();
    expect(written).toEqual([]);
    const movedMm = (line.fed() * 25.4) / 180;
    expect(Math.abs(store.roll().usedMm - movedMm) / movedMm).toBeLessThan(0.02);
    store.close();
    await printer.close();
  });
});

describe('what goes with no ticket', () => {
  test('is written down a little later, all at once', () => {
    const { metre, written, fire } = bench();
    metre.fed(200);
    metre.fed(150);
    expect(metre.now(NEW)).toEqual({ usedMm: 350, prints: 2, retracted: 0 });
    expect(written).toEqual([]);
    fire();
    fire();
    expect(written).toEqual([{ mm: 350, prints: 2 }]);
    expect(metre.now(NEW)).toEqual(NEW);
  });

  test('waits for a store that cannot be written now, and goes with the next ticket', () => {
    let works = false;
    const { metre, written, fire } = bench(() => works);
    metre.fed(200);
    fire();
    expect(() =>
      metre.along(() => {
        throw new Error('disk full');
      }),
    ).toThrow('disk full');
    expect(metre.now(NEW).usedMm).toBe(200);
    works = true;
    metre.fed(100);
    const taken: (PaperUse | null)[] = [];
    metre.along((use) => taken.push(use));
    metre.along((use) => taken.push(use));
    expect(taken).toEqual([{ mm: 300, prints: 2 }, null]);
    fire();
    expect(written).toEqual([]);
  });

  test('came off the old roll when a new one is fitted', () => {
    const { metre, written } = bench();
    metre.fed(200);
    metre.forget();
    metre.flush();
    expect(written).toEqual([]);
  });
});

describe('how much is left', () => {
  test.each([
    [80_000, 0, 0, { metres: 80, tickets: 500, low: false }],
    [80_000, 71_000, 500, { metres: 9, tickets: 63, low: false }],
    [80_000, 72_500, 500, { metres: 7, tickets: 51, low: true }],
    [30_000, 27_100, 10, { metres: 2, tickets: 18, low: true }],
    [30_000, 31_000, 200, { metres: 0, tickets: 0, low: true }],
  ])('of %i mm after %i mm in %i prints', (rollMm, usedMm, prints, left) => {
    expect(paperLeft(rollMm, { usedMm, prints, retracted: 0 })).toEqual(left);
  });
});
