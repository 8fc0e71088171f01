import type { ScreenProps } from '../../../flows/contract.ts';
import { useWords } from '../../words/words.ts';
import { Heading } from '../heading.tsx';
import { PageTurner } from '../page-turner.tsx';
import { Deeds } from './deeds.tsx';

/** Facts about a service, or the answers given, to be read over. */
export function SheetScreen({ title, note, facts, deeds, paging }: ScreenProps<'sheet'>) {
  const t = useWords();
  return (
    <div className="screen screen-sheet">
      <Heading note={note ?? undefined}>{title}</Heading>
      <dl className="sheet-facts">
        {facts.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <PageTurner {...paging} onward={t('pages.next')} />
      <Deeds deeds={deeds} />
    </div>
  );
}
