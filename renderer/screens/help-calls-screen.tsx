import type { ScreenProps } from '../../flows/contract.ts';
import { Picture } from '../icons/picture.tsx';
import { Check, X } from '../icons/shapes.ts';
import { useSend } from '../shell/kiosk-context.ts';
import { Touch } from '../shell/touch.tsx';
import { useWords } from '../words/words.ts';
import { Heading } from './heading.tsx';
import { PageTurner } from './page-turner.tsx';

/** For the volunteer: who has called. A touch says that they were helped. */
export function HelpCallsScreen({ choices, paging }: ScreenProps<'help-calls'>) {
  const t = useWords();
  const send = useSend();
  const none = choices.length === 0;
  return (
    <div className="screen">
      <Heading note={t(none ? 'calls.none' : 'calls.note')}>{t('calls.title')}</Heading>
      <div className="rows rows-even">
        {choices.map(({ id, label, hint, icon }) => (
          <Touch key={id} look="row" name={`choice-${id}`} onTouch={() => send({ type: 'choose', id })}>
            <span className="disc disc-warm">
              <Picture name={icon ?? 'bell'} />
            </span>
            <span className="words">
              <span className="label label-large">{label}</span>
              {hint === undefined ? null : <span className="hint">{hint}</span>}
            </span>
            <span className="chosen-mark">
              <Check />
            </span>
          </Touch>
        ))}
      </div>
      <PageTurner {...paging} onward={t('calls.next')} />
      <Touch look="quiet" name="close" onTouch={() => send({ type: 'close' })}>
        <X />
        <span>{t('calls.close')}</span>
      </Touch>
    </div>
  );
}
