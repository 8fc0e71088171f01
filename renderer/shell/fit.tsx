import { type ReactNode, useLayoutEffect, useRef } from 'react';

/** Steps of tightening, from roomy to the smallest sizes that may still be read. */
const TIGHTEST = 6;

/** Densities that fitted before, by what was painted and the size of the box: a screen seen again needs no trial. */
const known = new Map<string, number>();
const MOST_KNOWN = 500;

/**
 * Official names run to 215 letters. Paints its children in the roomiest of seven densities (`data-fit`,
 * see `tokens.css`) in which nothing is cut off; the tightest still keeps every size in its legible range
 * and scrolls rather than clips. Each trial is a layout of the whole screen, so that none is made twice.
 */
export function Fit({ paints, children }: { readonly paints: unknown; readonly children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const element = box.current;
    if (!element || paints === undefined) return undefined;
    const painted = JSON.stringify(paints);
    let measured = '';
    const measure = (): void => {
      const key = `${element.clientWidth}×${element.clientHeight} ${painted}`;
      if (key === measured) return;
      measured = key;
      const before = known.get(key);
      const level = before ?? roomiest(element);
      if (before === undefined) remember(key, level);
      else set(element, 'fit', level);
      if (before === undefined) set(element, 'scrolls', overflows(element));
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

/** The roomiest density that fits, tried from the one that is set now. */
function roomiest(element: HTMLElement): number {
  let level = Number(element.dataset.fit ?? 0);
  set(element, 'fit', level);
  if (overflows(element)) {
    while (level < TIGHTEST && overflows(element)) set(element, 'fit', ++level);
    return level;
  }
  while (level > 0) {
    set(element, 'fit', level - 1);
    if (overflows(element)) {
      set(element, 'fit', level);
      return level;
    }
    level--;
  }
  return level;
}

function overflows(element: HTMLElement): boolean {
  return element.scrollHeight > element.clientHeight + 1;
}

function set(element: HTMLElement, name: 'fit' | 'scrolls', value: number | boolean): void {
  if (element.dataset[name] !== String(value)) element.dataset[name] = String(value);
}

function remember(key: string, level: number): void {
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(key, level);
}
