import { expect, it } from 'vitest';
import { loadProfile } from '../../../../hardware/printers/escpos/profiles.ts';
import { openPrinter } from '../../../../hardware/printers/escpos-printer.ts';
import { modelOf } from '../../../../hardware/simulators/printer/model.ts';
import { printerOnLine } from '../../../support/bench-transport.ts';
import { deviceClock, settle } from '../../../support/device-clock.ts';

const EPSON = loadProfile('epson-tm-t88');

async function connected(options: { readonly automaticStatus: boolean } = { automaticStatus: true }) {
  if (!EPSON.ok) throw new Error('no profile');
  const clock = deviceClock();
  const line = printerOnLine(clock, { ...modelOf(512), ...options });
  const printer = openPrinter({ profile: EPSON.profile, transport: line.transport, clock });
  while (printer.status.kind !== 'ready') await settle();
  await settle();
  line.heard();
  return { clock, line, printer };
}

it('a printer that tells by itself is believed at once, without another look', async () => {
  const { line, printer } = await connected();
  const heard: string[] = [];
  printer.onStatus(({ kind }) => heard.push(kind));
  for (const command of ['cover-open', 'cover-close', 'paper-out', 'paper-near-end'] as const)
    line.printer.apply(command);
  expect(heard).toEqual(['cover-open', 'ready', 'no-paper', 'ready']);
  expect(printer.status).toEqual({ kind: 'ready', nearEnd: true });
  expect(printer.state.kind).toBe('degraded');
  // It was never asked.
  expect(line.heard()).toHaveLength(0);
});

it('one that does not is found out by the next look', async () => {
  const { clock, line, printer } = await connected({ automaticStatus: false });
  line.printer.apply('cover-open');
  expect(printer.status.kind).toBe('ready');
  await clock.pass(1000);
  await settle();
  expect(printer.status.kind).toBe('cover-open');
});

it('after its power was gone it is asked to tell by itself once more', async () => {
  const { clock, line, printer } = await connected();
  line.printer.apply('power-off');
  await clock.pass(10_000);
  expect(printer.status.kind).toBe('silent');
  line.printer.apply('power-on');
  await clock.pass(5000);
  expect(printer.status.kind).toBe('ready');
  line.heard();
  line.printer.apply('cover-open');
  expect(printer.status.kind).toBe('cover-open');
  expect(line.heard()).toHaveLength(0);
});
