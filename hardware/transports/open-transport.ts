import { fileTransport } from './file.ts';
import { serialTransport } from './serial.ts';
import { tcpTransport } from './tcp.ts';
import type { Transport, TransportConfig } from './transport.ts';

/** The line that a configuration names. Nothing is opened yet. */
export function openTransport(config: TransportConfig): Transport {
  switch (config.kind) {
    case 'serial':
      return serialTransport(config.path, config.baudRate);
    case 'tcp':
      return tcpTransport(config.host, config.port);
    case 'file':
      return fileTransport(config.path);
  }
}
