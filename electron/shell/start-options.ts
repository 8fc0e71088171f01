import { parseArgs } from 'node:util';
import { fill, type StartTexts } from './start-texts.ts';

export interface StartOptions {
  /** Null leaves the choice to what the machine has. */
  readonly shell: 'electron' | 'browser' | null;
  readonly headless: boolean;
  /** 0 is any free port. */
  readonly port: number;
  readonly config: string | null;
  readonly data: string;
}

export type ParsedStart =
  | { readonly kind: 'run'; readonly options: StartOptions }
  | { readonly kind: 'help' }
  /** `message` says what is wrong and what would be right. */
  | { readonly kind: 'wrong'; readonly message: string };

const OPTIONS = {
  shell: { type: 'string' },
  headless: { type: 'boolean' },
  port: { type: 'string' },
  config: { type: 'string' },
  data: { type: 'string' },
  help: { type: 'boolean' },
} as const;

type OptionName = keyof typeof OPTIONS;

const KNOWN = Object.keys(OPTIONS)
  .map((name) => `--${name}`)
  .join(', ');

const EXAMPLES: Readonly<Record<OptionName, string>> = {
  shell: '--shell browser',
  headless: '--headless',
  port: '--port 4280',
  config: '--config kiosk.json',
  data: '--data ./data',
  help: '--help',
};

function isOption(name: string): name is OptionName {
  return Object.hasOwn(OPTIONS, name);
}

/** Reads the command line of `npm start`; `texts` is the language of what is said about a mistake. */
export function parseStart(argv: readonly string[], texts: StartTexts): ParsedStart {
  const wrong = (text: string, values: Record<string, string>): ParsedStart => ({
    kind: 'wrong',
    message: fill(text, values),
  });
  // Not strict: its own complaints are English only.
  const { tokens, values } = parseArgs({ args: [...argv], options: OPTIONS, strict: false, tokens: true });
  for (const token of tokens) {
    if (token.kind === 'positional')
      return wrong(texts.unexpectedArgument, { argument: token.value, known: KNOWN });
    if (token.kind !== 'option') continue;
    const { name, rawName: option, value } = token;
    if (!isOption(name)) return wrong(texts.unknownOption, { option, known: KNOWN });
    if (OPTIONS[name].type === 'boolean') {
      if (value !== undefined) return wrong(texts.unexpectedValue, { option });
    } else if (value === undefined || value === '' || (!token.inlineValue && value.startsWith('--'))) {
      return wrong(texts.missingValue, { option, example: EXAMPLES[name] });
    }
  }
  if (values.help === true) return { kind: 'help' };

  const text = (name: OptionName): string | null => {
    const value = values[name];
    return typeof value === 'string' ? value : null;
  };
  const shell = text('shell');
  if (shell !== null && shell !== 'electron' && shell !== 'browser')
    return wrong(texts.badShell, { value: shell });
  const port = text('port') ?? '0';
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) return wrong(texts.badPort, { value: port });
  const headless = values.headless === true;
  if (headless && shell === 'electron') return wrong(texts.headlessElectron, {});
  return {
    kind: 'run',
    options: { shell, headless, port: Number(port), config: text('config'), data: text('data') ?? './data' },
  };
}
