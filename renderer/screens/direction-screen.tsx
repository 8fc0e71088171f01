import type { ScreenProps } from '../../flows/contract.ts';
import { useAccess } from '../shell/access-context.ts';
import { useWords } from '../words/words.ts';
import { ChoiceTiles, UnsureTile } from './choice-tile.tsx';
import { Heading } from './heading.tsx';
import { PageTurner } from './page-turner.tsx';
import { VisitKindBanner } from './visit-kind-banner.tsx';

/** The second question: which direction of services, within the need that was chosen? */
export function DirectionScreen({ need, choices, paging, visitKind }: ScreenProps<'direction'>) {
  const t = useWords();
  const easy = useAccess()?.easy ?? false;
  return (
    <div className="screen">
      <Heading note={need}>{t(easy ? 'easy.directionTitle' : 'direction.title')}</Heading>
      <VisitKindBanner visitKind={visitKind} />
      <div className="tiles">
        <ChoiceTiles choices={choices} look="tile" />
        <UnsureTile look="tile" />
      </div>
      <PageTurner {...paging} onward={t('pages.next')} />
    </div>
  );
}
