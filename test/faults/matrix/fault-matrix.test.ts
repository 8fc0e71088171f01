import { describe, expect, it } from 'vitest';
import page from '../../../assets/locales/az/page.json' with { type: 'json' };
import service from '../../../assets/locales/az/service.json' with { type: 'json' };
import { DEVICE_IDS } from '../../../flows/technician/technician.ts';
import { FAULTS } from './cells.ts';
import { FAULT_MATRIX } from './fault-matrix.ts';
import { PRINTER_SIGHTS } from './printer.ts';
import { READER_SIGHTS } from './readers.ts';

const textOf = (key: string): unknown =>
  key
    .split('.')
    .reduce<unknown>((branch, part) => (branch as Record<string, unknown> | undefined)?.[part], service);

const STATES = ['absent', 'connecting', 'ready', 'degraded', 'faulted'];

describe.each(DEVICE_IDS)('the fault matrix of %s', (device) => {
  const rows = FAULT_MATRIX[device];
  const cells = Object.entries(rows).flatMap(([state, row]) =>
    FAULTS.map((fault) => ({ name: `${state} × ${fault}`, cell: row[fault] })),
  );

  it('has a row for each state, and in it a cell for each fault', () => {
    expect(Object.keys(rows)).toEqual(expect.arrayContaining(STATES));
    for (const [state, row] of Object.entries(rows))
      expect(Object.keys(row).toSorted(), state).toEqual(FAULTS.toSorted());
  });

  it('decides each cell: by a trial, by one that is tried, or by a reason', () => {
    for (const { name, cell } of cells) {
      switch (cell.kind) {
        case 'tried':
          for (const key of cell.technician.says) expect(textOf(key), `${name}: ${key}`).toBeTypeOf('string');
          if ('citizen' in cell && cell.citizen !== null) expect(page.trouble).toHaveProperty(cell.citizen);
          break;
        case 'same':
          expect(rows[cell.as.state]?.[cell.as.fault].kind, name).toBe('tried');
          expect(cell.why, name).not.toBe('');
          break;
        case 'impossible':
          expect(cell.why, name).not.toBe('');
      }
    }
  });

  it('lets a ticket wait only where the citizen is told why', () => {
    for (const { name, cell } of cells) {
      if (cell.kind !== 'tried' || !('ticket' in cell)) continue;
      // An absent printer that is plugged in well is how a ticket that waits ends.
      if (cell.ticket === 'waiting' && !name.startsWith('absent')) expect(cell.citizen, name).not.toBeNull();
      if (cell.ticket === 'printed') expect(cell.citizen, name).toBeNull();
    }
  });
});

it('is tried from states that have texts', () => {
  const sights = [
    ...Object.values(PRINTER_SIGHTS).map(({ technician }) => technician),
    ...Object.values(READER_SIGHTS).flatMap((states) => Object.values(states)),
  ];
  for (const sight of sights)
    for (const key of sight?.says ?? []) expect(textOf(key), key).toBeTypeOf('string');
});
