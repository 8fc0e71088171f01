import type { Locale, View } from '../../flows/contract.ts';
import { useWords } from '../words/words.ts';

interface Props {
  readonly progress: View['progress'];
  readonly locale: Locale;
}

/** How far it is to the number. Keeps its place when there is nothing to show, so that screens do not jump. */
export function Progress({ progress, locale }: Props) {
  const t = useWords();
  if (!progress) return <div className="progress" />;
  const steps = Array.from({ length: progress.of }, (_, index) => index + 1);
  return (
    <div
      className="progress"
      lang={locale}
      role="img"
      aria-label={t('progress', { step: progress.step, of: progress.of })}
    >
      {steps.map((step) => (
        <span key={step} className="progress-step" data-done={step <= progress.step} />
      ))}
    </div>
  );
}
