import type { ScreenProps } from '../../../flows/contract.ts';
import { CircleAlert } from '../../icons/shapes.ts';
import { Heading } from '../heading.tsx';
import { Deeds } from './deeds.tsx';
import { KeyboardOnScreen } from './keyboard.tsx';
import { TypedLine } from './typed-line.tsx';

/** Characters of the longest number that stands large: a receipt's, a telephone's. */
const LARGE = 16;

/** A question whose answer is typed. */
export function EntryScreen({
  title,
  note,
  typed,
  example,
  wrong,
  keyboard,
  keyboards,
  canEnter,
  personal,
  deeds,
}: ScreenProps<'entry'>) {
  const isNumber = keyboard === 'digits' || keyboard === 'fin';
  const large = isNumber && Math.max(typed.length, example?.length ?? 0) <= LARGE;
  return (
    <div className="screen screen-typing screen-entry">
      <Heading note={note ?? undefined}>{title}</Heading>
      <div className="typing-side">
        {wrong === null ? null : (
          <p className="typing-wrong" role="alert">
            <CircleAlert />
            <span>{wrong}</span>
          </p>
        )}
        <Deeds deeds={deeds} />
      </div>
      <div className="typing-hands">
        <TypedLine typed={typed} example={example} personal={personal} large={large} />
        <KeyboardOnScreen keyboard={keyboard} keyboards={keyboards} canEnter={canEnter} />
      </div>
    </div>
  );
}
