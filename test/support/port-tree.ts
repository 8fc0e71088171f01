import { mkdirSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { PortRoots } from '../../hardware/ports/port.ts';
import { temporaryFolder } from './store.ts';

export interface Adapter {
  /** `ttyUSB0` */
  readonly name: string;
  /** USB device and interface: `1-2:1.0`. */
  readonly socket: string;
  readonly vendor: string;
  readonly product: string;
  readonly serial?: string;
  /** udev's link to it; none where no udev runs. */
  readonly byPath?: string;
  /** What the node leads to: a pseudo-terminal. */
  readonly target?: string;
}

export interface PortTree {
  readonly roots: PortRoots;
  plug(adapter: Adapter): void;
  unplug(adapter: Adapter): void;
  /** A chip on the board; `type` 0 where the board has the node only. */
  onBoard(name: string, type: number): void;
  /** A console: no device behind it. */
  console(name: string): void;
  dispose(): void;
}

/** Folders and links as the kernel and udev make them for serial ports. */
export function portTree(): PortTree {
  const folder = temporaryFolder();
  const roots = { sys: join(folder.path, 'sys'), dev: join(folder.path, 'dev') };
  const classes = join(roots.sys, 'class/tty');
  const byPath = join(roots.dev, 'serial/by-path');
  mkdirSync(classes, { recursive: true });
  mkdirSync(roots.dev);
  const usb = join(roots.sys, 'devices/pci0000:00/0000:00:14.0/usb1');
  const deviceOf = ({ socket }: Adapter) => join(usb, socket.split(':')[0] ?? '');

  /** `class/tty/NAME` with the link to the device behind it. */
  function classOf(name: string, device: string): void {
    const tty = join(device, 'tty', name);
    mkdirSync(tty, { recursive: true });
    symlinkSync(relative(tty, device), join(tty, 'device'));
    symlinkSync(relative(classes, tty), join(classes, name));
  }

  return {
    roots,
    plug(adapter) {
      const { name, socket, vendor, product, serial, target } = adapter;
      const device = deviceOf(adapter);
      classOf(name, join(device, socket, name));
      writeFileSync(join(device, 'idVendor'), `${vendor}\n`);
      writeFileSync(join(device, 'idProduct'), `${product}\n`);
      writeFileSync(join(device, 'product'), 'USB Serial\n');
      if (serial !== undefined) writeFileSync(join(device, 'serial'), `${serial}\n`);
      symlinkSync(target ?? '/dev/null', join(roots.dev, name));
      if (adapter.byPath === undefined) return;
      mkdirSync(byPath, { recursive: true });
      symlinkSync(`../../${name}`, join(byPath, adapter.byPath));
    },
    unplug(adapter) {
      rmSync(deviceOf(adapter), { recursive: true });
      unlinkSync(join(classes, adapter.name));
      unlinkSync(join(roots.dev, adapter.name));
      if (adapter.byPath !== undefined) unlinkSync(join(byPath, adapter.byPath));
    },
    onBoard(name, type) {
      const device = join(roots.sys, 'devices/platform/serial8250', name);
      classOf(name, device);
      writeFileSync(join(device, 'tty', name, 'type'), `${type}\n`);
    },
    console(name) {
      const tty = join(roots.sys, 'devices/virtual/tty', name);
      mkdirSync(tty, { recursive: true });
      symlinkSync(relative(classes, tty), join(classes, name));
    },
    dispose: folder.dispose,
  };
}
