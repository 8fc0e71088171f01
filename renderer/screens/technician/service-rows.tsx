import type { ServiceRow } from '../../../flows/contract.ts';
import { Check } from '../../icons/shapes.ts';
import { useSend } from '../../shell/kiosk-context.ts';
import { type Look, Touch } from '../../shell/touch.tsx';
import { MarkPicture, ServicePicture } from './service-picture.tsx';
import { useSay, useSaying } from './words.ts';

interface Props {
  readonly row: ServiceRow;
  readonly look: Look;
}

/** One thing to touch: picture, name, a sentence, and how it stands. */
export function ServiceButton({ row, look }: Props) {
  const send = useSend();
  return (
    <Touch
      look={look}
      name={`choice-${row.id}`}
      {...(row.chosen === undefined ? {} : { chosen: row.chosen })}
      onTouch={() => send({ type: 'choose', id: row.id })}
    >
      <RowParts row={row} />
    </Touch>
  );
}

/** The same, to be looked at only. */
export function ServiceAbout({ row }: { readonly row: ServiceRow }) {
  return (
    <div className="service-about" role="status">
      <RowParts row={row} />
    </div>
  );
}

function RowParts({ row }: { readonly row: ServiceRow }) {
  const { icon, title, sort, note, mark, chosen, grave } = row;
  const say = useSay();
  const saying = useSaying();
  const about = [sort, note].flatMap((part) => (part === undefined ? [] : [saying(part)]));
  return (
    <>
      <span className="disc service-disc" data-grave={grave}>
        <ServicePicture icon={icon} />
        {mark === undefined ? null : <MarkPicture mark={mark} />}
      </span>
      <span className="words">
        <span className="label">{saying(title)}</span>
        {about.length === 0 ? null : <span className="hint service-note">{about.join(' – ')}</span>}
      </span>
      {chosen === true ? (
        <span className="chosen-mark">
          <Check />
          <span>{say('list.chosen')}</span>
        </span>
      ) : null}
    </>
  );
}
