import type { ScreenProps } from '../../../flows/contract.ts';
import { useSend } from '../../shell/kiosk-context.ts';
import { Touch } from '../../shell/touch.tsx';
import { Heading } from '../heading.tsx';
import { Deeds } from './deeds.tsx';

/** A number between two ends. */
export function ScaleScreen({ title, from, to, chosen, low, high, deeds }: ScreenProps<'scale'>) {
  const send = useSend();
  const steps = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  return (
    <div className="screen screen-scale">
      <Heading>{title}</Heading>
      <div className="scale-side">
        <div className="scale" style={{ '--steps': steps.length } as React.CSSProperties}>
          {steps.map((step) => (
            <Touch
              key={step}
              look="key"
              name={`choice-${step}`}
              chosen={step === chosen}
              onTouch={() => send({ type: 'choose', id: String(step) })}
            >
              {step}
            </Touch>
          ))}
        </div>
        <p className="scale-ends">
          <span>{low}</span>
          <span>{high}</span>
        </p>
      </div>
      <Deeds deeds={deeds} />
    </div>
  );
}
