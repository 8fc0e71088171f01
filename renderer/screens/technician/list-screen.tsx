import type { ScreenProps } from '../../../flows/contract.ts';
import { Heading } from '../heading.tsx';
import { PageTurner } from '../page-turner.tsx';
import { ServiceAbout, ServiceButton } from './service-rows.tsx';
import { useSay, useSaying } from './words.ts';

/** Things to choose from; above them what it is about, as it stands now. */
export function ListScreen({ title, note, about, rows, paging }: ScreenProps<'technician-list'>) {
  const say = useSay();
  const saying = useSaying();
  return (
    <div className="screen">
      <Heading note={note === null ? undefined : saying(note)}>{saying(title)}</Heading>
      {about === null ? null : <ServiceAbout row={about} />}
      <div className="rows service-rows">
        {rows.map((row) => (
          <ServiceButton key={row.id} row={row} look="row" />
        ))}
      </div>
      <PageTurner {...paging} onward={say('list.next')} />
    </div>
  );
}
