import type { ScreenProps } from '../../../flows/contract.ts';
import { useSend } from '../../shell/kiosk-context.ts';
import { Touch } from '../../shell/touch.tsx';
import { Heading } from '../heading.tsx';
import { PageTurner } from '../page-turner.tsx';
import { ServicePicture } from './service-picture.tsx';
import { ServiceAbout, ServiceButton } from './service-rows.tsx';
import { useSay, useSaying } from './words.ts';

/** Things to choose from; above them what it is about, as it stands now. */
export function ListScreen({ title, note, about, rows, foot, paging }: ScreenProps<'technician-list'>) {
  const say = useSay();
  const saying = useSaying();
  const send = useSend();
  return (
    <div className="screen">
      <Heading note={note === null ? undefined : saying(note)}>{saying(title)}</Heading>
      {about === null ? null : <ServiceAbout row={about} />}
      <div className="rows service-rows">
        {rows.map((row) => (
          <ServiceButton key={row.id} row={row} look="row" />
        ))}
      </div>
      <div className="rows-foot service-foot">
        <PageTurner {...paging} onward={say('list.next')} />
        {foot === null ? null : (
          <Touch
            look={foot.leads ? 'primary' : 'quiet'}
            name={`choice-${foot.row.id}`}
            onTouch={() => send({ type: 'choose', id: foot.row.id })}
          >
            <ServicePicture icon={foot.row.icon} />
            <span>{saying(foot.row.title)}</span>
          </Touch>
        )}
      </div>
    </div>
  );
}
