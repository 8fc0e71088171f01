import { memo } from 'react';
import type { Deed } from '../../../flows/contract.ts';
import { Picture } from '../../icons/picture.tsx';
import { Pause } from '../../icons/shapes.ts';
import { useCanStopNow, useSend } from '../../shell/kiosk-context.ts';
import { Touch } from '../../shell/touch.tsx';
import { useWords } from '../../words/words.ts';

/** The buttons below what a screen shows, the one that leads first; last the way to put a half-done form aside. */
export const Deeds = memo(function Deeds({ deeds }: { readonly deeds: readonly Deed[] }) {
  const send = useSend();
  const canStopNow = useCanStopNow();
  if (deeds.length === 0 && !canStopNow) return null;
  return (
    <div className="answers">
      {deeds.map(({ id, label, icon, leads }) => (
        <Touch
          key={id}
          look={leads ? 'primary' : 'quiet'}
          name={`choice-${id}`}
          onTouch={() => send({ type: 'choose', id })}
        >
          {icon === undefined ? null : <Picture name={icon} />}
          <span>{label}</span>
        </Touch>
      ))}
      {canStopNow ? <StopNow /> : null}
    </div>
  );
});

function StopNow() {
  const t = useWords();
  const send = useSend();
  return (
    <Touch look="quiet" name="stop-now" onTouch={() => send({ type: 'stop-now' })}>
      <Pause />
      <span>{t('stopNow')}</span>
    </Touch>
  );
}
