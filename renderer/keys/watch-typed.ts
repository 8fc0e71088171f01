import type { TypedLines } from './typed-line.ts';

/** Listens before anything else does. The answer ends it. */
export function watchTyped(page: Window, lines: TypedLines): () => void {
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
    if (!lines.down({ key: event.key, at: event.timeStamp })) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  page.addEventListener('keydown', onKeyDown, { capture: true });
  return () => page.removeEventListener('keydown', onKeyDown, { capture: true });
}
