import type { ScreenProps } from '../../flows/contract.ts';
import { useWords } from '../words/words.ts';
import { ChoiceTile, UnsureTile } from './choice-tile.tsx';
import { Heading } from './heading.tsx';
import { VisitKindBanner } from './visit-kind-banner.tsx';

/** The first question: what has brought you here? */
export function NeedScreen({ choices, visitKind }: ScreenProps<'need'>) {
  const t = useWords();
  return (
    <div className="screen">
      <Heading>{t('need.title')}</Heading>
      <VisitKindBanner visitKind={visitKind} />
      <div className="tiles">
        {choices.map((choice) => (
          <ChoiceTile key={choice.id} choice={choice} look="tile" />
        ))}
        <UnsureTile look="tile" />
      </div>
    </div>
  );
}
