import type { ScreenProps } from '../../flows/contract.ts';
import { useAccess } from '../shell/access-context.ts';
import { useWords } from '../words/words.ts';
import { ChoiceTiles, UnsureTile } from './choice-tile.tsx';
import { Heading } from './heading.tsx';
import { PageTurner } from './page-turner.tsx';
import { VisitKindBanner } from './visit-kind-banner.tsx';
import { Ways } from './ways.tsx';

/** The first question: what has brought you here? */
export function NeedScreen({ ways, choices, paging, visitKind }: ScreenProps<'need'>) {
  const t = useWords();
  const easy = useAccess()?.easy ?? false;
  return (
    <div className="screen">
      <Heading>{t(easy ? 'easy.needTitle' : 'need.title')}</Heading>
      <VisitKindBanner visitKind={visitKind} />
      <div className="tiles">
        <ChoiceTiles choices={choices} look="tile" />
        <UnsureTile look="tile" />
      </div>
      <Ways ways={ways} />
      <PageTurner {...paging} onward={t('pages.next')} />
    </div>
  );
}
