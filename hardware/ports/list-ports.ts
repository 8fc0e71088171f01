import { readdir, readFile, readlink, realpath } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { SerialPort } from 'serialport';
import { type Port, type PortRoots, SYSTEM_ROOTS } from './port.ts';

/** The serial ports that the system has now, in the order of their paths. Never rejects: what cannot be read is not there. */
export async function listPorts(roots: PortRoots = SYSTEM_ROOTS): Promise<Port[]> {
  const ports = process.platform === 'linux' ? await linuxPorts(roots) : await otherPorts();
  return ports.sort((one, other) => one.path.localeCompare(other.path, 'en', { numeric: true }));
}

/** From sysfs and the links of udev: no program is started, so it may be asked at every opening. */
async function linuxPorts({ sys, dev }: PortRoots): Promise<Port[]> {
  const folder = join(sys, 'class/tty');
  const sockets = await socketsOf(join(dev, 'serial/by-path'));
  const ports = (await namesIn(folder)).map(async (name): Promise<Port[]> => {
    // Consoles and pseudo-terminals have no device behind them.
    const device = await realpath(join(folder, name, 'device')).catch(() => null);
    if (device === null || (await read(join(folder, name, 'type'))) === UNUSED_UART) return [];
    const usb = await usbOf(device, resolve(sys));
    const port: Port = { path: join(dev, name) };
    if (usb === null) return [withSocket(port, sockets.get(name))];
    return [withSocket({ ...port, ...usb.described }, sockets.get(name) ?? `usb-${usb.socket}`)];
  });
  return (await Promise.all(ports)).flat();
}

/** `PORT_UNKNOWN`: a node for a chip that this board does not have (linux/serial_core.h). */
const UNUSED_UART = '0';

function withSocket(port: Port, physicalPath: string | undefined): Port {
  return physicalPath === undefined ? port : { ...port, physicalPath };
}

/** Name of the port → name of its socket, from udev's links (`60-serial.rules`). */
async function socketsOf(folder: string): Promise<Map<string, string>> {
  const links = (await namesIn(folder)).sort().map(async (link): Promise<[string, string][]> => {
    const target = await readlink(join(folder, link)).catch(() => null);
    return target === null ? [] : [[basename(target), link]];
  });
  // udev makes a second link (`-usbv2-`) to the same port: the first in the order of letters is kept.
  return new Map((await Promise.all(links)).flat().reverse());
}

/** The USB device that a port belongs to: the nearest folder above with a vendor; null where it hangs on no USB. */
async function usbOf(
  device: string,
  sys: string,
): Promise<{ readonly described: Omit<Port, 'path'>; readonly socket: string } | null> {
  let from = device;
  for (let at = device; at.startsWith(sys) && at !== dirname(at); at = dirname(at)) {
    const vendorId = await read(join(at, 'idVendor'));
    if (vendorId === null) {
      from = at;
      continue;
    }
    const facts = {
      vendorId: vendorId.toLowerCase(),
      productId: (await read(join(at, 'idProduct')))?.toLowerCase(),
      serialNumber: await read(join(at, 'serial')),
      manufacturer: await read(join(at, 'manufacturer')),
      product: await read(join(at, 'product')),
    };
    const known = Object.entries(facts).filter(([, value]) => typeof value === 'string' && value !== '');
    // `1-2:1.0`: bus, socket and interface, where no udev names it better.
    return { described: Object.fromEntries(known), socket: basename(from) };
  }
  return null;
}

async function otherPorts(): Promise<Port[]> {
  const found = await SerialPort.list().catch(() => []);
  return found.map(({ path, vendorId, productId, serialNumber, manufacturer, locationId }) => ({
    path,
    ...(vendorId && { vendorId: vendorId.toLowerCase() }),
    ...(productId && { productId: productId.toLowerCase() }),
    ...(serialNumber && { serialNumber }),
    ...(manufacturer && { manufacturer }),
    ...(locationId && { physicalPath: locationId }),
  }));
}

async function read(path: string): Promise<string | null> {
  try {
    return (await readFile(path, 'utf8')).trim();
  } catch {
    return null;
  }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch {
    return [];
  }
}
