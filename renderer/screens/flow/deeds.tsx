import type { Deed } from '../../../flows/contract.ts';
import { Picture } from '../../icons/picture.tsx';
import { useSend } from '../../shell/kiosk-context.ts';
import { Touch } from '../../shell/touch.tsx';

/** The buttons below what a screen shows, the one that leads first. */
export function Deeds({ deeds }: { readonly deeds: readonly Deed[] }) {
  const send = useSend();
  if (deeds.length === 0) return null;
  return (
    <div className="answers">
      {deeds.map(({ id, label, icon, leads }) => (
        <Touch
          key={id}
          look={leads ? 'primary' : 'quiet'}
          name={`choice-${id}`}
          onTouch={() => send({ type: 'choose', id })}
        >
          {icon === undefined ? null : <Picture name={icon} />}
          <span>{label}</span>
        </Touch>
      ))}
    </div>
  );
}
