import { useWords } from '../words/words.ts';
import { useAssisted } from './access-context.ts';

/** As many for every value: the length of a name tells much of it. */
const DOTS = '••••••';

interface Props {
  readonly label: string;
  readonly value: string;
}

/** What belongs to the citizen alone. Hidden by itself while a helper looks on, so that no screen can forget it. */
export function PersonalField({ label, value }: Props) {
  const t = useWords();
  const hidden = useAssisted();
  return (
    <div className="personal" data-hidden={hidden} data-personal>
      <dt className="hint">{label}</dt>
      <dd className="label">
        {hidden ? (
          <span role="img" aria-label={t('personal.hidden')}>
            {DOTS}
          </span>
        ) : (
          value
        )}
      </dd>
    </div>
  );
}
