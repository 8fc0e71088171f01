import { type KeyboardEvent, useEffect, useState } from 'react';
import { useWords } from '../words/words.ts';
import { useSend } from './kiosk-context.ts';
import { Touch } from './touch.tsx';

const TURN = 2 * Math.PI * 45;

/** The citizen has gone quiet. One huge button; nothing else can be touched. */
export function Warning({ secondsLeft }: { readonly secondsLeft: number }) {
  const t = useWords();
  const send = useSend();
  const [longest] = useState(Math.max(secondsLeft, 1));
  const left = useCountdown(secondsLeft);

  // One button: the focus has nowhere else to go.
  const keepFocus = (event: KeyboardEvent): void => {
    if (event.key === 'Tab') event.preventDefault();
  };

  return (
    <div className="veil">
      <div
        className="warning"
        role="alertdialog"
        aria-modal="true"
        aria-labelledby="warning-title"
        aria-describedby="warning-note"
        onKeyDown={keepFocus}
      >
        <svg
          className="warning-ring"
          viewBox="0 0 100 100"
          role="img"
          aria-label={t('warning.seconds', { count: left })}
        >
          <circle className="warning-ring-ground" cx="50" cy="50" r="45" />
          <circle
            className="warning-ring-left"
            cx="50"
            cy="50"
            r="45"
            strokeDasharray={TURN}
            strokeDashoffset={TURN * (1 - Math.min(left / longest, 1))}
          />
          <text x="50" y="50">
            {left}
          </text>
        </svg>
        <h2 id="warning-title">{t('warning.title')}</h2>
        <p id="warning-note">{t('warning.note')}</p>
        <Touch look="primary" name="continue" autoFocus onTouch={() => send({ type: 'continue' })}>
          <span>{t('warning.continue')}</span>
        </Touch>
      </div>
    </div>
  );
}

/** Counts down by itself between two words of the host, who alone decides when it is over. Seconds. */
function useCountdown(seconds: number): number {
  const [left, setLeft] = useState(seconds);
  useEffect(() => {
    setLeft(seconds);
    const timer = setInterval(() => setLeft((now) => Math.max(0, now - 1)), 1_000);
    return () => clearInterval(timer);
  }, [seconds]);
  return left;
}
