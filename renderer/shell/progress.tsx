import { memo } from 'react';
import type { Locale, View } from '../../flows/contract.ts';
import { wordsIn } from '../words/words.ts';

interface Props {
  readonly progress: View['progress'];
  readonly demonstration: boolean;
  readonly locale: Locale;
}

/**
 * How far it is to the number, and that the centre's answers are made up where they are. Keeps its place when there is
 * nothing to show, so that screens do not jump.
 */
export const Progress = memo(function Progress({ progress, demonstration, locale }: Props) {
  const t = wordsIn(locale);
  return (
    <div className="head-strip" lang={locale}>
      {progress ? (
        <div
          className="progress"
          role="img"
          aria-label={t('progress', { step: progress.step, of: progress.of })}
        >
          {Array.from({ length: progress.of }, (_, index) => index + 1).map((step) => (
            <span key={step} className="progress-step" data-done={step <= progress.step} />
          ))}
        </div>
      ) : null}
      {demonstration ? <p className="demonstration">{t('demonstration')}</p> : null}
    </div>
  );
});
