import type { Choice } from '../../flows/contract.ts';
import { Disc } from '../icons/disc.tsx';
import { Picture } from '../icons/picture.tsx';
import { useAccess } from '../shell/access-context.ts';
import { useSend } from '../shell/kiosk-context.ts';
import { Touch } from '../shell/touch.tsx';
import { useWords } from '../words/words.ts';
import { PLACES } from './places.ts';

interface Props {
  readonly choice: Choice;
  readonly look: 'tile' | 'row';
}

/** What can be chosen, each in its place: another page writes anew what stands there, which takes half as long. */
export function ChoiceTiles({
  choices,
  look,
}: {
  readonly choices: readonly Choice[];
  readonly look: 'tile' | 'row';
}) {
  return choices.map((choice, at) => <ChoiceTile key={PLACES[at]} choice={choice} look={look} />);
}

/** One of the big choices: picture, name and, where there is one, a hint in plain words. */
function ChoiceTile({ choice, look }: Props) {
  const send = useSend();
  return (
    <Touch
      look={look}
      leads
      name={`choice-${choice.id}`}
      onTouch={() => send({ type: 'choose', id: choice.id })}
    >
      <Disc icon={choice.icon} />
      <span className="words">
        <span className="label">{choice.label}</span>
        {choice.hint === undefined ? null : <span className="hint">{choice.hint}</span>}
      </span>
    </Touch>
  );
}

/** The way on for those who do not know: never a dead end. */
export function UnsureTile({ look }: { readonly look: 'tile' | 'row' }) {
  const t = useWords();
  const send = useSend();
  const easy = useAccess()?.easy ?? false;
  return (
    <Touch look={look} leads name="unsure" onTouch={() => send({ type: 'unsure' })}>
      <span className="disc disc-warm">
        <Picture name="question" />
      </span>
      <span className="words">
        <span className="label">{t(easy ? 'easy.unsure' : 'unsure.title')}</span>
        <span className="hint">{t('unsure.note')}</span>
      </span>
    </Touch>
  );
}
