import type { Assist, Locale } from '../../flows/contract.ts';
import { Bell, Check, UsersRound, Volunteer } from '../icons/shapes.ts';
import { useWords } from '../words/words.ts';
import { useSend } from './kiosk-context.ts';
import { Touch } from './touch.tsx';

interface Props {
  readonly assist: Assist;
  readonly locale: Locale;
}

/** A volunteer helps: said on every screen, with the one touch that ends it. */
export function AssistStrip({ assist, locale }: Props) {
  const t = useWords();
  const send = useSend();
  return (
    <section className="assist" lang={locale} data-asks={assist.askSeconds !== null}>
      <p className="assist-who" role="status">
        <Volunteer />
        <span>{t('assist.helps', { volunteer: assist.volunteer })}</span>
      </p>
      {assist.askSeconds === null ? null : (
        <Touch look="assist" name="still-helping" onTouch={() => send({ type: 'still-helping' })}>
          <UsersRound />
          <span>{t('assist.still', { seconds: assist.askSeconds })}</span>
        </Touch>
      )}
      <Touch look="assist" name="hand-back" onTouch={() => send({ type: 'hand-back' })}>
        <Check />
        <span>{t('assist.handBack')}</span>
      </Touch>
      {assist.called ? (
        <p className="assist-called" role="status">
          <Bell />
          <span>{t('assist.called')}</span>
        </p>
      ) : (
        <Touch look="assist" name="call-help" onTouch={() => send({ type: 'call-help' })}>
          <Bell />
          <span>{t('assist.call')}</span>
        </Touch>
      )}
    </section>
  );
}
