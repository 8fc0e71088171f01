import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { alphabetPage } from '../../../hardware/printers/alphabet-page.ts';
import { type PrinterProfile, profileSchema } from '../../../hardware/printers/escpos/profiles.ts';
import type { PrinterSimulator } from '../../../hardware/simulators/printer/printer-simulator.ts';
import { linesThatCameOutRight } from '../../support/calibration-eye.ts';
import { linesNotOnPaper } from '../../support/lines-on-paper.ts';
import { serialPathOf, simulatedPrinter } from '../../support/simulator.ts';
import { temporaryFolder } from '../../support/store.ts';
import { technicianOn } from '../../support/technician-page.ts';
import { PATIENTLY, profileOf } from '../printers/bench.ts';

// Whole pages of paper, read off their dots on a slow machine.
vi.setConfig({ testTimeout: 120_000 });

let folder = temporaryFolder();
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.dispose());

const printerOn = (simulator: PrinterSimulator, profile: string, more: object = {}) => ({
  printer: {
    profile,
    transport: { kind: 'serial', path: serialPathOf(simulator), baudRate: 115_200 },
    ...more,
  },
});

function auditKinds(): string[] {
  const db = new Database(join(folder.path, 'data/kiosk.sqlite'), { readonly: true });
  const kinds = db.prepare<[], { kind: string }>('SELECT kind FROM audit ORDER BY seq').all();
  db.close();
  return kinds.map(({ kind }) => kind);
}

describe('the paper metre', () => {
  test('warns before the roll ends, over a restart, until a new roll is noted', async () => {
    const simulator = await simulatedPrinter();
    const devices = printerOn(simulator, 'epson-tm-t88', { rollMm: 20_000 });
    const first = await technicianOn(folder.path, devices);
    await first.choose('devices', 'printer');
    await first.printed();
    const { 'facts.paper': after } = await first.facts();
    expect(after).toMatchObject({ say: 'facts.paperLeft', with: { of: 20 }, mark: 'good' });
    await first.close();

    const db = new Database(join(folder.path, 'data/kiosk.sqlite'));
    const { used } = db.prepare<[], { used: number }>('SELECT used_mm AS used FROM paper_rolls').get() ?? {};
    expect(used).toBeGreaterThan(100);
    // As many tickets more as take all but the last metre and a half.
    db.prepare('UPDATE paper_rolls SET used_mm = 18450, prints = 123').run();
    db.close();

    const second = await technicianOn(folder.path, devices);
    await second.choose('devices');
    // The printer may still be connecting.
    await expect
      .poll(() => second.screen(), { timeout: 10_000 })
      .toMatchObject({
        props: {
          rows: expect.arrayContaining([
            expect.objectContaining({
              mark: 'soon',
              note: { say: 'state.printer.paper-low', with: { metres: 1, count: 10 } },
            }),
          ]),
        },
      });
    await second.choose('printer', 'new-roll');
    expect(second.screen()).toMatchObject({ props: { title: { say: 'sure.new-roll.title' } } });
    expect(auditKinds()).not.toContain('technician.new-roll');
    await second.choose('yes');
    expect(second.screen()).toMatchObject({ props: { title: { say: 'told.roll-noted.title' } } });
    await second.back();
    expect(second.screen()).toMatchObject({
      props: { about: { mark: 'good', note: { say: 'state.printer.ready' } } },
    });
    expect((await second.facts())['facts.paper']).toMatchObject({
      with: { metres: 20, of: 20 },
      mark: 'good',
    });
    await second.close();
    expect(auditKinds()).toContain('technician.new-roll');
  });
});

describe('tickets that nobody takes', () => {
  test('are drawn back, counted over a restart, and shown to the technician', async () => {
    const simulator = await simulatedPrinter({ dialect: 'custom' });
    const own: PrinterProfile = {
      ...profileOf('custom-vkp80'),
      id: 'own',
      presenter: { stepMm: 0.625, presentMm: 50, retracts: true, patienceSeconds: 5 },
    };
    const devices = printerOn(simulator, 'own', { own });
    const first = await technicianOn(folder.path, devices);
    await first.choose('devices', 'printer');
    await first.printed();
    const presenter = async () => (await simulator.report()).presenter;
    await expect.poll(presenter, { timeout: 30_000 }).toMatchObject({ ticket: 'none', taken: 0 });
    await expect
      .poll(async () => (await first.facts())['facts.retracted'], PATIENTLY)
      .toMatchObject({ with: { text: '1' } });
    await first.close();
    expect(auditKinds().filter((kind) => kind === 'ticket.retracted')).toHaveLength(1);

    const second = await technicianOn(folder.path, devices);
    await second.choose('devices', 'printer');
    await second.printed();
    await simulator.command('take-ticket');
    await expect.poll(() => second.log.join('\n'), PATIENTLY).toContain('"event":"taken"');
    expect((await second.facts())['facts.retracted']).toMatchObject({ with: { text: '1' } });
  });
});

describe('calibration', () => {
  test('on the glass: the lines that came out right make a profile of this printer’s own, in force at once and after a restart', async () => {
    const simulator = await simulatedPrinter({
      dots: 576,
      multibyte: true,
      without: ['process-id', 'user-characters', 'automatic-status', 'clear-buffers'],
      codePages: { 0: 'cp437', 17: 'cp852', 59: 'cp866', 61: 'cp857' },
    });
    // Somebody took it for an Epson.
    const devices = printerOn(simulator, 'epson-tm-t88');
    const technician = await technicianOn(folder.path, devices);
    await technician.choose('devices', 'printer', 'calibrate');
    expect(technician.screen()).toMatchObject({ props: { title: { say: 'calibration.title' } } });
    expect(technician.rows()[0]).toEqual({
      id: 'start-as-it-is',
      icon: 1,
      say: 'calibration.groups.start',
      note: null,
      chosen: false,
    });
    const picked = linesThatCameOutRight(simulator.sheets, profileOf('epson-tm-t88'));
    expect(picked).toEqual([
      'start-single-byte',
      'azerbaijani-61',
      'russian-59',
      'special-picture',
      'width-384',
      'width-512',
      'width-576',
      'cut-feeding',
      'cut-here',
    ]);

    // Too little first: it says what is missing, and lets pick on.
    await technician.choose('start-single-byte', 'use');
    expect(technician.screen()).toMatchObject({
      props: {
        title: { say: 'told.calibration-unclear.title' },
        note: { say: 'calibration.missing.letters' },
      },
    });
    await technician.choose('done');
    expect(technician.rows()[1]).toMatchObject({ id: 'start-single-byte', chosen: true });
    await technician.choose(...picked.slice(1), 'use');
    expect(technician.screen()).toMatchObject({ props: { title: { say: 'told.calibrated.title' } } });

    const { printer } = JSON.parse(readFileSync(join(folder.path, 'data/devices.json'), 'utf8'));
    expect(printer.profile).toBe('own');
    const own = profileSchema.parse(printer.own);
    expect(own).toMatchObject({ dotsPerLine: 576, multiByte: true, userDefined: false, processId: false });

    const prints = async (kiosk: typeof technician) => {
      const before = simulator.sheets.length;
      await kiosk.printed();
      await expect.poll(() => simulator.sheets.length, PATIENTLY).toBeGreaterThan(before);
      const sheet = simulator.sheets.at(-1);
      return sheet && linesNotOnPaper(ALPHABET, own, sheet);
    };
    expect(await prints(technician)).toEqual([]);
    await technician.close();

    const again = await technicianOn(folder.path, devices);
    expect(again.host.devices.reports[0]?.profile).toBe('own');
    await again.choose('devices', 'printer', 'profiles');
    expect(again.rows().slice(0, 2)).toEqual([
      { id: 'own', icon: 'printer', say: 'profile.own', note: null, chosen: true },
      { id: 'epson-tm-t88', icon: 'printer', say: 'plain', note: null, chosen: false },
    ]);
    await again.back();
    expect(await prints(again)).toEqual([]);
    // Another model, and back to its own.
    await again.back();
    await again.choose('profiles', 'generic-80');
    expect(again.host.devices.reports[0]?.profile).toBe('generic-80');
    await again.back();
    await again.choose('profiles', 'own');
    expect(again.host.devices.reports[0]?.profile).toBe('own');
  });
});

const ALPHABET = alphabetPage({
  title: 'Əlifba səhifəsi',
  azerbaijani: 'Azərbaycan hərfləri',
  russian: 'Rus hərfləri',
  signs: 'Rəqəmlər və işarələr',
  large: 'İri hərflər',
});
