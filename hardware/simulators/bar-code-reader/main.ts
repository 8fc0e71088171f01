/**
 * A bar-code reader as a process of its own: `node main.ts [--link PATH] [--script FAULTS] [--protocol
 * lines|honeywell|ssi] [--suffix cr|lf|crlf|none] [--aim no|yes] [--session MILLISECONDS]`. Its commands are `present
 * CODE` (`presentations.ts`), `text ANYTHING` and `reset`, beside those of every cable (`cable.ts`).
 */
import { oneOf, wholeNumber } from '../arguments.ts';
import { runSerialDevice } from '../serial-device.ts';
import { SUFFIXES } from './line-decoder.ts';
import { PRESENTATIONS } from './presentations.ts';
import { type BarCodeReaderOptions, PROTOCOLS, SimulatedBarCodeReader } from './simulated-bar-code-reader.ts';

const suffixes = Object.keys(SUFFIXES) as [keyof typeof SUFFIXES];
/** Honeywell's own default. */
const SESSION_MS = 30_000;

await runSerialDevice(
  {
    options: ['protocol', 'suffix', 'aim', 'session'],
    read: (values): BarCodeReaderOptions => ({
      protocol: oneOf('protocol', values.protocol, PROTOCOLS),
      suffix: oneOf('suffix', values.suffix, suffixes),
      aim: oneOf('aim', values.aim, ['no', 'yes']) === 'yes',
      sessionMs: wholeNumber('--session', values.session, 1, 300_000) ?? SESSION_MS,
    }),
    start: (options, deps) => new SimulatedBarCodeReader(options, deps),
    expected: `present ${Object.keys(PRESENTATIONS).join(' | ')} | text ANYTHING | reset`,
  },
  process.argv.slice(2),
);
