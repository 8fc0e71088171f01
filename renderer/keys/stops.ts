/** On view, and under no warning. A screen that has not settled yet is on view, too: it is read out. */
export function isOnView(element: Element): boolean {
  return element.closest('[data-shown="false"], .view[inert]') === null;
}

function isOpen(element: HTMLElement): boolean {
  return isOnView(element) && element.checkVisibility();
}

/** Rows of keys are one stop each: nobody walks forty keys one by one. */
const STOPS = 'button:not(:disabled):not([data-row] *), [data-row]';

/**
 * All that the keys can rest on, in order: the heading, the buttons and rows of keys as they are read, the bar. Under
 * the warning only its button: nothing else can be used.
 */
export function stopsIn(stage: Element): readonly HTMLElement[] {
  const dialog = stage.querySelector('[role="alertdialog"]');
  const heading = dialog ? undefined : headingIn(stage);
  const buttons = [...(dialog ?? stage).querySelectorAll<HTMLElement>(STOPS)].filter(isOpen);
  const ofTheBar = (button: HTMLElement): boolean => button.closest('nav') !== null;
  return [
    ...(heading ? [heading] : []),
    ...buttons.filter((button) => !ofTheBar(button)),
    ...buttons.filter(ofTheBar),
  ];
}

/** Those to be reached from `current` by one move: inside a row its keys, and the row itself, by which one leaves it. */
export function stopsAround(stage: Element, current: Element | null): readonly HTMLElement[] {
  const row = rowOf(current);
  if (!row || !stage.contains(row) || stage.querySelector('[role="alertdialog"]')) return stopsIn(stage);
  return [row, ...keysOf(row)];
}

/** The row that a key stands in; null for all else, the row itself too. */
export function rowOf(element: Element | null): HTMLElement | null {
  return element?.matches('button') ? element.closest<HTMLElement>('[data-row]') : null;
}

export function isRow(stop: HTMLElement): boolean {
  return stop.matches('[data-row]');
}

export function keysOf(row: HTMLElement): readonly HTMLElement[] {
  return [...row.querySelectorAll<HTMLElement>('button:not(:disabled)')].filter(isOpen);
}

/** The first row of the keyboard on view. */
export function firstRowIn(stage: Element): HTMLElement | undefined {
  return [...stage.querySelectorAll<HTMLElement>('[data-row]')].find(isOpen);
}

/** The heading of the screen on view. */
export function headingIn(stage: Element): HTMLElement | undefined {
  return [...stage.querySelectorAll<HTMLElement>('main h1')].find(isOpen);
}

export function isButton(stop: HTMLElement): boolean {
  return stop instanceof HTMLButtonElement;
}

/** The stop `by` places on, round and round; from nowhere to the first one, or the last. */
export function stopAfter(
  stops: readonly HTMLElement[],
  current: Element | null,
  by: 1 | -1,
): { readonly stop: HTMLElement | undefined; readonly wrapped: boolean } {
  const at = placeOf(current, stops);
  if (at === -1) return { stop: by === 1 ? stops[0] : stops.at(-1), wrapped: false };
  const to = (at + by + stops.length) % stops.length;
  return { stop: stops[to], wrapped: by === 1 ? to <= at : to >= at };
}

/** Its index among the stops, -1 when it is none of them. */
export function placeOf(element: Element | null, stops: readonly HTMLElement[]): number {
  return element instanceof HTMLElement ? stops.indexOf(element) : -1;
}
