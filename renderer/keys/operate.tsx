import { useEffect, useState } from 'react';
import type { View, Welcome } from '../../flows/contract.ts';
import type { Bridge } from '../bridge/bridge.ts';
import { isCaptioned } from '../shell/access-context.ts';
import { Captions } from '../speech/captions.tsx';
import { pageClock } from './clock.ts';
import { createOperation } from './operation.ts';

interface Props {
  readonly bridge: Bridge;
  /** Null while no view is on the stage. */
  readonly view: View | null;
  readonly welcome: Welcome | null;
}

/**
 * All ways to use the kiosk beside fingers: keypad, one switch, speech. Stands in the stage after the view, so that it
 * finds painted what it speaks of. A finger means the same with speech as without: who sees nothing has the keypad.
 */
export function Operate({ bridge, view, welcome }: Props) {
  const [operation] = useState(() => createOperation(bridge, pageClock));
  useEffect(() => operation.open(window), [operation]);
  useEffect(() => operation.painted({ view, welcome }), [operation, view, welcome]);

  if (!view || !isCaptioned(view.access)) return null;
  return <Captions store={operation.captions} locale={view.locale} />;
}
