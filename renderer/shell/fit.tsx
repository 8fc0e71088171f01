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
/** What the last one of its kind needed: where to begin with the next. */
const lastOfKind = new Map<string, number>();
/** All screens stand in the same room: a new one is fitted to it before it is laid out for the first time. */
const usualSize: Record<Room, string> = { screen: '', part: '' };

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

/** The roomiest density that fits, looked for from `guess` on: each step lays the whole screen out once. */
function measure(element: HTMLElement, guess: number): Fitted {
  const fits = (level: number): boolean => {
    set(element, 'fit', level);
    return element.scrollHeight <= element.clientHeight + 1;
  };
  let level = guess;
  if (fits(level)) {
    while (level > 0 && fits(level - 1)) level -= 1;
    return { level, scrolls: false };
  }
  while (level < TIGHTEST) {
    level += 1;
    if (fits(level)) return { level, scrolls: false };
  }
  return { level: TIGHTEST, scrolls: true };
}

function sizeOf(element: HTMLElement): string {
  return `${element.offsetWidth}×${element.offsetHeight}`;
}

/** A whole screen, or a part of one that changes by itself and must leave the rest as it is. */
type Room = 'screen' | 'part';

interface Props {
  readonly kind: string;
  readonly paints: string;
  readonly room?: Room;
  /** False for what may be personal: nothing of it stays behind when the screen has gone. */
  readonly remembers?: boolean;
  readonly children: ReactNode;
}

/**
 * Official names run to 215 letters. Paints its children in the roomiest of seven densities (`data-fit`,
 * see `tokens.css`) in which nothing is cut off; the tightest still keeps every size in its legible range
 * and scrolls rather than clips.
 * @param kind names screens that are alike in size
 * @param paints all that the children's size depends on, as one text
 */
export function Fit({ kind, paints, room = 'screen', remembers = true, children }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const size = useRef(usualSize[room]);

  const choose = (element: HTMLElement): void => {
    const known = remembered.get(`${size.current} ${paints}`);
    const fitted = known ?? measure(element, lastOfKind.get(`${size.current} ${kind}`) ?? 0);
    if (!known) {
      // A strip that came or went with this very painting has changed the room, and nobody has said so yet.
      size.current = sizeOf(element);
      usualSize[room] = size.current;
      if (remembers) remember(`${size.current} ${paints}`, fitted);
    }
    lastOfKind.set(`${size.current} ${kind}`, fitted.level);
    set(element, 'fit', fitted.level);
    set(element, 'scrolls', fitted.scrolls);
  };
  const chooses = useRef(choose);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what it depends on, not what it names: other paintings change no size.
  useLayoutEffect(() => {
    chooses.current = choose;
    if (box.current && size.current !== '') choose(box.current);
  }, [kind, paints, room, remembers]);

  // One observer for as long as it stands: a new one tells the size anew, which lays the page out once more.
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    // Tells the size it begins with, too; still before the first paint.
    const observer = new ResizeObserver(() => {
      const now = sizeOf(element);
      if (now === size.current) return;
      size.current = now;
      chooses.current(element);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  return (
    <div ref={box} className={room === 'screen' ? 'fit' : 'fit fit-part'}>
      {children}
    </div>
  );
}
