import type { VisitKindBadge } from '../../flows/contract.ts';
import { Picture } from '../icons/picture.tsx';
import { useSend } from '../shell/kiosk-context.ts';
import { Touch } from '../shell/touch.tsx';
import { useWords } from '../words/words.ts';

/**
 * Who is visiting. While nobody has said: an invitation that names the kinds with a queue of their own.
 * Afterwards: what was chosen, and the way to change it.
 */
export function VisitKindBanner({ visitKind }: { readonly visitKind: VisitKindBadge }) {
  const t = useWords();
  const send = useSend();
  const { isDefault, label, icon, others } = visitKind;
  return (
    <Touch
      look="badge"
      name="visit-kind"
      chosen={!isDefault}
      onTouch={() => send({ type: 'open-visit-kinds' })}
    >
      {isDefault ? (
        <>
          <span className="badge-question">{t('visitKind.invite')}</span>
          <span className="badge-kinds">
            {others.map((other) => (
              <span key={other.label} className="badge-kind">
                <Picture name={other.icon} />
                <span>{other.label}</span>
              </span>
            ))}
          </span>
          <span className="badge-action">{t('visitKind.inviteAction')}</span>
        </>
      ) : (
        <>
          <span className="disc">
            <Picture name={icon} />
          </span>
          <span className="words">
            <span className="hint">{t('visitKind.chosen')}</span>
            <span className="label">{label}</span>
          </span>
          <span className="badge-action">{t('visitKind.change')}</span>
        </>
      )}
    </Touch>
  );
}
