import type { ScreenProps } from '../../../flows/contract.ts';
import { RotateCw } from '../../icons/shapes.ts';
import { useSend } from '../../shell/kiosk-context.ts';
import { Touch } from '../../shell/touch.tsx';
import { Heading } from '../heading.tsx';
import { PageTurner } from '../page-turner.tsx';
import { MarkPicture } from './service-picture.tsx';
import { useSay, useSaying } from './words.ts';

/** How the kiosk itself is: each fact with its mark. */
export function FactsScreen({ facts, paging }: ScreenProps<'technician-facts'>) {
  const say = useSay();
  const saying = useSaying();
  const send = useSend();
  return (
    <div className="screen">
      <Heading>{say('facts.title')}</Heading>
      <dl className="service-facts">
        {facts.map(({ label, value, mark }) => (
          <div key={label.say} className="service-fact">
            <dt>{saying(label)}</dt>
            <dd>
              <MarkPicture mark={mark} />
              <span>{saying(value)}</span>
            </dd>
          </div>
        ))}
      </dl>
      <div className="rows-foot service-foot">
        <PageTurner {...paging} onward={say('facts.next')} />
        <Touch look="quiet" name="choice-look" onTouch={() => send({ type: 'choose', id: 'look' })}>
          <RotateCw />
          <span>{say('facts.again')}</span>
        </Touch>
      </div>
    </div>
  );
}
