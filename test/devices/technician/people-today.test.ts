import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { EXIT } from '../../../electron/technician/devices-cli.ts';
import type { Stars } from '../../../flows/contract.ts';
import { runDevices } from '../../support/devices-cli.ts';
import { openTestStore, temporaryFolder } from '../../support/store.ts';
import { NOON } from '../../support/tickets.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let folder = temporaryFolder();
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.dispose());

const about = (command: string, lang?: string) => runDevices([command, '--data', folder.path], lang);

/** A store that is open, as in a kiosk that runs. */
function runningStore() {
  const { store, clock } = openTestStore(folder.path);
  onTestFinished(() => store.close());
  const rate = (stars: Stars, at: number) => {
    clock.now = at;
    const request = { requestId: `R${at}-${stars}`, sessionId: 'S', direction: '03', service: null } as const;
    const queue = { series: 'C', desk: null, priority: 0 };
    const asked = { ...request, visitKind: 'ordinary', locale: 'az' } as const;
    const { ticket } = store.issueTicket(asked, queue, { desks: 1, serviceMs: 1 });
    store.rate({ sessionId: 'S', ticketId: ticket.id, stars });
  };
  return { store, clock, rate };
}

describe('calls', () => {
  test('are listed with the time in Baku and whom, and nothing of the session', async () => {
    const { store, clock } = runningStore();
    clock.now = NOON - 2 * HOUR;
    store.callHelp('SESSION0', 'volunteer');
    clock.now = NOON - 5 * MINUTE;
    const answered = store.callHelp('SESSION1', 'volunteer');
    store.callHelp('SESSION2', 'volunteer');
    clock.now = NOON;
    store.callHelp('SESSION3', 'operator');
    store.answerCall(answered.id, 'V1');
    const { code, lines, text } = await about('calls');
    expect(code).toBe(EXIT.done);
    expect(lines).toEqual(['Open calls for help:', '  14:00  volunteer', '  14:05  operator']);
    expect(text).not.toContain('SESSION');
  });

  test.each([
    ['az', 'Açıq kömək çağırışı yoxdur'],
    ['ru', 'Открытых вызовов помощи нет'],
  ])('are none (%s)', async (lang, text) => {
    runningStore();
    expect(await about('calls', lang)).toMatchObject({ code: EXIT.done, text });
  });
});

describe('ratings', () => {
  test('are those of the day in Baku: how many, and their mean', async () => {
    const { rate } = runningStore();
    rate(1, Date.UTC(2026, 10, 21, 19, 59));
    rate(5, Date.UTC(2026, 10, 21, 20, 0));
    rate(4, NOON);
    rate(4, NOON + MINUTE);
    expect((await about('ratings')).lines).toEqual(['Ratings of today (22.11.2026): 3 given, mean 4.3 of 5']);
    expect((await about('ratings', 'az')).text).toBe(
      'Bu günün qiymətləri (22.11.2026): 3 qiymət, orta 4,3 / 5',
    );
  });

  test('may be none', async () => {
    runningStore();
    expect((await about('ratings', 'ru')).text).toBe('Сегодня (22.11.2026) оценок нет');
  });
});

describe('the database', () => {
  test('is only read: a kiosk that runs goes on, and nothing is written', async () => {
    const { store, rate } = runningStore();
    rate(4, NOON);
    const version = () => {
      const db = new Database(join(folder.path, 'kiosk.sqlite'), { readonly: true });
      const { n } = db.prepare<[], { n: number }>('SELECT count(*) AS n FROM audit').get() ?? { n: -1 };
      db.close();
      return n;
    };
    const before = version();
    await about('ratings');
    await about('calls');
    expect(version()).toBe(before);
    store.callHelp('S', 'volunteer');
    expect((await about('calls')).lines).toHaveLength(2);
  });

  test('is read when the kiosk is off', async () => {
    const { store } = openTestStore(folder.path);
    store.callHelp('S', 'operator');
    store.close();
    expect((await about('calls')).lines).toEqual(['Open calls for help:', '  14:05  operator']);
  });

  test.each(['calls', 'ratings'])('that is not there is said by %s, and not made', async (command) => {
    const nowhere = await runDevices([command, '--data', join(folder.path, 'none')]);
    expect(nowhere).toMatchObject({ code: EXIT.notDone, text: expect.stringContaining('cannot be read') });
    expect((await about(command)).code).toBe(EXIT.notDone);
    expect(() => new Database(join(folder.path, 'kiosk.sqlite'), { fileMustExist: true })).toThrow();
  });

  test('of another program, or of an older kiosk, is not understood and left alone', async () => {
    const db = new Database(join(folder.path, 'kiosk.sqlite'));
    db.exec('CREATE TABLE recipes (name TEXT)');
    db.close();
    expect(await about('ratings')).toMatchObject({
      code: EXIT.notDone,
      text: expect.stringContaining('SQLITE_ERROR'),
    });
  });

  test('has to be named', async () => {
    const { code, text } = await runDevices(['calls']);
    expect(code).toBe(EXIT.usage);
    expect(text).toContain('--data');
  });
});
