import { useCallback, useEffect, useLayoutEffect, useRef } from 'react';
import type { View } from '../../flows/contract.ts';
import { groundOf } from '../keys/ground.ts';
import { AssistStrip } from './assist-strip.tsx';
import { Bars } from './bars.tsx';
import { endAfterglow } from './fingers.ts';
import { LayerOnStage } from './layer-on-stage.tsx';
import { kept, type Layer, layerKey, withView } from './layers.ts';
import { Progress } from './progress.tsx';
import { SignClip, useSignClip } from './sign-clip.tsx';
import { useLanguageOfPage } from './use-language-of-page.ts';
import { useSettled } from './use-settled.ts';
import { Warning } from './warning.tsx';

/** One view, painted: progress, screen, bottom bar and, when the citizen has gone quiet, the warning over them. */
export function ViewOnStage({ view }: { readonly view: View }) {
  const main = useRef<HTMLElement>(null);
  const settled = useSettled(view.place);
  const { clip, onBroken } = useSignClip(view);
  const warned = view.warning !== null;
  const closed = !settled || warned;
  // The same view gives the same layers: React may render as often as it likes.
  const layers = useRef<readonly Layer[]>([]);
  const standing = withView(view, layers.current);
  layers.current = settled ? kept(view, standing) : standing;
  // What may be reached changes when nobody waits for it any more: until then nothing takes touches.
  const shown = layerKey(view);
  const reached = useRef(shown);
  if (settled) reached.current = shown;

  useLanguageOfPage(view.locale, settled);
  useAfterglow(view);

  // A new screen is announced by moving the focus to its heading, once it may be touched and is there.
  const ground = groundOf(view);
  const announced = useRef('');
  const isAwaited = useRef(false);
  const announce = useCallback(() => {
    if (closed || stays(announced.current === ground, main.current)) return;
    const heading = main.current?.querySelector<HTMLElement>('[data-shown=true] h1');
    isAwaited.current = heading === null;
    if (!heading) return;
    announced.current = ground;
    heading.focus({ preventScroll: true });
  }, [closed, ground]);
  const announceNow = useRef(announce);
  useEffect(() => {
    announceNow.current = announce;
    announce();
  }, [announce]);
  const onThere = useCallback(() => {
    if (isAwaited.current) announceNow.current();
  }, []);

  return (
    <>
      <div className="view" inert={warned} data-settled={settled} data-signs={clip !== null}>
        <Progress progress={view.progress} demonstration={view.demonstration} locale={view.locale} />
        <main ref={main} data-place={view.place} data-screen={view.screen.name} data-settled={settled}>
          {layers.current.map((layer) => (
            <LayerOnStage
              key={layer.key}
              layer={layer}
              shown={layer.key === shown}
              inert={layer.key !== reached.current}
              onThere={onThere}
            />
          ))}
        </main>
        {clip === null ? null : <SignClip clip={clip} locale={view.locale} onBroken={onBroken} />}
        {view.assist ? <AssistStrip assist={view.assist} locale={view.locale} /> : null}
        <Bars bar={view.bar} locale={view.locale} />
      </div>
      {view.warning ? <Warning secondsLeft={view.warning.secondsLeft} /> : null}
    </>
  );
}

/** On the same screen the pressed look ends with the answer: of its own it would be one more frame. */
function useAfterglow(view: View): void {
  const last = useRef(view);
  useLayoutEffect(() => {
    if (last.current !== view && last.current.place === view.place) endAfterglow();
    last.current = view;
  }, [view]);
}

/** On a screen that is the same to the citizen, the focus stays on what they have just changed. */
function stays(isSame: boolean, main: HTMLElement | null): boolean {
  const shown = main?.querySelector('[data-shown=true]');
  return isSame && shown?.contains(document.activeElement) === true;
}
