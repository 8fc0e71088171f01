import { LOCALES, type Locale } from '../../flows/contract.ts';
import { wordsIn } from '../words/words.ts';
import { useLocale } from './kiosk-context.ts';
import { Motion } from './motion.tsx';

/** Shown while the host is away or a screen could not be painted: calm, and with a way to be helped. */
export function Moment() {
  const locale = useLocale();
  return (
    <main className="moment" role="status">
      <Motion />
      <MomentWords locale={locale} main />
      {LOCALES.filter((other) => other !== locale).map((other) => (
        <MomentWords key={other} locale={other} />
      ))}
      <p className="moment-number">142</p>
    </main>
  );
}

function MomentWords({ locale, main = false }: { readonly locale: Locale; readonly main?: boolean }) {
  const t = wordsIn(locale);
  return (
    <div lang={locale} className={main ? 'moment-main' : 'moment-other'}>
      <p className="moment-title">{t('moment.title')}</p>
      {main ? <p>{t('moment.note')}</p> : null}
      <p>{t('moment.call')}</p>
    </div>
  );
}
