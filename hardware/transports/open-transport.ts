import { findPort } from '../ports/find-port.ts';
import { type PortRoots, SYSTEM_ROOTS } from '../ports/port.ts';
import { fileTransport } from './file.ts';
import { type SerialLine, serialTransport } from './serial.ts';
import { tcpTransport } from './tcp.ts';
import type { Transport, TransportConfig } from './transport.ts';

/** The line that a configuration names. Nothing is opened yet. `line` is for serial ones. */
export function openTransport(
  config: TransportConfig,
  line: SerialLine = {},
  roots: PortRoots = SYSTEM_ROOTS,
): Transport {
  switch (config.kind) {
    case 'serial':
      return 'path' in config
        ? serialTransport(config.path, config.baudRate, line)
        : serialTransport(findPort(config.match, roots), config.baudRate, line);
    case 'tcp':
      return tcpTransport(config.host, config.port);
    case 'file':
      return fileTransport(config.path);
  }
}

/** What the technician reads of it: `serial /dev/ttyUSB0 115200`. */
export function nameOfLine(config: TransportConfig): string {
  return openTransport(config).name;
}
