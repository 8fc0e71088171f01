import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { type Host, startHost } from '../../../electron/host/start-host.ts';
import { writeConfig } from '../../support/kiosk-config.ts';
import { testPage } from '../../support/page.ts';
import { serialPathOf, simulatedPrinter } from '../../support/simulator.ts';
import { temporaryFolder } from '../../support/store.ts';
import { PATIENTLY } from '../printers/bench.ts';

async function host(path: string): Promise<Host> {
  const folder = temporaryFolder();
  const started = await startHost({
    configPath: writeConfig(folder.path, { kind: 'serial', path, baudRate: 115_200 }),
    dataDir: join(folder.path, 'data'),
    simulate: false,
    log: () => {},
  });
  onTestFinished(async () => {
    await started.close();
    folder.dispose();
  });
  return started;
}

const printerOf = ({ devices }: Host) => {
  const [report] = devices.reports;
  return `${report?.family} ${report?.profile} ${report?.state} ${report?.status}`;
};

it('the host says how its printer is through unplug, replug and the end of the roll', async () => {
  const simulator = await simulatedPrinter();
  const kiosk = await host(serialPathOf(simulator));
  const says = (state: string) =>
    expect.poll(() => printerOf(kiosk), PATIENTLY).toBe(`printer epson-tm-t88 ${state}`);
  expect(kiosk.devices.reports[0]?.line).toBe(`serial ${serialPathOf(simulator)} 115200`);
  await says('ready ready');
  await simulator.command('paper-near-end');
  await says('degraded ready');
  await simulator.command('unplug');
  await expect.poll(() => printerOf(kiosk), PATIENTLY).toMatch(/absent (lost|not-there)$/);
  await simulator.command('paper-out');
  await simulator.command('plug');
  await says('faulted no-paper');
});

it('two kiosks on one port: the second says that it is busy, and gives its numbers on the screen', async () => {
  const simulator = await simulatedPrinter();
  const first = await host(serialPathOf(simulator));
  await expect.poll(() => printerOf(first), PATIENTLY).toBe('printer epson-tm-t88 ready ready');
  const second = await host(serialPathOf(simulator));
  await expect.poll(() => printerOf(second), PATIENTLY).toBe('printer epson-tm-t88 absent busy');
  const page = testPage();
  second.connect(page.port);
  page.ready();
  await page.until(({ screen }) => screen.name === 'attract');
  page.touch({ type: 'begin', locale: 'az' });
  page.touch({ type: 'unsure' });
  await page.until(({ screen }) => screen.name === 'ticket' && screen.props.paper.kind === 'waiting');
  const { screen } = page.view();
  expect(screen).toMatchObject({ props: { number: expect.stringMatching(/^[A-Z]\d{3}$/) } });
  expect(printerOf(first)).toBe('printer epson-tm-t88 ready ready');
  expect(simulator.sheets).toHaveLength(0);
});
