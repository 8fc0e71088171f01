import type { ScreenProps } from '../../flows/contract.ts';
import { useWords } from '../words/words.ts';
import { PinPad, usePinNote } from './pin-pad.tsx';

/** The volunteer signs in. */
export function VolunteerPinScreen(pin: ScreenProps<'volunteer-pin'>) {
  const t = useWords();
  const note = usePinNote(pin);
  const leave = { words: t('help.close'), event: { type: 'close' } } as const;
  return <PinPad pin={pin} title={t('pin.title')} note={note} leave={leave} />;
}
