import { type ReactNode, useLayoutEffect, useRef } from 'react';

/** Steps of tightening, from roomy to the smallest sizes that may still be read. */
const TIGHTEST = 6;

/**
 * Official names run to 215 letters. Paints its children in the roomiest of seven densities (`data-fit`,
 * see `tokens.css`) in which nothing is cut off; the tightest still keeps every size in its legible range
 * and scrolls rather than clips.
 */
export function Fit({ paints, children }: { readonly paints: unknown; readonly children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const element = box.current;
    if (!element || paints === undefined) return undefined;
    const measure = (): void => {
      for (let level = 0; level <= TIGHTEST; level += 1) {
        element.dataset.fit = String(level);
        if (element.scrollHeight <= element.clientHeight + 1) break;
      }
      element.dataset.scrolls = String(element.scrollHeight > element.clientHeight + 1);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [paints]);

  return (
    <div ref={box} className="fit">
      {children}
    </div>
  );
}
