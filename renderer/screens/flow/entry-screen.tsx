import type { ScreenProps } from '../../../flows/contract.ts';
import { Heading } from '../heading.tsx';
import { Deeds } from './deeds.tsx';
import { KeyboardOnScreen } from './keyboard.tsx';

/** A question whose answer is typed. */
export function EntryScreen({
  title,
  note,
  typed,
  example,
  wrong,
  keyboard,
  canEnter,
  deeds,
}: ScreenProps<'entry'>) {
  return (
    <div className="screen screen-entry">
      <Heading note={note ?? undefined}>{title}</Heading>
      <p className="typed" role="status">
        {typed === '' ? (example ?? '') : typed}
      </p>
      <p className="entry-wrong" role="status">
        {wrong ?? ''}
      </p>
      <KeyboardOnScreen keyboard={keyboard} canEnter={canEnter} />
      <Deeds deeds={deeds} />
    </div>
  );
}
