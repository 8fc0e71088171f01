import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { openPrinter } from '../../../hardware/printers/escpos-printer.ts';
import { startIdScannerSimulator } from '../../../hardware/simulators/id-scanner/id-scanner-simulator.ts';
import { openTransport } from '../../../hardware/transports/open-transport.ts';
import { profileOf, statusOf, systemClock } from './bench.ts';
import { DRIVERS, TEST_MS } from './profile-bench.ts';
import { sampleTicket } from './tickets.ts';

vi.setConfig({ testTimeout: TEST_MS });

describe.each(DRIVERS)('where %s was', (id) => {
  it.each(['serial', 'file'] as const)(
    'a document reader on its %s line is no printer, and gets no ticket',
    async (line) => {
      const scanner = await startIdScannerSimulator();
      onTestFinished(() => scanner.stop());
      const { path } = scanner;
      const transport = openTransport(
        line === 'serial' ? { kind: line, path, baudRate: 115_200 } : { kind: line, path },
      );
      const printer = openPrinter({ profile: profileOf(id), transport, clock: systemClock });
      onTestFinished(() => printer.close());
      await statusOf(printer, 'silent');
      await scanner.command('present td1');
      await statusOf(printer, 'stranger');
      let noted = 0;
      const outcome = await printer.print(sampleTicket('A017'), { beforeFirstByte: () => noted++ });
      expect(outcome).toEqual({ kind: 'not-started', status: { kind: 'stranger' } });
      expect(noted).toBe(0);
    },
  );
});
