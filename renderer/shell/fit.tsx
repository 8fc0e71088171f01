import { type ReactNode, useLayoutEffect, useRef } from 'react';

/** Steps of tightening, from roomy to the smallest sizes that may still be read. */
const TIGHTEST = 6;
/** More than the screens of a day in three languages; tickets, each of its own, push the oldest out. */
const MOST_REMEMBERED = 400;

interface Fitted {
  readonly level: number;
  readonly scrolls: boolean;
}

/** What fitted before, by size and content: laying a screen out a second time to measure it costs the citizen. */
const remembered = new Map<string, Fitted>();

function remember(key: string, fitted: Fitted): void {
  // Letters measured before the fonts are there have another width.
  if (document.fonts.status !== 'loaded') return;
  const oldest = remembered.size < MOST_REMEMBERED ? undefined : remembered.keys().next().value;
  if (oldest !== undefined) remembered.delete(oldest);
  remembered.set(key, fitted);
}

/** Setting the same once more would cost a style pass. */
function set(element: HTMLElement, name: 'fit' | 'scrolls', value: number | boolean): void {
  if (element.dataset[name] !== String(value)) element.dataset[name] = String(value);
}

function measure(element: HTMLElement): Fitted {
  const scrolls = (): boolean => element.scrollHeight > element.clientHeight + 1;
  for (let level = 0; level < TIGHTEST; level += 1) {
    set(element, 'fit', level);
    if (!scrolls()) return { level, scrolls: false };
  }
  set(element, 'fit', TIGHTEST);
  return { level: TIGHTEST, scrolls: scrolls() };
}

/**
 * Official names run to 215 letters. Paints its children in the roomiest of seven densities (`data-fit`,
 * see `tokens.css`) in which nothing is cut off; the tightest still keeps every size in its legible range
 * and scrolls rather than clips.
 * @param paints all that the children's size depends on, as one text
 */
export function Fit({ paints, children }: { readonly paints: string; readonly children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  const size = useRef('');

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const choose = (): void => {
      const key = `${size.current} ${paints}`;
      const known = remembered.get(key);
      const fitted = known ?? measure(element);
      if (!known) remember(key, fitted);
      set(element, 'fit', fitted.level);
      set(element, 'scrolls', fitted.scrolls);
    };
    if (size.current !== '') choose();
    // Tells the size it begins with, too; still before the first paint.
    const observer = new ResizeObserver(([entry]) => {
      const now = entry ? `${entry.contentRect.width}×${entry.contentRect.height}` : '';
      if (now === size.current) return;
      size.current = now;
      choose();
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [paints]);

  return (
    <div ref={box} className="fit">
      {children}
    </div>
  );
}
