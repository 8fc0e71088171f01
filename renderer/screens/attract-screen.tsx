import { LOCALES, type Locale, type ScreenProps } from '../../flows/contract.ts';
import { Disc } from '../icons/disc.tsx';
import { CircleAlert, Pointer, Printer } from '../icons/shapes.ts';
import { Star } from '../icons/star.tsx';
import { useLocale, useSend } from '../shell/kiosk-context.ts';
import { Touch } from '../shell/touch.tsx';
import { useWords, wordsIn } from '../words/words.ts';
import { Ways } from './ways.tsx';

/** Nobody is here yet. Three tiles, each in its own language, that start on the way to a number. */
export function AttractScreen({ centreName, waitingTickets, ways, trouble }: ScreenProps<'attract'>) {
  const t = useWords();
  const locale = useLocale();
  const send = useSend();
  return (
    <div className="screen attract">
      <header className="attract-head">
        <Star />
        <h1 tabIndex={-1}>{t('attract.title')}</h1>
        <p className="attract-centre">{centreName[locale]}</p>
      </header>
      <div className="attract-tiles">
        {LOCALES.map((language) => (
          <StartTile key={language} language={language} />
        ))}
      </div>
      <div className="attract-foot">
        <Ways ways={ways} inAll />
        {trouble === null ? null : (
          <p className="notice" role="status">
            <CircleAlert />
            <span>
              <strong>{t('attract.troubleTitle')}</strong>
              <span>{t('attract.troubleNote')}</span>
            </span>
          </p>
        )}
        {waitingTickets > 0 ? (
          <Touch look="notice" name="waiting-tickets" onTouch={() => send({ type: 'open-waiting-tickets' })}>
            <Printer />
            <span className="words">
              <span className="hint">{t('attract.waitingTickets', { count: waitingTickets })}</span>
              <span className="label">{t('attract.waitingTicketsAction')}</span>
            </span>
          </Touch>
        ) : null}
      </div>
    </div>
  );
}

function StartTile({ language }: { readonly language: Locale }) {
  const t = wordsIn(language);
  const send = useSend();
  return (
    <Touch
      look="language"
      name={`begin-${language}`}
      lang={language}
      onTouch={() => send({ type: 'begin', locale: language })}
    >
      <Disc icon="ticket" />
      <span className="words">
        <span className="hint">{t('languageName')}</span>
        <span className="label">{t('attract.start')}</span>
        <span className="touch-here" data-silent>
          <span className="moves">
            <Pointer />
          </span>
          <span>{t('attract.startNote')}</span>
        </span>
      </span>
    </Touch>
  );
}
