import { expect, onTestFinished, test } from 'vitest';
import { startHost } from '../../../electron/host/start-host.ts';
import { startBarCodeReaderSimulator } from '../../../hardware/simulators/bar-code-reader/bar-code-reader-simulator.ts';
import { startIdScannerSimulator } from '../../../hardware/simulators/id-scanner/id-scanner-simulator.ts';
import { writeConfig } from '../../support/kiosk-config.ts';
import { testPage } from '../../support/page.ts';
import { temporaryFolder } from '../../support/store.ts';
import { PATIENTLY } from '../printers/bench.ts';

/** A kiosk with a reader of codes and one of documents, and nobody in front of it. */
async function emptyKiosk() {
  const codes = await startBarCodeReaderSimulator();
  onTestFinished(() => codes.stop());
  const documents = await startIdScannerSimulator();
  onTestFinished(() => documents.stop());
  const folder = temporaryFolder();
  const line = (path: string) => ({ kind: 'serial', path, baudRate: 9600 });
  const kiosk = await startHost({
    configPath: writeConfig(folder.path, null, {
      devices: {
        barCodeReader: { profile: 'generic-serial', transport: line(codes.path) },
        idScanner: { profile: 'mrz-serial', transport: line(documents.path) },
      },
    }),
    dataDir: `${folder.path}/data`,
    simulate: false,
    log: () => {},
  });
  onTestFinished(async () => {
    await kiosk.close();
    folder.dispose();
  });
  const page = testPage();
  kiosk.connect(page.port);
  page.ready();
  const isReady = (family: string) =>
    kiosk.devices.reports.find((report) => report.family === family)?.state === 'ready';
  await expect.poll(() => isReady('bar-code-reader') && isReady('id-scanner'), PATIENTLY).toBe(true);
  return { page, codes, documents };
}

test('a ticket held to an empty kiosk begins what it can be used for, and nothing else that is held there does', async () => {
  const { page, codes, documents } = await emptyKiosk();
  await documents.command('present td1');
  await codes.command('present goods');
  expect(page.view().screen.name).toBe('attract');
  await expect
    .poll(
      async () => {
        await codes.command('present ticket');
        return page.view().screen.name;
      },
      { ...PATIENTLY, interval: 500 },
    )
    .toBe('rating');
  // Nothing but the attract screen stood there before.
  expect([...new Set(page.views.map(({ screen }) => screen.name))]).toEqual(['attract', 'rating']);
  page.touch({ type: 'back' });
  await page.until(({ screen }) => screen.name === 'attract');
});
