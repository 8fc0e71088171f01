import type { ScreenProps } from '../../../flows/contract.ts';
import { Check, CircleHelp, type IconShape, TriangleAlert } from '../../icons/shapes.ts';
import { useSend } from '../../shell/kiosk-context.ts';
import { Motion } from '../../shell/motion.tsx';
import { Touch } from '../../shell/touch.tsx';
import { Heading } from '../heading.tsx';
import { ServicePicture } from './service-picture.tsx';
import { useSaying } from './words.ts';

const SIGNS: Readonly<Record<'good' | 'bad' | 'ask', IconShape>> = {
  good: Check,
  bad: TriangleAlert,
  ask: CircleHelp,
};

/** What is being done, how it ended, or whether it shall be; the ways on stand below, the likeliest first. */
export function ToldScreen({ mood, title, note, rows }: ScreenProps<'technician-told'>) {
  const saying = useSaying();
  const send = useSend();
  const Sign = mood === 'busy' ? null : SIGNS[mood];
  return (
    <div className="screen screen-told">
      <div className="told" role="status">
        {Sign ? (
          <span className="sign told-sign" data-mood={mood}>
            <Sign />
          </span>
        ) : (
          <Motion />
        )}
        <Heading note={note === null ? undefined : saying(note)}>{saying(title)}</Heading>
      </div>
      <div className="answers">
        {rows.map(({ id, icon, title: name }, at) => (
          <Touch
            key={id}
            look={at === 0 ? 'primary' : 'quiet'}
            name={`choice-${id}`}
            onTouch={() => send({ type: 'choose', id })}
          >
            <ServicePicture icon={icon} />
            <span>{saying(name)}</span>
          </Touch>
        ))}
      </div>
    </div>
  );
}
