import { EyeOff } from '../../icons/shapes.ts';
import { useSend } from '../../shell/kiosk-context.ts';
import { Touch } from '../../shell/touch.tsx';
import { useWords } from '../../words/words.ts';
import { Heading } from '../heading.tsx';

/** Covers what was personal while nobody touches. */
export function VeilScreen() {
  const t = useWords();
  const send = useSend();
  return (
    <div className="screen screen-middle">
      <span className="sign">
        <EyeOff />
      </span>
      <Heading note={t('veil.note')}>{t('veil.title')}</Heading>
      <Touch look="primary" name="continue" onTouch={() => send({ type: 'continue' })}>
        <span>{t('veil.continue')}</span>
      </Touch>
    </div>
  );
}
