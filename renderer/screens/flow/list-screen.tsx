import { memo } from 'react';
import type { Item, ItemMark, ScreenProps } from '../../../flows/contract.ts';
import { Disc } from '../../icons/disc.tsx';
import { Bell, Check, CircleHelp, type IconShape, X } from '../../icons/shapes.ts';
import { useSend } from '../../shell/kiosk-context.ts';
import { Touch } from '../../shell/touch.tsx';
import { useWords } from '../../words/words.ts';
import { Heading } from '../heading.tsx';
import { PageTurner } from '../page-turner.tsx';
import { PLACES } from '../places.ts';
import { Deeds } from './deeds.tsx';

/** A question with answers to touch. */
export function ListScreen({ title, note, pick, items, deeds, paging }: ScreenProps<'list'>) {
  const t = useWords();
  return (
    <div className="screen screen-list">
      <Heading note={note ?? undefined}>{title}</Heading>
      <Items items={items} pick={pick} />
      <div className="list-foot">
        <PageTurner {...paging} onward={t('pages.next')} />
        <Deeds deeds={deeds} />
      </div>
    </div>
  );
}

type Pick = 'one' | 'many';

interface ItemsProps {
  readonly items: readonly Item[];
  readonly pick: Pick;
  /** As many rows stand in the page: those without an item are hidden, and quick to fill. */
  readonly rows?: number;
}

export function Items({ items, pick, rows = items.length }: ItemsProps) {
  return (
    <div className="rows" data-pick={pick}>
      {PLACES.slice(0, rows).map((place, at) => (
        <ItemRow key={place} item={items[at] ?? NOTHING} pick={pick} />
      ))}
    </div>
  );
}

const NOTHING: Item = { id: '', label: '' };

const ItemRow = memo(function ItemRow({ item, pick }: { readonly item: Item; readonly pick: Pick }) {
  const send = useSend();
  const { id, label, hint, icon, picked, mark } = item;
  return (
    <Touch
      look="row"
      leads={pick === 'one'}
      name={item === NOTHING ? '' : `choice-${id}`}
      hidden={item === NOTHING}
      {...(picked === undefined ? {} : { chosen: picked })}
      onTouch={() => send({ type: 'choose', id })}
    >
      {pick === 'many' ? <span className="box">{picked ? <Check /> : null}</span> : null}
      <Disc icon={icon} />
      <span className="words">
        <span className="label">{label}</span>
        {hint === undefined && mark === undefined ? null : (
          <span className="beside">
            {hint === undefined ? null : <span className="hint">{hint}</span>}
            {mark === undefined ? null : <Mark mark={mark} />}
          </span>
        )}
      </span>
    </Touch>
  );
});

const MARK_SIGNS: { readonly [Each in ItemMark]: IconShape } = {
  done: Check,
  missing: X,
  proactive: Bell,
  unsure: CircleHelp,
};

/** How something stands, by sign and word: never by colour alone. */
function Mark({ mark }: { readonly mark: ItemMark }) {
  const t = useWords();
  const Sign = MARK_SIGNS[mark];
  return (
    <span className="item-mark" data-mark={mark}>
      <Sign />
      <span>{t(`marks.${mark}`)}</span>
    </span>
  );
}
