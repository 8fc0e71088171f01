import type { ScreenProps } from '../../../flows/contract.ts';
import { useWords } from '../../words/words.ts';
import { Heading } from '../heading.tsx';
import { PageTurner } from '../page-turner.tsx';
import { Deeds } from './deeds.tsx';
import { KeyboardOnScreen } from './keyboard.tsx';
import { Items } from './list-screen.tsx';
import { TypedLine } from './typed-line.tsx';

/** What was typed, what was found, and the keyboard, which stays where it is whatever is found. */
export function SearchScreen({
  title,
  typed,
  keyboard,
  keyboards,
  items,
  note,
  deeds,
  paging,
}: ScreenProps<'search'>) {
  const t = useWords();
  return (
    <div className="screen screen-typing screen-search">
      <Heading>{title}</Heading>
      <div className="typing-side">
        <TypedLine typed={typed} example={null} />
        {note === null ? null : (
          <p className="typing-note" role="status">
            {note}
          </p>
        )}
        <Items items={items} pick="one" />
        <PageTurner {...paging} onward={t('pages.next')} />
        <Deeds deeds={deeds} />
      </div>
      <KeyboardOnScreen keyboard={keyboard} keyboards={keyboards} canEnter={null} />
    </div>
  );
}
