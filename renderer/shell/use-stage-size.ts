import { useMemo, useSyncExternalStore } from 'react';
import type { Welcome } from '../../flows/contract.ts';
import { type StageSize, stageSize } from './stage-size.ts';

function subscribe(changed: () => void): () => void {
  window.addEventListener('resize', changed);
  return () => window.removeEventListener('resize', changed);
}

export function useStageSize(welcome: Welcome | null): StageSize {
  const width = useSyncExternalStore(subscribe, () => window.innerWidth);
  const height = useSyncExternalStore(subscribe, () => window.innerHeight);
  return useMemo(() => stageSize({ width, height }, welcome), [width, height, welcome]);
}
