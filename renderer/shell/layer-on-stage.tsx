import { memo, Suspense, useLayoutEffect } from 'react';
import { ScreenOf } from '../screens/screen-of.tsx';
import { Fit } from './fit.tsx';
import { LocaleContext, StopNowContext } from './kiosk-context.ts';
import { type Layer, mayBePersonal } from './layers.ts';

interface Props {
  readonly layer: Layer;
  readonly shown: boolean;
  /** Nothing in it can be reached, by whatever hand. */
  readonly inert: boolean;
  /** It stands in the page: what must be fetched first comes later than its frame. */
  readonly onThere: () => void;
}

/** One screen in the page, in the language it was last seen in; `layers.ts` says which ones stay. */
export const LayerOnStage = memo(function LayerOnStage({ layer, shown, inert, onThere }: Props) {
  return (
    <div className="layer" lang={layer.locale} data-shown={shown} inert={inert}>
      <Painted layer={layer} onThere={onThere} />
    </div>
  );
});

/** Apart from its frame, so that showing and hiding paints nothing anew. */
const Painted = memo(function Painted({ layer, onThere }: Pick<Props, 'layer' | 'onThere'>) {
  const { access, canStopNow, locale, screen, sized } = layer;
  return (
    <LocaleContext value={locale}>
      <StopNowContext value={canStopNow}>
        {/* Around the fit: what is not fetched yet has no size to be measured. */}
        <Suspense fallback={null}>
          <Fit kind={`${screen.name} ${access.text}`} paints={sized} remembers={!mayBePersonal(screen)}>
            <ScreenOf screen={screen} />
          </Fit>
          <There onThere={onThere} />
        </Suspense>
      </StopNowContext>
    </LocaleContext>
  );
});

/** Comes into the page together with the screen beside it. */
function There({ onThere }: Pick<Props, 'onThere'>) {
  useLayoutEffect(onThere, [onThere]);
  return null;
}
