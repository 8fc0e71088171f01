import { useEffect, useRef } from 'react';
import type { View } from '../../flows/contract.ts';
import { groundOf } from '../keys/ground.ts';
import { AssistStrip } from './assist-strip.tsx';
import { BottomBar } from './bottom-bar.tsx';
import { LayerOnStage } from './layer-on-stage.tsx';
import { kept, type Layer, layerKey, withView } from './layers.ts';
import { Progress } from './progress.tsx';
import { SignClip } from './sign-clip.tsx';
import { useLanguageOfPage } from './use-language-of-page.ts';
import { useSettled } from './use-settled.ts';
import { Warning } from './warning.tsx';

/** One view, painted: progress, screen, bottom bar and, when the citizen has gone quiet, the warning over them. */
export function ViewOnStage({ view }: { readonly view: View }) {
  const main = useRef<HTMLElement>(null);
  const settled = useSettled(view.place);
  const warned = view.warning !== null;
  const closed = !settled || warned;
  // The same view gives the same layers: React may render as often as it likes.
  const layers = useRef<readonly Layer[]>([]);
  const standing = withView(view, layers.current);
  layers.current = settled ? kept(view, standing) : standing;

  useLanguageOfPage(view.locale, settled);

  // A new screen is announced by moving the focus to its heading, once it may be touched.
  const ground = groundOf(view);
  const announced = useRef('');
  useEffect(() => {
    if (closed || stays(announced.current === ground, main.current)) return;
    announced.current = ground;
    main.current?.querySelector<HTMLElement>('[data-shown=true] h1')?.focus({ preventScroll: true });
  }, [closed, ground]);

  return (
    <>
      <div className="view" lang={view.locale} inert={warned} data-settled={settled}>
        <Progress progress={view.progress} />
        <main ref={main} data-place={view.place} data-screen={view.screen.name} data-settled={settled}>
          {layers.current.map((layer) => (
            <LayerOnStage key={layer.key} layer={layer} shown={layer.key === layerKey(view)} />
          ))}
        </main>
        <SignClip locale={view.locale} screen={view.screen.name} />
        {view.assist ? <AssistStrip assist={view.assist} /> : null}
        <BottomBar bar={view.bar} />
      </div>
      {view.warning ? <Warning secondsLeft={view.warning.secondsLeft} /> : null}
    </>
  );
}

/** On a screen that is the same to the citizen, the focus stays on what they have just changed. */
function stays(isSame: boolean, main: HTMLElement | null): boolean {
  const shown = main?.querySelector('[data-shown=true]');
  return isSame && shown?.contains(document.activeElement) === true;
}
