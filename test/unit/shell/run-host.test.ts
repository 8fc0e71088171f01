import { EventEmitter } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import type { PagePort } from '../../../electron/host/page-port.ts';
import { hostArguments, readHostArguments } from '../../../electron/shell/host-arguments.ts';
import { MAX_PAGE_MESSAGE, messagePortPage } from '../../../electron/shell/message-port-page.ts';
import { runHost } from '../../../electron/shell/run-host.ts';
import { SAMPLE_WELCOME } from '../../support/welcome.ts';
import { Port } from './electron-stand-in.ts';

const WELCOME = {
  kind: 'welcome',
  welcome: { ...SAMPLE_WELCOME, dock: true },
} as const;

describe('a page at the other end of a message port', () => {
  it('gets and sends JSON strings, and is started only when somebody listens', () => {
    const port = new Port();
    const page = messagePortPage(port);
    page.send(WELCOME);
    expect(port.sent).toEqual([JSON.stringify(WELCOME)]);
    expect(port.started).toBe(false);
    const heard: string[] = [];
    page.onMessage((text) => heard.push(text));
    expect(port.started).toBe(true);
    for (const data of ['{"kind":"ready"}', { kind: 'ready' }, 7, null, 'x'.repeat(MAX_PAGE_MESSAGE + 1)]) {
      port.emit('message', { data });
    }
    expect(heard).toEqual(['{"kind":"ready"}']);
  });

  it('is not written to once it is closed, from either side', () => {
    for (const end of [(port: Port) => port.emit('close'), (_: Port, page: PagePort) => page.close()]) {
      const port = new Port();
      const page = messagePortPage(port);
      const gone = vi.fn();
      page.onClose(gone);
      end(port, page);
      page.send(WELCOME);
      expect(port.sent).toEqual([]);
    }
  });
});

describe('the host process', () => {
  const host = () => {
    const pages: PagePort[] = [];
    return { pages, connect: (page: PagePort) => void pages.push(page), close: vi.fn(async () => undefined) };
  };

  it('connects pages that came before it was ready', async () => {
    const parent = new EventEmitter();
    const kiosk = host();
    const starting = Promise.withResolvers<typeof kiosk>();
    const running = runHost(parent, () => starting.promise, vi.fn());
    parent.emit('message', { data: { kind: 'page' }, ports: [new Port()] });
    expect(kiosk.pages).toHaveLength(0);
    starting.resolve(kiosk);
    await running;
    expect(kiosk.pages).toHaveLength(1);
    parent.emit('message', { data: { kind: 'page' }, ports: [new Port()] });
    await expect.poll(() => kiosk.pages.length).toBe(2);
  });

  it('closes in order and ends with 0; with 1 when closing fails', async () => {
    for (const [close, code] of [
      [async () => undefined, 0],
      [() => Promise.reject(new Error('disk')), 1],
    ] as const) {
      const parent = new EventEmitter();
      const exit = vi.fn();
      await runHost(parent, async () => ({ ...host(), close }), exit);
      parent.emit('message', { data: { kind: 'close' }, ports: [] });
      await expect.poll(() => exit.mock.calls).toEqual([[code]]);
    }
  });

  it('ignores what is not for it, and passes on why it cannot start', async () => {
    const parent = new EventEmitter();
    const exit = vi.fn();
    await runHost(parent, async () => host(), exit);
    for (const data of [null, 'close', { kind: 'other' }, 7]) parent.emit('message', { data, ports: [] });
    parent.emit('message', { data: { kind: 'page' }, ports: [] });
    expect(exit).not.toHaveBeenCalled();
    await expect(
      runHost(new EventEmitter(), () => Promise.reject(new Error('no store')), exit),
    ).rejects.toThrow('no store');
  });

  it('is told its options on its command line, and refuses to guess', () => {
    const options = { config: '/ə.json', data: '/d', simulate: true };
    expect(readHostArguments(['node', 'host.js', ...hostArguments(options)])).toEqual(options);
    for (const argv of [[], ['{}'], ['null'], ['{"data":1,"simulate":true}'], ['nothing']]) {
      expect(() => readHostArguments(argv)).toThrow();
    }
  });
});
