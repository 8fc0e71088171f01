import { LOCALES, type Locale, type ScreenProps } from '../../flows/contract.ts';
import { Check, X } from '../icons/shapes.ts';
import { useSend } from '../shell/kiosk-context.ts';
import { Touch } from '../shell/touch.tsx';
import { useWords, wordsIn } from '../words/words.ts';
import { Heading } from './heading.tsx';

/** Three languages, each under its own name. */
export function LanguageScreen({ current }: ScreenProps<'language'>) {
  const t = useWords();
  const send = useSend();
  return (
    <div className="screen">
      <Heading>{t('language.title')}</Heading>
      <div className="rows rows-even">
        {LOCALES.map((language) => (
          <LanguageTile key={language} language={language} chosen={language === current} />
        ))}
      </div>
      <Touch look="quiet" name="close" onTouch={() => send({ type: 'close' })}>
        <X />
        <span>{t('language.close')}</span>
      </Touch>
    </div>
  );
}

function LanguageTile({ language, chosen }: { readonly language: Locale; readonly chosen: boolean }) {
  const t = wordsIn(language);
  const send = useSend();
  return (
    <Touch
      look="row"
      name={`language-${language}`}
      lang={language}
      chosen={chosen}
      onTouch={() => send({ type: 'set-language', locale: language })}
    >
      <span className="disc disc-letters" aria-hidden="true">
        {language.toLocaleUpperCase('en')}
      </span>
      <span className="words">
        <span className="label label-large">{t('languageName')}</span>
      </span>
      {chosen ? (
        <span className="chosen-mark">
          <Check />
          <span>{t('language.current')}</span>
        </span>
      ) : null}
    </Touch>
  );
}
