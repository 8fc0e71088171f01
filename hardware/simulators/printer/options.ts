import { parseArgs } from 'node:util';
import { ArgumentMistake, type ParsedArguments, readArguments, wholeNumber } from '../arguments.ts';
import { type FaultEntry, parseFaultScript } from '../fault-script.ts';
import { PRINTER_WORDS, type PrinterCommand } from './condition.ts';
import { customModel, modelOf, type PrinterModel } from './model.ts';
import { type PrinterBehaviour, USUAL_BEHAVIOUR } from './simulated-printer.ts';

export interface ProcessOptions {
  readonly model: PrinterModel;
  readonly behaviour: PrinterBehaviour;
  /** Stable path of the pseudo-terminal. */
  readonly link: string | null;
  /** Port of the network line instead of a pseudo-terminal; 0 takes a free one. */
  readonly tcp: number | null;
  readonly bytesPerSecond: number | null;
  readonly script: readonly FaultEntry<PrinterCommand>[];
  /** Lives on when its standard input ends. */
  readonly stay: boolean;
}

export type ParsedOptions = ParsedArguments<ProcessOptions>;

const OPTIONS = {
  link: { type: 'string' },
  tcp: { type: 'string' },
  dots: { type: 'string' },
  dialect: { type: 'string' },
  motion: { type: 'string' },
  'cutter-dots': { type: 'string' },
  multibyte: { type: 'boolean' },
  without: { type: 'string', multiple: true },
  'code-page': { type: 'string', multiple: true },
  buffer: { type: 'string' },
  'bytes-per-second': { type: 'string' },
  'dots-per-second': { type: 'string' },
  'boot-ms': { type: 'string' },
  jam: { type: 'string' },
  'latched-errors': { type: 'boolean' },
  script: { type: 'string' },
  stay: { type: 'boolean' },
} as const;

/** A thermal printer's firmware needs some seconds; less than real, so that nobody waits for a simulator. */
const USUAL_BOOT_MS = 1_500;

function dotsOf(text: string): PrinterModel['dots'] {
  const dots = ([512, 576, 384, 640] as const).find((width) => String(width) === text);
  if (dots === undefined) throw new ArgumentMistake('--dots', text, '512 | 576 | 384 | 640');
  return dots;
}

function motionOf(text: string): PrinterModel['motion'] {
  const [, across, down] = /^(\d{1,3})x(\d{1,3})$/.exec(text) ?? [];
  if (!Number(across) || !Number(down))
    throw new ArgumentMistake('--motion', text, 'units to the inch, as 180x360');
  return { across: Number(across), down: Number(down) };
}

/** `61=cp857`: the maker's number of a code page. */
function codePagesOf(texts: readonly string[]): PrinterModel['codePages'] {
  return new Map(
    texts.map((text) => {
      const [, number, name] = /^(\d{1,3})=(cp\d+)$/.exec(text) ?? [];
      if (name === undefined) throw new ArgumentMistake('--code-page', text, 'number=name, as 61=cp857');
      return [Number(number), name];
    }),
  );
}

const FEATURES = ['process-id', 'user-characters', 'automatic-status', 'clear-buffers', 'cutter'];

function usualModel(dialect: string, dots: string | undefined): PrinterModel {
  if (dialect !== 'epson' && dialect !== 'custom')
    throw new ArgumentMistake('--dialect', dialect, 'epson | custom');
  if (dialect === 'custom') return { ...customModel(), dots: dotsOf(dots ?? '640') };
  return modelOf(dotsOf(dots ?? '512'));
}

function read(args: readonly string[]): ProcessOptions {
  const { values } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: false });
  const usual = usualModel(values.dialect ?? 'epson', values.dots);
  const without = values.without ?? [];
  for (const feature of without)
    if (!FEATURES.includes(feature)) throw new ArgumentMistake('--without', feature, FEATURES.join(' | '));
  const jam = (['at-once', 'at-cut'] as const).find((kind) => kind === (values.jam ?? 'at-once'));
  if (jam === undefined) throw new ArgumentMistake('--jam', values.jam ?? '', 'at-once | at-cut');
  const script = parseFaultScript(values.script ?? '', PRINTER_WORDS);
  if (!script.ok) throw new ArgumentMistake('--script', script.found, script.expected);
  return {
    model: {
      ...usual,
      motion: values.motion === undefined ? usual.motion : motionOf(values.motion),
      cutterDots: wholeNumber('--cutter-dots', values['cutter-dots'], 0, 400) ?? usual.cutterDots,
      multibyte: values.multibyte ?? false,
      codePages: values['code-page'] ? codePagesOf(values['code-page']) : usual.codePages,
      processId: usual.processId && !without.includes('process-id'),
      userCharacters: !without.includes('user-characters'),
      automaticStatus: usual.automaticStatus && !without.includes('automatic-status'),
      clearBuffers: usual.clearBuffers && !without.includes('clear-buffers'),
      cutter: !without.includes('cutter'),
    },
    behaviour: {
      bufferBytes: wholeNumber('--buffer', values.buffer, 16, 1_048_576) ?? USUAL_BEHAVIOUR.bufferBytes,
      jam,
      latchedErrors: values['latched-errors'] ?? false,
      bootMs: wholeNumber('--boot-ms', values['boot-ms'], 0, 60_000) ?? USUAL_BOOT_MS,
      dotsPerSecond: wholeNumber('--dots-per-second', values['dots-per-second'], 1, 100_000),
    },
    link: values.link ?? null,
    tcp: wholeNumber('--tcp', values.tcp, 0, 65_535),
    bytesPerSecond: wholeNumber('--bytes-per-second', values['bytes-per-second'], 1, 10_000_000),
    script: script.entries,
    stay: values.stay ?? false,
  };
}

/** The process's arguments as values; a mistake names the option, what was found and what would be right. */
export function parseOptions(args: readonly string[]): ParsedOptions {
  return readArguments(args, Object.keys(OPTIONS), read);
}
