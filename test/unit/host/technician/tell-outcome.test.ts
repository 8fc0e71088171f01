import { expect, test } from 'vitest';
import type { Cli } from '../../../../electron/technician/cli.ts';
import { tellOutcome } from '../../../../electron/technician/tend-printer.ts';
import type { Printer } from '../../../../hardware/printers/printer.ts';

test.each([
  ['busy', 'status.busy'],
  ['denied', 'status.denied'],
  ['not-there', 'status.absent'],
])('a line that cannot be opened (%s) is told as what it is', (why, expected) => {
  const said: string[] = [];
  const cli = { say: (text: string) => said.push(text), words: (key: string) => key } as unknown as Cli;
  const printer = { state: { kind: 'absent', why } } as unknown as Printer;
  const status = { kind: 'absent' } as const;
  tellOutcome(cli, printer, { kind: 'not-started', status });
  expect(said).toEqual(['outcome.not-started', expected]);
});
