import { DIGITS, type Digit, type KioskEvent, type VolunteerPinProps } from '../../flows/contract.ts';
import { Check, Erase, X } from '../icons/shapes.ts';
import { useSend } from '../shell/kiosk-context.ts';
import { Touch } from '../shell/touch.tsx';
import { useWords } from '../words/words.ts';
import { Heading } from './heading.tsx';

/** Places shown while nothing is typed: a usual PIN. */
const USUAL_LENGTH = 6;

const PAD: readonly Digit[] = [...DIGITS.slice(1), '0'];

interface Props {
  readonly pin: VolunteerPinProps;
  readonly title: string;
  readonly note: string;
  readonly leave: { readonly words: string; readonly event: KioskEvent };
}

/** A PIN is typed. What is typed is nowhere on the page, only how much. */
export function PinPad({ pin, title, note, leave }: Props) {
  const t = useWords();
  const send = useSend();
  const locked = pin.lockedSeconds !== null;
  return (
    <div className="screen screen-pin">
      <div className="pin-side">
        <Heading>{title}</Heading>
        <Dots typed={pin.typed} />
        <p className="pin-note" role="status" data-alarm={pin.wrong || locked}>
          {note}
        </p>
      </div>
      <div className="pad">
        {PAD.map((digit) => (
          <Touch
            key={digit}
            look="key"
            name={`digit-${digit}`}
            disabled={locked}
            onTouch={() => send({ type: 'digit', digit })}
          >
            {digit}
          </Touch>
        ))}
        <Touch
          look="key"
          name="erase"
          disabled={locked || pin.typed === 0}
          onTouch={() => send({ type: 'erase' })}
        >
          <Erase />
          <span className="key-word">{t('pin.erase')}</span>
        </Touch>
        <Touch
          look="key"
          name="enter"
          disabled={locked || pin.typed === 0}
          onTouch={() => send({ type: 'enter' })}
        >
          <Check />
          <span className="key-word">{t('pin.enter')}</span>
        </Touch>
      </div>
      <Touch look="quiet" name="close" onTouch={() => send(leave.event)}>
        <X />
        <span>{leave.words}</span>
      </Touch>
    </div>
  );
}

/** What to do, or why nothing is taken now. */
export function usePinNote({ wrong, lockedSeconds }: VolunteerPinProps): string {
  const t = useWords();
  if (lockedSeconds !== null) return t('pin.locked', { count: lockedSeconds });
  return t(wrong ? 'pin.wrong' : 'pin.note');
}

function Dots({ typed }: { readonly typed: number }) {
  const t = useWords();
  const places = Array.from({ length: Math.max(USUAL_LENGTH, typed) }, (_, index) => index + 1);
  return (
    <div className="pin-dots" role="img" aria-label={t('pin.typed', { count: typed })}>
      {places.map((place) => (
        <span key={place} data-typed={place <= typed} />
      ))}
    </div>
  );
}
