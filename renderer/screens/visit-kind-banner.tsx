import type { VisitKindBadge } from '../../flows/contract.ts';
import { Disc } from '../icons/disc.tsx';
import { Picture } from '../icons/picture.tsx';
import { useCompact } from '../shell/access-context.ts';
import { useSend } from '../shell/kiosk-context.ts';
import { Touch } from '../shell/touch.tsx';
import { useWords } from '../words/words.ts';

/**
 * Who is visiting. While nobody has said: an invitation that names the kinds with a queue of their own, or one short
 * question where room is scarce. Afterwards: what was chosen, and the way to change it.
 */
export function VisitKindBanner({ visitKind }: { readonly visitKind: VisitKindBadge }) {
  const send = useSend();
  const compact = useCompact();
  return (
    <Touch
      look="badge"
      name="visit-kind"
      chosen={!visitKind.isDefault}
      leads={compact}
      onTouch={() => send({ type: 'open-visit-kinds' })}
    >
      {compact ? (
        <Short visitKind={visitKind} />
      ) : visitKind.isDefault ? (
        <Invitation visitKind={visitKind} />
      ) : (
        <Chosen visitKind={visitKind} />
      )}
    </Touch>
  );
}

interface Props {
  readonly visitKind: VisitKindBadge;
}

function Short({ visitKind }: Props) {
  const t = useWords();
  const { isDefault, icon } = visitKind;
  const label = useChosen(visitKind);
  return (
    <>
      <span className="badge-picture">
        <Picture name={isDefault ? 'accessibility' : icon} />
      </span>
      <span className="badge-question">{isDefault ? t('easy.visitKind') : label}</span>
    </>
  );
}

/** The kind, and what else was chosen for this visit. */
function useChosen({ label, extras }: VisitKindBadge): string {
  const t = useWords();
  return [label, ...extras.map((extra) => t(`visitKind.extra.${extra}`))].join(', ');
}

function Invitation({ visitKind: { others } }: Props) {
  const t = useWords();
  return (
    <>
      <span className="badge-question">{t('visitKind.invite')}</span>
      <span className="badge-kinds">
        {others.map((other) => (
          <span key={other.label} className="badge-kind">
            <Picture name={other.icon} />
            <span>{other.label}</span>
          </span>
        ))}
        <span className="badge-kind">
          <Picture name="caring-hands" />
          <span>{t('visitKind.extra.for-other')}</span>
        </span>
        <span className="badge-kind">
          <Picture name="checklist" />
          <span>{t('visitKind.extra.several')}</span>
        </span>
      </span>
      <span className="badge-action" data-silent>
        {t('visitKind.inviteAction')}
      </span>
    </>
  );
}

function Chosen({ visitKind }: Props) {
  const t = useWords();
  const label = useChosen(visitKind);
  const { icon } = visitKind;
  return (
    <>
      <Disc icon={icon} />
      <span className="words">
        <span className="hint">{t('visitKind.chosen')}</span>
        <span className="label">{label}</span>
      </span>
      <span className="badge-action">{t('visitKind.change')}</span>
    </>
  );
}
