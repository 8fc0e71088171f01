/**
 * An ID scanner as a process of its own: `node main.ts [--link PATH] [--script FAULTS] [--separator cr|lf|crlf|none]
 * [--framed yes|no] [--triggered yes|no]`. Its command is `present DOCUMENT` (`presentations.ts`), beside those of every
 * cable (`cable.ts`).
 */
import { oneOf } from '../arguments.ts';
import { runSerialDevice } from '../serial-device.ts';
import { PRESENTATIONS } from './presentations.ts';
import { type IdScannerOptions, SEPARATORS, SimulatedIdScanner } from './simulated-id-scanner.ts';

const separators = Object.keys(SEPARATORS) as [keyof typeof SEPARATORS];

await runSerialDevice(
  {
    options: ['separator', 'framed', 'triggered'],
    read: (values): IdScannerOptions => ({
      separator: oneOf('separator', values.separator, separators),
      framed: oneOf('framed', values.framed, ['no', 'yes']) === 'yes',
      triggered: oneOf('triggered', values.triggered, ['no', 'yes']) === 'yes',
    }),
    start: (options, deps) => new SimulatedIdScanner(options, deps),
    expected: `present ${Object.keys(PRESENTATIONS).join(' | ')}`,
  },
  process.argv.slice(2),
);
