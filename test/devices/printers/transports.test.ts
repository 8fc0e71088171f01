import { execFile } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  constants,
  mkdtempSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { startPrinterSimulator } from '../../../hardware/simulators/printer/printer-simulator.ts';
import { fileTransport } from '../../../hardware/transports/file.ts';
import { serialTransport } from '../../../hardware/transports/serial.ts';
import { tcpTransport } from '../../../hardware/transports/tcp.ts';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'transports-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
});

describe('a file', () => {
  it('takes all bytes and never answers', async () => {
    const path = join(folder, 'lp');
    writeFileSync(path, '');
    const transport = fileTransport(path);
    expect(await transport.open()).toEqual({ ok: true });
    const bytes = Buffer.alloc(5000, 'ab');
    expect(await transport.write(bytes, 100)).toEqual({ ok: true });
    await transport.close();
    expect(readFileSync(path).equals(bytes)).toBe(true);
  });

  it('says what is wrong with a path', async () => {
    expect(await fileTransport(join(folder, 'none')).open()).toMatchObject({ fault: { kind: 'absent' } });
    const path = join(folder, 'locked');
    writeFileSync(path, '');
    chmodSync(path, 0);
    const root = process.getuid?.() === 0;
    const opened = await fileTransport(path).open();
    expect(opened).toMatchObject(root ? { ok: true } : { fault: { kind: 'denied' } });
  });

  it('feels the back pressure of a FIFO: stalls, tells how much has left, goes on when there is room', async () => {
    const path = join(folder, 'fifo');
    await promisify(execFile)('mkfifo', [path]);
    expect(await fileTransport(path).open()).toMatchObject({ fault: { kind: 'absent' } });
    const reader = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    const transport = fileTransport(path);
    expect(await transport.open()).toEqual({ ok: true });
    const result = await transport.write(new Uint8Array(200_000), 60);
    expect(result).toMatchObject({ ok: false, fault: { kind: 'stalled' } });
    const written = !result.ok && result.fault.kind === 'stalled' ? result.fault.written : 0;
    expect(written).toBeGreaterThan(0);
    const buffer = Buffer.alloc(300_000);
    expect(readSync(reader, buffer)).toBe(written);
    expect(await transport.write(Uint8Array.of(1), 60)).toEqual({ ok: true });
    closeSync(reader);
    expect(await transport.write(Uint8Array.of(1), 60)).toMatchObject({ fault: { kind: 'lost' } });
  });
});

describe('a serial port', () => {
  it('is absent where there is none, and busy while another holds it', async () => {
    expect(await serialTransport(join(folder, 'none'), 9600).open()).toMatchObject({
      fault: { kind: 'absent' },
    });
    const simulator = await startPrinterSimulator();
    onTestFinished(() => simulator.stop());
    if (simulator.address.kind !== 'serial') throw new Error('no pseudo-terminal here');
    const [one, other] = [
      serialTransport(simulator.address.path, 9600),
      serialTransport(simulator.address.path, 9600),
    ];
    expect(await one.open()).toEqual({ ok: true });
    expect(await other.open()).toMatchObject({ fault: { kind: 'busy' } });
    await one.close();
    expect(await other.open()).toEqual({ ok: true });
    await other.close();
  });

  it('stalls when the far end takes nothing, and can be closed at once', async () => {
    const simulator = await startPrinterSimulator();
    onTestFinished(() => simulator.stop());
    if (simulator.address.kind !== 'serial') throw new Error('no pseudo-terminal here');
    const transport = serialTransport(simulator.address.path, 115_200);
    await transport.open();
    await simulator.command('freeze');
    const result = await transport.write(new Uint8Array(300_000), 200);
    expect(result).toMatchObject({ ok: false, fault: { kind: 'stalled' } });
    await transport.close();
  });
});

describe('a network port', () => {
  it('is absent where nobody listens', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    await new Promise((resolve) => server.close(resolve));
    expect(await tcpTransport('127.0.0.1', address.port).open()).toMatchObject({ fault: { kind: 'absent' } });
  });

  it('tells when the printer closes the connection', async () => {
    const server = createServer((socket) => socket.end());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    const transport = tcpTransport('127.0.0.1', address.port);
    const lost = new Promise((resolve) => transport.onLost(resolve));
    expect(await transport.open()).toEqual({ ok: true });
    expect(await lost).toMatchObject({ kind: 'lost' });
    expect(await transport.write(Uint8Array.of(1), 60)).toMatchObject({ fault: { kind: 'lost' } });
  });
});
