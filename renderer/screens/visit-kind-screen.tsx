import { type IconName, type ScreenProps, VISIT_EXTRAS, type VisitExtra } from '../../flows/contract.ts';
import { Disc } from '../icons/disc.tsx';
import { Picture } from '../icons/picture.tsx';
import { Check } from '../icons/shapes.ts';
import { useSend } from '../shell/kiosk-context.ts';
import { Touch } from '../shell/touch.tsx';
import { useWords } from '../words/words.ts';
import { Heading } from './heading.tsx';
import { PageTurner } from './page-turner.tsx';

const PICTURES: { readonly [Each in VisitExtra]: IconName } = {
  'for-other': 'caring-hands',
  several: 'checklist',
};

/** Who is visiting: the kinds with a queue or a desk of their own, each with a hint who it is for. */
export function VisitKindScreen({ choices, paging, chosen, extras }: ScreenProps<'visit-kind'>) {
  const t = useWords();
  const send = useSend();
  return (
    <div className="screen">
      <Heading>{t('visitKind.title')}</Heading>
      <div className="rows rows-even">
        {choices.map(({ id, label, hint, icon }) => (
          <Touch
            key={id}
            look="row"
            name={`choice-${id}`}
            chosen={id === chosen}
            onTouch={() => send({ type: 'choose', id })}
          >
            <Disc icon={icon} />
            <span className="words">
              <span className="label">{label}</span>
              {hint === undefined ? null : <span className="hint">{hint}</span>}
            </span>
            {id === chosen ? (
              <span className="chosen-mark">
                <Check />
                <span>{t('visitKind.selected')}</span>
              </span>
            ) : null}
          </Touch>
        ))}
      </div>
      <div className="ways">
        {VISIT_EXTRAS.map((extra) => (
          <Touch
            key={extra}
            look="quiet"
            name={`choice-${extra}`}
            chosen={extras.includes(extra)}
            onTouch={() => send({ type: 'choose', id: extra })}
          >
            {extras.includes(extra) ? <Check /> : <Picture name={PICTURES[extra]} />}
            <span>{t(`visitKind.extra.${extra}`)}</span>
          </Touch>
        ))}
      </div>
      <PageTurner {...paging} onward={t('pages.next')} />
    </div>
  );
}
