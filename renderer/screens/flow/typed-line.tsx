import { useAssisted } from '../../shell/access-context.ts';
import { LONG_ANSWER } from '../../shell/layers.ts';
import { useWords } from '../../words/words.ts';

interface Props {
  readonly typed: string;
  /** How an answer looks, as long as nothing is typed. */
  readonly example: string | null;
  /** Not for a helper's eyes, nor for other ears. */
  readonly personal?: boolean;
}

/**
 * What has been typed, with the place where the next letter comes. Each letter is spoken by the narrator, which finds
 * the line by `data-typed`; a screen reader is not told of it a second time.
 */
export function TypedLine({ typed, example, personal = false }: Props) {
  const t = useWords();
  const hidden = useAssisted() && personal;
  const isEmpty = typed === '';
  return (
    <p
      className="typed"
      data-typed
      data-empty={isEmpty}
      data-long={typed.length > LONG_ANSWER}
      {...(personal ? { 'data-personal': true } : {})}
    >
      <span className="typed-end">
        {isEmpty ? null : (
          <span className="typed-text">
            {hidden ? (
              // One for each letter: who types sees that it was taken.
              <span role="img" aria-label={t('personal.hidden')}>
                {'•'.repeat([...typed].length)}
              </span>
            ) : (
              typed
            )}
          </span>
        )}
        <span className="typed-caret" />
        {isEmpty && example !== null ? (
          <span className="typed-example">{t('typing.example', { example })}</span>
        ) : null}
      </span>
    </p>
  );
}
