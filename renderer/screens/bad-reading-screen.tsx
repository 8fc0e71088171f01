import type { ScreenProps } from '../../flows/contract.ts';
import { Check, CircleAlert } from '../icons/shapes.ts';
import { useSend } from '../shell/kiosk-context.ts';
import { Touch } from '../shell/touch.tsx';
import { useWords } from '../words/words.ts';
import { Heading } from './heading.tsx';

/** A document or a code could not be taken: what to do now, never what a digit had to be. Another reading replaces it. */
export function BadReadingScreen({ why }: ScreenProps<'bad-reading'>) {
  const t = useWords();
  const send = useSend();
  return (
    <div className="screen screen-middle">
      <span className="sign">
        <CircleAlert />
      </span>
      <Heading note={t(`reading.${why}.note`)}>{t(`reading.${why}.title`)}</Heading>
      <Touch look="primary" name="close" onTouch={() => send({ type: 'close' })}>
        <Check />
        <span>{t('reading.close')}</span>
      </Touch>
    </div>
  );
}
