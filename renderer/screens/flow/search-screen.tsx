import { useRef } from 'react';
import type { ScreenProps } from '../../../flows/contract.ts';
import { useAccess } from '../../shell/access-context.ts';
import { Fit } from '../../shell/fit.tsx';
import { useWords } from '../../words/words.ts';
import { Heading } from '../heading.tsx';
import { PageTurner } from '../page-turner.tsx';
import { Deeds } from './deeds.tsx';
import { KeyboardOnScreen } from './keyboard.tsx';
import { Items } from './list-screen.tsx';
import { TypedLine } from './typed-line.tsx';

/** What was typed, what was found, and the keyboard: what is found has a room of its own and moves nothing around it. */
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
  const text = useAccess()?.text ?? 'normal';
  const rows = useMost(items.length);
  return (
    <div className="screen screen-typing screen-search">
      <Heading>{title}</Heading>
      <div className="typing-side">
        <Fit
          room="part"
          kind={`found ${text} ${items.length}`}
          paints={`${text} ${JSON.stringify([items, note, paging])}`}
        >
          <div className="found">
            {note === null ? null : (
              <p className="typing-note" role="status">
                {note}
              </p>
            )}
            {rows === 0 ? null : <Items items={items} pick="one" rows={rows} />}
            <PageTurner {...paging} onward={t('pages.next')} standsBy={rows > 0} />
          </div>
        </Fit>
        <Deeds deeds={deeds} />
      </div>
      <div className="typing-hands">
        <TypedLine typed={typed} example={null} />
        <KeyboardOnScreen keyboard={keyboard} keyboards={keyboards} canEnter={null} />
      </div>
    </div>
  );
}

/** The most there have been: rows that come and go with each word are not made anew each time. */
function useMost(count: number): number {
  const most = useRef(0);
  most.current = Math.max(most.current, count);
  return most.current;
}
