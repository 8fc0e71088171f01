import { type PointerEventHandler, useCallback, useRef } from 'react';
import { useSend } from './kiosk-context.ts';

const AT_MOST_EVERY_MS = 1_000;

/** Signs of life that are not a choice: a touch that hits no button tells the host that somebody is there. */
export function useSigns(): { readonly onPointerDown: PointerEventHandler } {
  const send = useSend();
  const last = useRef(Number.NEGATIVE_INFINITY);
  const onPointerDown = useCallback<PointerEventHandler>(
    ({ target, timeStamp }) => {
      if (target instanceof Element && target.closest('button:not(:disabled)')) return;
      if (timeStamp - last.current < AT_MOST_EVERY_MS) return;
      last.current = timeStamp;
      send({ type: 'activity', by: 'finger' });
    },
    [send],
  );
  return { onPointerDown };
}
