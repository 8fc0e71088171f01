import type { Fact, ScreenProps } from '../../../flows/contract.ts';
import { Pencil } from '../../icons/shapes.ts';
import { useSend } from '../../shell/kiosk-context.ts';
import { PersonalField } from '../../shell/personal-field.tsx';
import { Touch } from '../../shell/touch.tsx';
import { useWords } from '../../words/words.ts';
import { Heading } from '../heading.tsx';
import { PageTurner } from '../page-turner.tsx';
import { Deeds } from './deeds.tsx';

/** Facts about a service, or the answers given, to be read over. */
export function SheetScreen({ title, note, facts, deeds, paging }: ScreenProps<'sheet'>) {
  const t = useWords();
  return (
    <div className="screen screen-sheet">
      <Heading note={note ?? undefined}>{title}</Heading>
      <div className="sheet-facts">
        {facts.map((fact) => (
          <FactLine key={`${fact.label} ${fact.id ?? ''}`} fact={fact} />
        ))}
      </div>
      <div className="list-foot">
        <PageTurner {...paging} onward={t('pages.next')} />
        <Deeds deeds={deeds} />
      </div>
    </div>
  );
}

function FactLine({ fact: { label, value, id, personal } }: { readonly fact: Fact }) {
  const t = useWords();
  const send = useSend();
  const change =
    id === undefined ? null : (
      <Touch look="small" name={`choice-${id}`} onTouch={() => send({ type: 'choose', id })}>
        <Pencil />
        <span>{t('sheet.change')}</span>
      </Touch>
    );
  return (
    <div className="sheet-fact">
      <dl>
        {personal ? (
          <PersonalField label={label} value={value} />
        ) : (
          <>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </>
        )}
      </dl>
      {change}
    </div>
  );
}
