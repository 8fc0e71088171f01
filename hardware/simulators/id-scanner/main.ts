/**
 * An ID scanner as a process of its own: `node main.ts [--link PATH] [--script FAULTS] [--separator cr|lf|crlf|none]
 * [--framed yes|no] [--triggered yes|no]`. Its command is `present DOCUMENT` (`presentations.ts`), beside those of every
 * cable (`cable.ts`).
 */
import { ArgumentMistake } from '../arguments.ts';
import { runSerialDevice } from '../serial-device.ts';
import { PRESENTATIONS } from './presentations.ts';
import { type IdScannerOptions, SEPARATORS, SimulatedIdScanner } from './simulated-id-scanner.ts';

function oneOf<Choice extends string>(
  option: string,
  text: string | undefined,
  choices: readonly [Choice, ...Choice[]],
): Choice {
  const found = text === undefined ? choices[0] : choices.find((choice) => choice === text);
  if (found === undefined) throw new ArgumentMistake(`--${option}`, text ?? '', choices.join(' | '));
  return found;
}

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
