import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { startHost } from '../../../electron/host/start-host.ts';
import type { TransportConfig } from '../../../hardware/transports/transport.ts';
import { writeConfig } from '../../support/kiosk-config.ts';
import { testPage } from '../../support/page.ts';
import { seededRandom } from '../../support/random.ts';
import { temporaryFolder } from '../../support/store.ts';

let folder = temporaryFolder();
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.dispose());

async function listening(server: Server): Promise<TransportConfig> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
  });
  return { kind: 'tcp', host: '127.0.0.1', port: (server.address() as AddressInfo).port };
}

/** Takes a number on a kiosk with that printer; the paper's state once it has settled. */
async function takeNumber(printer: TransportConfig) {
  const log: string[] = [];
  const kiosk = await startHost({
    configPath: writeConfig(folder.path, printer),
    dataDir: join(folder.path, 'data'),
    simulate: false,
    log: (line) => log.push(line),
  });
  onTestFinished(() => kiosk.close());
  const page = testPage();
  kiosk.connect(page.port);
  page.ready();
  page.touch({ type: 'begin', locale: 'az' });
  page.touch({ type: 'unsure' });
  const { screen } = await page.until(
    (view) => view.screen.name === 'ticket' && view.screen.props.paper.kind !== 'printing',
  );
  if (screen.name !== 'ticket') throw new Error('no ticket');
  return { ...screen.props, log: log.join('\n') };
}

test('a line that never stops talking nonsense: the number is given, and nothing is called printed', async () => {
  const random = seededRandom(7);
  const server = createServer((socket) => {
    socket.on('error', () => {});
    const talk = () => {
      const noise = Uint8Array.from({ length: 256 }, () => Math.floor(random() * 256));
      if (!socket.destroyed) socket.write(noise, () => setImmediate(talk));
    };
    socket.on('data', () => {});
    talk();
  });
  const { number, paper, log } = await takeNumber(await listening(server));
  expect(number).toBe('S001');
  expect(['waiting', 'unknown', 'offered']).toContain(paper.kind);
  expect(log).not.toContain('"state":"printed"');
});

test('a line that takes everything and says nothing', async () => {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.resume();
  });
  const { number, paper } = await takeNumber(await listening(server));
  expect(number).toBe('S001');
  expect(paper).toEqual({ kind: 'waiting', trouble: 'printer-gone' });
});

test('a line that hangs up at once, again and again', async () => {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.destroy();
  });
  const { number, paper } = await takeNumber(await listening(server));
  expect(number).toBe('S001');
  expect(paper).toEqual({ kind: 'waiting', trouble: 'printer-gone' });
});

test.each(['/dev/null', '/dev/zero', '/'])('a path that is no printer: %s', async (path) => {
  for (const kind of ['serial', 'file'] as const) {
    const { number, paper } = await takeNumber(
      kind === 'serial' ? { kind, path, baudRate: 9600 } : { kind, path },
    );
    expect(number).toMatch(/^S00[12]$/);
    expect(paper).toEqual({ kind: 'waiting', trouble: 'printer-gone' });
  }
});
