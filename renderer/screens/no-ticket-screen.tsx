import type { ScreenProps } from '../../flows/contract.ts';
import { CircleAlert, RotateCcw } from '../icons/shapes.ts';
import { useSend } from '../shell/kiosk-context.ts';
import { Touch } from '../shell/touch.tsx';
import { useWords } from '../words/words.ts';
import { Contacts } from './contacts.tsx';
import { Heading } from './heading.tsx';

/** The number could not be given: no blame, one way to try again, three ways to people. */
export function NoTicketScreen({ reason }: ScreenProps<'no-ticket'>) {
  const t = useWords();
  const send = useSend();
  return (
    <div className="screen screen-middle">
      <span className="sign">
        <CircleAlert />
      </span>
      <Heading note={t('noTicket.note')}>
        {t(reason === 'store' ? 'noTicket.titleStore' : 'noTicket.titleSlow')}
      </Heading>
      <Touch look="primary" name="retry" onTouch={() => send({ type: 'retry' })}>
        <RotateCcw />
        <span>{t('noTicket.retry')}</span>
      </Touch>
      <p className="or">{t('noTicket.or')}</p>
      <Contacts of={['desk', 'volunteer', 'call']} />
    </div>
  );
}
