import type { ScreenProps } from '../../../flows/contract.ts';
import { useWords } from '../../words/words.ts';
import { PinPad, usePinNote } from '../pin-pad.tsx';
import { useSay } from './words.ts';

/** The technician signs in, or chooses a new PIN and types it twice. */
export function PinScreen(pin: ScreenProps<'technician-pin'>) {
  const t = useWords();
  const say = useSay();
  const signInNote = usePinNote(pin);
  if (pin.step === 'sign-in') {
    const leave = { words: t('help.close'), event: { type: 'close' } } as const;
    return <PinPad pin={pin} title={say('pin.signIn')} note={signInNote} leave={leave} />;
  }
  const note = say(pin.wrong ? 'pin.differs' : 'pin.newNote');
  const leave = { words: say('pin.back'), event: { type: 'back' } } as const;
  return <PinPad pin={pin} title={say(`pin.${pin.step}`)} note={note} leave={leave} />;
}
