import type { ScreenProps } from '../../flows/contract.ts';
import { ChevronLeft, ChevronRight } from '../icons/shapes.ts';
import { useSend } from '../shell/kiosk-context.ts';
import { Touch } from '../shell/touch.tsx';
import { useWords } from '../words/words.ts';
import { ChoiceTile, UnsureTile } from './choice-tile.tsx';
import { Heading } from './heading.tsx';
import { VisitKindBanner } from './visit-kind-banner.tsx';

/** The third question: which service? Official names, in full, a page at a time. */
export function ServiceScreen({ direction, choices, paging, visitKind }: ScreenProps<'service'>) {
  const t = useWords();
  return (
    <div className="screen screen-service">
      <Heading note={direction}>{t('service.title')}</Heading>
      <VisitKindBanner visitKind={visitKind} />
      <div className="rows">
        {choices.map((choice) => (
          <ChoiceTile key={choice.id} choice={choice} look="row" />
        ))}
      </div>
      <div className="rows-foot">
        {paging.pages > 1 ? <PageTurner page={paging.page} pages={paging.pages} /> : null}
        <UnsureTile look="row" />
      </div>
    </div>
  );
}

function PageTurner({ page, pages }: { readonly page: number; readonly pages: number }) {
  const t = useWords();
  const send = useSend();
  return (
    <div className="pager">
      <Touch
        look="quiet"
        name="previous-page"
        disabled={page <= 1}
        onTouch={() => send({ type: 'turn-page', to: 'previous' })}
      >
        <ChevronLeft />
        <span>{t('service.previous')}</span>
      </Touch>
      <span className="pager-page">{t('service.page', { page, pages })}</span>
      <Touch
        look="quiet"
        name="next-page"
        disabled={page >= pages}
        onTouch={() => send({ type: 'turn-page', to: 'next' })}
      >
        <span>{t('service.next')}</span>
        <ChevronRight />
      </Touch>
    </div>
  );
}
