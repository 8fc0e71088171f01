import { useEffect, useRef } from 'react';
import type { View } from '../../flows/contract.ts';
import { ScreenOf } from '../screens/screen-of.tsx';
import { BottomBar } from './bottom-bar.tsx';
import { escapeEvent } from './escape-event.ts';
import { Fit } from './fit.tsx';
import { useSend } from './kiosk-context.ts';
import { Progress } from './progress.tsx';
import { useSettled } from './use-settled.ts';
import { Warning } from './warning.tsx';

/** One view, painted: progress, screen, bottom bar and, when the citizen has gone quiet, the warning over them. */
export function ViewOnStage({ view }: { readonly view: View }) {
  const send = useSend();
  const main = useRef<HTMLElement>(null);
  const settled = useSettled(view.place);
  const warned = view.warning !== null;
  const closed = !settled || warned;

  // A new screen is announced by moving the focus to its heading, once it may be touched.
  useEffect(() => {
    if (!closed) main.current?.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
  }, [closed]);

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const meant = event.key === 'Escape' ? escapeEvent(view) : null;
      if (meant) send(meant);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [view, send]);

  return (
    <>
      <div className="view" inert={warned} data-settled={settled}>
        <Progress progress={view.progress} />
        <main ref={main} data-place={view.place} data-screen={view.screen.name} data-settled={settled}>
          <Fit kind={view.screen.name} paints={JSON.stringify([view.locale, view.screen])}>
            <ScreenOf screen={view.screen} />
          </Fit>
        </main>
        <BottomBar bar={view.bar} />
      </div>
      {view.warning ? <Warning secondsLeft={view.warning.secondsLeft} /> : null}
    </>
  );
}
