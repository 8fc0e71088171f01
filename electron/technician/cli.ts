import type { TFunction } from 'i18next';
import type { Locale } from '../../flows/contract.ts';
import type { Config } from '../host/config/schema.ts';
import type { SecretInput } from './make-pin.ts';

export interface CliDeps {
  readonly argv: readonly string[];
  /** `LANG` of the environment. */
  readonly lang: string | undefined;
  readonly say: (line: string) => void;
  readonly complain: (line: string) => void;
  /** Resolves when the technician has seen enough of `watch`. */
  readonly enough: Promise<void>;
  /** Where PINs are typed. */
  readonly secrets: SecretInput;
  /** Wall clock, milliseconds since the epoch. */
  readonly now: () => number;
}

/** What every command works with. */
export interface Cli extends Omit<CliDeps, 'argv' | 'lang'> {
  readonly locale: Locale;
  /** `technician.json`: what the command line says. */
  readonly words: TFunction;
  /** `service.json`: what the touch screen says, for what both say. */
  readonly service: TFunction;
  readonly assets: string;
  /** Behind the name of the command. */
  readonly args: readonly string[];
}

/** A command that needs `--data`: the folder of the kiosk's database. */
export interface WithData {
  readonly data: string;
}

/** A command that needs `--config`. */
export interface WithConfig {
  readonly config: Config;
}
