import type { TFunction } from 'i18next';
import { PIN_LENGTH } from '../../flows/session/pin-length.ts';
import { hashPin } from '../host/volunteers.ts';
import { EXIT } from './exit.ts';

/** Where a secret is typed, or comes from a pipe. */
export interface SecretInput {
  /** Nobody sees what they type: it is asked for twice. */
  readonly isTyped: boolean;
  /** One line without its end; null when there is none or the technician has had enough. */
  ask(question: string): Promise<string | null>;
}

export interface MakePinDeps {
  readonly secrets: SecretInput;
  readonly say: (line: string) => void;
  readonly complain: (line: string) => void;
}

/** Asks for a volunteer's PIN and says its hash, for `volunteers[].pin` of the configuration. */
export async function makePin(deps: MakePinDeps, words: TFunction): Promise<number> {
  const hash = await askPin(deps, words);
  if (hash === null) return EXIT.notDone;
  deps.say(hash);
  return EXIT.done;
}

/** Asks for a new PIN and gives its hash; null, and said why, where none was typed or it will not do. */
export async function askPin({ secrets, complain }: MakePinDeps, words: TFunction): Promise<string | null> {
  const { least, most } = PIN_LENGTH;
  const pin = await secrets.ask(words('pin.ask', { least, most }));
  const refuse = (why: string) => {
    complain(why);
    return null;
  };
  if (pin === null || pin === '') return refuse(words('pin.none'));
  if (!/^[0-9]+$/.test(pin) || pin.length < least || pin.length > most)
    return refuse(words('pin.digits', { least, most }));
  if (secrets.isTyped) {
    const again = await secrets.ask(words('pin.again'));
    if (again === null) return refuse(words('pin.none'));
    if (again !== pin) return refuse(words('pin.differ'));
  }
  return hashPin(pin);
}
