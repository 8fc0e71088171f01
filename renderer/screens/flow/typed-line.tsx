import { useLayoutEffect, useRef } from 'react';
import { useAssisted } from '../../shell/access-context.ts';
import { LONG_ANSWER } from '../../shell/layers.ts';
import { useWords } from '../../words/words.ts';

interface Props {
  readonly typed: string;
  /** How an answer looks, as long as nothing is typed. */
  readonly example: string | null;
  /** Not for a helper's eyes, nor for other ears. */
  readonly personal?: boolean;
  /** A short number. */
  readonly large?: boolean;
}

/** Characters by which the beginning of an answer is cut that has no room; about a line. */
const CUT = 30;

/**
 * What has been typed, with the place where the next letter comes. Each letter is spoken by the narrator, which finds
 * the line by `data-typed`; a screen reader is not told of it a second time.
 */
export function TypedLine({ typed, example, personal = false, large = false }: Props) {
  const t = useWords();
  const hidden = useAssisted() && personal;
  // One for each letter: who types sees that it was taken.
  const shown = hidden ? '•'.repeat([...typed].length) : typed;
  const isLong = typed.length > LONG_ANSWER;
  const text = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    if (text.current) showEnd(text.current, shown, isLong);
  }, [shown, isLong]);
  return (
    <p
      className="typed"
      data-typed={shown}
      data-long={isLong}
      data-large={large}
      {...(personal ? { 'data-personal': true } : {})}
    >
      <span className="typed-end">
        <span ref={text} className="typed-text" data-text-spoken={hidden ? t('personal.hidden') : shown} />
        <span className="typed-caret" />
        {typed === '' && example !== null ? (
          <span className="typed-example">{t('typing.example', { example })}</span>
        ) : null}
      </span>
    </p>
  );
}

/** Writes as much of an answer as its box has room for: the end, where the next letter comes. */
function showEnd(element: HTMLElement, shown: string, isLong: boolean): void {
  element.textContent = shown;
  const box = element.closest<HTMLElement>('.typed');
  if (!isLong || !box) return;
  const letters = [...shown];
  for (let from = CUT; box.scrollHeight > box.clientHeight + 1 && from < letters.length; from += CUT) {
    element.textContent = `… ${letters.slice(from).join('')}`;
  }
}
