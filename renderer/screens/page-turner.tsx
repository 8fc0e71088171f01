import { memo } from 'react';
import type { Pages } from '../../flows/contract.ts';
import { ChevronLeft, ChevronRight } from '../icons/shapes.ts';
import { useSend } from '../shell/kiosk-context.ts';
import { Touch } from '../shell/touch.tsx';
import { useWords } from '../words/words.ts';

interface Props extends Pages {
  /** Says what comes next. */
  readonly onward: string;
  /** It will be wanted again: where there is one page, it is hidden and not gone. */
  readonly standsBy?: boolean;
}

/** Turns the pages of a long list; nothing where all of it is on one screen. */
export const PageTurner = memo(function PageTurner({ page, pages, onward, standsBy = false }: Props) {
  const t = useWords();
  const send = useSend();
  if (pages <= 1 && !standsBy) return null;
  return (
    <div className="pager" hidden={pages <= 1}>
      <Touch
        look="quiet"
        name="previous-page"
        disabled={page <= 1}
        onTouch={() => send({ type: 'turn-page', to: 'previous' })}
      >
        <ChevronLeft />
        <span>{t('pages.previous')}</span>
      </Touch>
      <span className="pager-page">{t('pages.page', { page, pages })}</span>
      <Touch
        look="quiet"
        name="next-page"
        disabled={page >= pages}
        onTouch={() => send({ type: 'turn-page', to: 'next' })}
      >
        <span>{onward}</span>
        <ChevronRight />
      </Touch>
    </div>
  );
});
