import type { ScreenProps } from '../../../flows/contract.ts';
import { Check } from '../../icons/shapes.ts';
import { useSend } from '../../shell/kiosk-context.ts';
import { Touch } from '../../shell/touch.tsx';
import { Heading } from '../heading.tsx';
import { PageTurner } from '../page-turner.tsx';
import { ServiceButton } from './service-rows.tsx';
import { useSay } from './words.ts';

/** Everything that a technician tends, in six pictures. */
export function HomeScreen({ rows, paging }: ScreenProps<'technician-home'>) {
  const say = useSay();
  const send = useSend();
  return (
    <div className="screen screen-settings">
      <Heading>{say('home.title')}</Heading>
      <div className="settings service-tiles" data-count={rows.length}>
        {rows.map((row) => (
          <ServiceButton key={row.id} row={row} look="setting" />
        ))}
      </div>
      <div className="rows-foot">
        <PageTurner {...paging} onward={say('home.next')} />
        <Touch look="primary" name="finish" onTouch={() => send({ type: 'finish' })}>
          <Check />
          <span>{say('home.leave')}</span>
        </Touch>
      </div>
    </div>
  );
}
