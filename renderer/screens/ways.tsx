import { LOCALES, type Locale, type OpenFlow } from '../../flows/contract.ts';
import { Calendar, FaceGood, type IconShape, LayoutList, RotateCw, Search } from '../icons/shapes.ts';
import { useLocale, useSend } from '../shell/kiosk-context.ts';
import { Touch } from '../shell/touch.tsx';
import { useWords, wordsIn } from '../words/words.ts';

const SIGNS: { readonly [Each in OpenFlow]: IconShape } = {
  menu: LayoutList,
  search: Search,
  opinion: FaceGood,
  appointment: Calendar,
  resume: RotateCw,
};

interface Props {
  readonly ways: readonly OpenFlow[];
  /** Nobody has chosen a language yet: said in the others, too, in smaller letters. */
  readonly inAll?: boolean;
}

/** What else can be done here, quietly beside what most people come for. */
export function Ways({ ways, inAll = false }: Props) {
  const t = useWords();
  const locale = useLocale();
  const send = useSend();
  if (ways.length === 0) return null;
  return (
    <div className="ways">
      {ways.map((way) => {
        const Sign = SIGNS[way];
        return (
          <Touch
            key={way}
            look="quiet"
            name={`open-${way}`}
            onTouch={() => send({ type: 'open', flow: way })}
          >
            <Sign />
            <span className="way-words">
              <span>{t(`ways.${way}`)}</span>
              {inAll
                ? LOCALES.filter((other) => other !== locale).map((other) => (
                    <WayIn key={other} way={way} locale={other} />
                  ))
                : null}
            </span>
          </Touch>
        );
      })}
    </div>
  );
}

function WayIn({ way, locale }: { readonly way: OpenFlow; readonly locale: Locale }) {
  const t = wordsIn(locale);
  return (
    <span className="way-other" lang={locale}>
      {t(`ways.${way}`)}
    </span>
  );
}
