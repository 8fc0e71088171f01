import type { ScreenProps } from '../../flows/contract.ts';
import { useAccess, useCompact } from '../shell/access-context.ts';
import { useWords } from '../words/words.ts';
import { ChoiceTiles, UnsureTile } from './choice-tile.tsx';
import { Heading } from './heading.tsx';
import { PageTurner } from './page-turner.tsx';
import { VisitKindBanner } from './visit-kind-banner.tsx';

/** The third question: which service? Official names, in full, a page at a time. */
export function ServiceScreen({ direction, choices, paging, visitKind }: ScreenProps<'service'>) {
  const t = useWords();
  const compact = useCompact();
  const easy = useAccess()?.easy ?? false;
  return (
    <div className="screen screen-service">
      <Heading note={direction}>{t(easy ? 'easy.serviceTitle' : 'service.title')}</Heading>
      <VisitKindBanner visitKind={visitKind} />
      <div className="rows">
        <ChoiceTiles choices={choices} look="row" />
      </div>
      <div className="rows-foot">
        <PageTurner {...paging} onward={t(compact ? 'pages.next' : 'service.next')} />
        <UnsureTile look="row" />
      </div>
    </div>
  );
}
