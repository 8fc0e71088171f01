import type { ScreenProps } from '../../flows/contract.ts';
import { Printer } from '../icons/shapes.ts';
import { useAccess, useCompact } from '../shell/access-context.ts';
import { useSend } from '../shell/kiosk-context.ts';
import { Touch } from '../shell/touch.tsx';
import { useWords } from '../words/words.ts';
import { Heading } from './heading.tsx';
import { PageTurner } from './page-turner.tsx';

/** Numbers that were taken while there was no paper: their owners come back and print them. */
export function WaitingTicketsScreen({ choices, paging, printing }: ScreenProps<'waiting-tickets'>) {
  const t = useWords();
  const compact = useCompact();
  const easy = useAccess()?.easy ?? false;
  const send = useSend();
  return (
    <div className="screen">
      <Heading note={t('waitingTickets.note')}>
        {t(easy ? 'easy.waitingTitle' : 'waitingTickets.title')}
      </Heading>
      <div className="tiles tiles-numbers">
        {choices.map(({ id, label, hint }) => (
          <Touch
            key={id}
            look="tile"
            name={`choice-${id}`}
            disabled={printing !== null}
            onTouch={() => send({ type: 'choose', id })}
          >
            <span className="words">
              <span className="number-label">{label}</span>
              {hint === undefined ? null : <span className="hint">{hint}</span>}
            </span>
            <span className="number-state">
              <Printer />
              {printing === id ? <span role="status">{t('waitingTickets.printing')}</span> : null}
            </span>
          </Touch>
        ))}
      </div>
      <PageTurner {...paging} onward={t(compact ? 'pages.next' : 'waitingTickets.next')} />
    </div>
  );
}
