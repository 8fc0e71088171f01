import type { ScreenProps } from '../../../flows/contract.ts';
import { useWords } from '../../words/words.ts';
import { Heading } from '../heading.tsx';
import { PageTurner } from '../page-turner.tsx';
import { Deeds } from './deeds.tsx';
import { KeyboardOnScreen } from './keyboard.tsx';
import { Items } from './list-screen.tsx';

/** What was typed, what was found, and the keyboard. */
export function SearchScreen({ title, typed, keyboard, items, note, deeds, paging }: ScreenProps<'search'>) {
  const t = useWords();
  return (
    <div className="screen screen-search">
      <Heading note={note ?? undefined}>{title}</Heading>
      <p className="typed" role="status">
        {typed}
      </p>
      <Items items={items} pick="one" />
      <PageTurner {...paging} onward={t('pages.next')} />
      <KeyboardOnScreen keyboard={keyboard} canEnter={items.length > 0} />
      <Deeds deeds={deeds} />
    </div>
  );
}
