import { memo, Suspense } from 'react';
import { ScreenOf } from '../screens/screen-of.tsx';
import { Fit } from './fit.tsx';
import { LocaleContext } from './kiosk-context.ts';
import type { Layer } from './layers.ts';

interface Props {
  readonly layer: Layer;
  readonly shown: boolean;
}

/** One screen in the page, in the language it was last seen in; `layers.ts` says which ones stay. */
export const LayerOnStage = memo(function LayerOnStage({ layer, shown }: Props) {
  return (
    <div className="layer" lang={layer.locale} data-shown={shown} inert={!shown}>
      <Painted layer={layer} />
    </div>
  );
});

/** Apart from its frame, so that showing and hiding paints nothing anew. */
const Painted = memo(function Painted({ layer }: { readonly layer: Layer }) {
  const { access, locale, screen, paints } = layer;
  return (
    <LocaleContext value={locale}>
      {/* Around the fit: what is not fetched yet has no size to be measured. */}
      <Suspense fallback={null}>
        <Fit kind={`${screen.name} ${access.text}`} paints={paints}>
          <ScreenOf screen={screen} />
        </Fit>
      </Suspense>
    </LocaleContext>
  );
});
