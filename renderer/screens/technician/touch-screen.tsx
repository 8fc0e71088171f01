import { type CSSProperties, type PointerEvent, useRef } from 'react';
import type { ScreenProps } from '../../../flows/contract.ts';
import { useSend } from '../../shell/kiosk-context.ts';
import { useSay } from './words.ts';

/** A target; wherever the finger comes down counts, and how far off that is. */
export function TouchScreen({ x, y, step, of }: ScreenProps<'technician-touch'>) {
  const say = useSay();
  const send = useSend();
  const target = useRef<HTMLSpanElement>(null);
  const place: CSSProperties = { left: `${x}%`, top: `${y}%` };
  const hit = ({ clientX, clientY }: PointerEvent) => {
    const box = target.current?.getBoundingClientRect();
    const mm = Number.parseFloat(
      target.current ? getComputedStyle(target.current).getPropertyValue('--mm') : '',
    );
    if (!box || !(mm > 0)) return;
    const tenths = (from: number, to: number) => Math.round(((to - from) / mm) * 10);
    send({
      type: 'touch-at',
      dx: tenths(box.left + box.width / 2, clientX),
      dy: tenths(box.top + box.height / 2, clientY),
    });
  };
  return (
    <div className="screen screen-touch" data-name="touch-ground" onPointerDown={hit}>
      <div className="touch-words">
        <h1 tabIndex={-1}>{say('touch.title')}</h1>
        <p>{say('touch.step', { step, of })}</p>
      </div>
      <span ref={target} className="touch-target" style={place} data-name="touch-target" />
    </div>
  );
}
