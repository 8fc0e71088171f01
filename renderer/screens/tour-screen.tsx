import type { ScreenProps, TourStep } from '../../flows/contract.ts';
import { Picture } from '../icons/picture.tsx';
import {
  Bell,
  Check,
  ChevronLeft,
  ChevronRight,
  type IconShape,
  Keypad,
  Pointer,
  Settings,
  X,
} from '../icons/shapes.ts';
import { useSend } from '../shell/kiosk-context.ts';
import { Touch } from '../shell/touch.tsx';
import { useWords } from '../words/words.ts';
import { Heading } from './heading.tsx';

const PICTURES: Readonly<Record<TourStep, IconShape>> = {
  welcome: () => <Picture name="ticket" />,
  touch: Pointer,
  keys: Keypad,
  settings: Settings,
  help: Bell,
};

/** "Show me how": one picture and one sentence at a time. */
export function TourScreen({ step, paging }: ScreenProps<'tour'>) {
  const t = useWords();
  const send = useSend();
  const Shape = PICTURES[step];
  const isLast = paging.page >= paging.pages;
  const steps = Array.from({ length: paging.pages }, (_, index) => index + 1);
  return (
    <div className="screen screen-tour">
      <Heading>{t(`tour.title.${step}`)}</Heading>
      <div className="tour-scene">
        <span className="tour-picture" data-step={step}>
          <Shape />
        </span>
        <p className="tour-text">{t(`tour.text.${step}`)}</p>
        <div
          className="tour-dots"
          role="img"
          aria-label={t('progress', { step: paging.page, of: paging.pages })}
        >
          {steps.map((dot) => (
            <span key={dot} data-done={dot <= paging.page} />
          ))}
        </div>
      </div>
      <div className="tour-foot">
        <Touch
          look="quiet"
          name="previous-page"
          disabled={paging.page <= 1}
          onTouch={() => send({ type: 'turn-page', to: 'previous' })}
        >
          <ChevronLeft />
          <span>{t('pages.previous')}</span>
        </Touch>
        {isLast ? null : (
          <Touch look="quiet" name="close" onTouch={() => send({ type: 'close' })}>
            <X />
            <span>{t('tour.close')}</span>
          </Touch>
        )}
        <Touch
          look="primary"
          name={isLast ? 'close' : 'next-page'}
          onTouch={() => send(isLast ? { type: 'close' } : { type: 'turn-page', to: 'next' })}
        >
          <span>{t(isLast ? 'tour.done' : 'pages.next')}</span>
          {isLast ? <Check /> : <ChevronRight />}
        </Touch>
      </div>
    </div>
  );
}
