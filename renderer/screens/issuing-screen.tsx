import { Motion } from '../shell/motion.tsx';
import { useWords } from '../words/words.ts';
import { Heading } from './heading.tsx';

/** The number is being made: a moment of calm. The ways out are in the bar. */
export function IssuingScreen() {
  const t = useWords();
  return (
    <div className="screen screen-middle">
      <Motion />
      <Heading note={t('issuing.note')}>{t('issuing.title')}</Heading>
    </div>
  );
}
