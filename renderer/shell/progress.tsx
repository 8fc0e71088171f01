import type { View } from '../../flows/contract.ts';
import { useWords } from '../words/words.ts';

/** How far it is to the number. Keeps its place when there is nothing to show, so that screens do not jump. */
export function Progress({ progress }: { readonly progress: View['progress'] }) {
  const t = useWords();
  if (!progress) return <div className="progress" />;
  const steps = Array.from({ length: progress.of }, (_, index) => index + 1);
  return (
    <div className="progress" role="img" aria-label={t('progress', { step: progress.step, of: progress.of })}>
      {steps.map((step) => (
        <span key={step} className="progress-step" data-done={step <= progress.step} />
      ))}
    </div>
  );
}
