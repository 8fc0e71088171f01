import type { ScreenProps } from '../../flows/contract.ts';
import { Check, EyeOff, UsersRound, Volunteer, X } from '../icons/shapes.ts';
import { useSend } from '../shell/kiosk-context.ts';
import { Touch } from '../shell/touch.tsx';
import { useWords } from '../words/words.ts';
import { Heading } from './heading.tsx';

/** Asks the citizen, in plain words, whether a volunteer may help. */
export function AssistConsentScreen({ volunteer }: ScreenProps<'assist-consent'>) {
  const t = useWords();
  const send = useSend();
  return (
    <div className="screen screen-consent">
      <Heading note={t('consent.who', { volunteer })}>{t('consent.title')}</Heading>
      <span className="sign">
        <Volunteer />
      </span>
      <ul className="contacts">
        <li>
          <EyeOff />
          <span>{t('consent.private')}</span>
        </li>
        <li>
          <UsersRound />
          <span>{t('consent.stop')}</span>
        </li>
      </ul>
      <div className="answers">
        <Touch look="primary" name="consent-yes" onTouch={() => send({ type: 'consent', given: true })}>
          <Check />
          <span>{t('consent.yes')}</span>
        </Touch>
        <Touch look="quiet" name="consent-no" onTouch={() => send({ type: 'consent', given: false })}>
          <X />
          <span>{t('consent.no')}</span>
        </Touch>
      </div>
    </div>
  );
}
