import { lazy, Suspense, useSyncExternalStore } from 'react';
import type { View } from '../../flows/contract.ts';
import type { Bridge } from '../bridge/bridge.ts';
import { Operate } from '../keys/operate.tsx';
import { LocaleContext, SendContext } from './kiosk-context.ts';
import { Moment } from './moment.tsx';
import { PaintGuard } from './paint-guard.tsx';
import { Stage } from './stage.tsx';
import { useStageSize } from './use-stage-size.ts';
import { ViewOnStage } from './view-on-stage.tsx';

const Dock = lazy(() => import('../dock/dock.tsx'));

/** The whole window: the stage that citizens touch and, beside simulated devices only, the dock. */
export function Page({ bridge }: { readonly bridge: Bridge }) {
  const { connected, welcome, view, dock } = useSyncExternalStore(bridge.subscribe, bridge.state);
  const locale = view?.locale ?? 'az';
  const size = useStageSize(welcome);

  return (
    <SendContext value={bridge.send}>
      <LocaleContext value={locale}>
        <Stage size={size} view={view} connected={connected} welcome={welcome}>
          <PaintGuard
            key={connected ? 'connected' : 'away'}
            paints={view}
            where={view ? componentName(view) : 'Page'}
            onFailed={bridge.failed}
          >
            {connected && view ? <ViewOnStage view={view} /> : <Moment />}
          </PaintGuard>
          <PaintGuard paints={view} where="Operate" onFailed={bridge.failed} instead={null}>
            <Operate bridge={bridge} view={connected ? view : null} welcome={welcome} />
          </PaintGuard>
        </Stage>
        {welcome?.dock && dock ? (
          <PaintGuard paints={dock} where="Dock" onFailed={bridge.failed} instead={null}>
            <Suspense fallback={null}>
              <Dock dock={dock} onCommand={bridge.command} />
            </Suspense>
          </PaintGuard>
        ) : null}
      </LocaleContext>
    </SendContext>
  );
}

/** `waiting-tickets` → `WaitingTicketsScreen`, the component that paints it. */
function componentName(view: View): string {
  const words = view.screen.name.split('-').map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return `${words.join('')}Screen`;
}
