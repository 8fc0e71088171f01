import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findPort } from '../../../../hardware/ports/find-port.ts';
import { listPorts } from '../../../../hardware/ports/list-ports.ts';
import { matchPort, mayBeSame } from '../../../../hardware/ports/match-port.ts';
import type { Port } from '../../../../hardware/ports/port.ts';
import { type Adapter, type PortTree, portTree } from '../../../support/port-tree.ts';

const EPSON: Adapter = {
  name: 'ttyACM0',
  socket: '1-1:1.0',
  vendor: '04B8',
  product: '0202',
  serial: 'X1',
  byPath: 'pci-0000:00:14.0-usb-0:1:1.0',
};
/** Two equal adapters without serial numbers, in two sockets. */
const LEFT: Adapter = {
  name: 'ttyUSB0',
  socket: '1-2:1.0',
  vendor: '1a86',
  product: '7523',
  byPath: 'pci-0000:00:14.0-usb-0:2:1.0-port0',
};
const RIGHT: Adapter = {
  name: 'ttyUSB1',
  socket: '1-3:1.0',
  vendor: '1a86',
  product: '7523',
  byPath: 'pci-0000:00:14.0-usb-0:3:1.0-port0',
};

describe.runIf(process.platform === 'linux')('the ports of a Linux system', () => {
  let tree: PortTree;
  beforeEach(() => {
    tree = portTree();
  });
  afterEach(() => tree.dispose());

  it('are listed with what USB says of them and the socket they are in', async () => {
    for (const adapter of [RIGHT, LEFT, EPSON]) tree.plug(adapter);
    const { dev } = tree.roots;
    expect(await listPorts(tree.roots)).toEqual([
      {
        path: `${dev}/ttyACM0`,
        vendorId: '04b8',
        productId: '0202',
        serialNumber: 'X1',
        product: 'USB Serial',
        physicalPath: 'pci-0000:00:14.0-usb-0:1:1.0',
      },
      {
        path: `${dev}/ttyUSB0`,
        vendorId: '1a86',
        productId: '7523',
        product: 'USB Serial',
        physicalPath: 'pci-0000:00:14.0-usb-0:2:1.0-port0',
      },
      {
        path: `${dev}/ttyUSB1`,
        vendorId: '1a86',
        productId: '7523',
        product: 'USB Serial',
        physicalPath: 'pci-0000:00:14.0-usb-0:3:1.0-port0',
      },
    ]);
  });

  it('leave out consoles and chips that the board does not have', async () => {
    tree.console('tty1');
    tree.onBoard('ttyS0', 4);
    tree.onBoard('ttyS1', 0);
    expect(await listPorts(tree.roots)).toEqual([{ path: `${tree.roots.dev}/ttyS0` }]);
  });

  it('have a socket also where no udev names it', async () => {
    const { byPath: _, ...adapter } = LEFT;
    tree.plug(adapter);
    expect((await listPorts(tree.roots))[0]?.physicalPath).toBe('usb-1-2:1.0');
  });

  it('are none where there is nothing to read', async () => {
    expect(await listPorts({ sys: '/nowhere', dev: '/nowhere' })).toEqual([]);
  });

  it('are found by match at each opening, wherever they were plugged in meanwhile', async () => {
    const { dev } = tree.roots;
    const finder = findPort({ vendorId: '04b8', serialNumber: 'X1' }, tree.roots);
    expect(await finder.find()).toMatchObject({ ok: false, fault: { kind: 'absent' } });
    tree.plug(EPSON);
    expect(await finder.find()).toEqual({ ok: true, path: `${dev}/ttyACM0` });
    tree.unplug(EPSON);
    tree.plug({ ...EPSON, name: 'ttyACM3', socket: '1-4:1.0', byPath: 'pci-0000:00:14.0-usb-0:4:1.0' });
    expect(await finder.find()).toEqual({ ok: true, path: `${dev}/ttyACM3` });
  });

  it('two equal adapters do not swap: the socket decides, and without it none is taken', async () => {
    tree.plug(LEFT);
    tree.plug(RIGHT);
    const { dev } = tree.roots;
    const equal = { vendorId: '1a86', productId: '7523' };
    expect(await findPort(equal, tree.roots).find()).toEqual({
      ok: false,
      fault: {
        kind: 'ambiguous',
        detail: expect.stringContaining('vendorId 1a86, productId 7523'),
        candidates: [`${dev}/ttyUSB0`, `${dev}/ttyUSB1`],
      },
    });
    const physicalPath = RIGHT.byPath;
    expect(await findPort({ ...equal, physicalPath }, tree.roots).find()).toMatchObject({
      path: `${dev}/ttyUSB1`,
    });
    // Started again in the other order: the names swap, the sockets do not.
    tree.unplug(LEFT);
    tree.unplug(RIGHT);
    tree.plug({ ...RIGHT, name: 'ttyUSB0' });
    tree.plug({ ...LEFT, name: 'ttyUSB1' });
    expect(await findPort({ ...equal, physicalPath }, tree.roots).find()).toMatchObject({
      path: `${dev}/ttyUSB0`,
    });
    // The one that is meant is unplugged: the other is not taken in its place.
    tree.unplug({ ...RIGHT, name: 'ttyUSB0' });
    expect(await findPort({ ...equal, physicalPath }, tree.roots).find()).toMatchObject({
      fault: { kind: 'absent' },
    });
  });
});

describe('a match', () => {
  const port: Port = { path: 'COM3', vendorId: '04b8', productId: '0202', serialNumber: 'AbC' };

  it('counts hexadecimal digits in any case, and serial numbers as they are', () => {
    expect(matchPort({ vendorId: '04B8' }, [port]).kind).toBe('one');
    expect(matchPort({ serialNumber: 'abc' }, [port]).kind).toBe('none');
    expect(matchPort({ physicalPath: 'x' }, [port]).kind).toBe('none');
  });

  it('may mean the same port as another unless one of their facts differs', () => {
    const adapter = { vendorId: '1a86', productId: '7523' };
    expect(mayBeSame(adapter, { ...adapter, serialNumber: 'A' })).toBe(true);
    expect(mayBeSame(adapter, { vendorId: '1A86' })).toBe(true);
    expect(mayBeSame({ ...adapter, serialNumber: 'A' }, { ...adapter, serialNumber: 'B' })).toBe(false);
    expect(mayBeSame({ physicalPath: 'a' }, { physicalPath: 'b' })).toBe(false);
    expect(mayBeSame({ serialNumber: 'A' }, { physicalPath: 'b' })).toBe(true);
  });
});
