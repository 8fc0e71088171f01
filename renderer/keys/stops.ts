/** On view, and under no warning. A screen that has not settled yet is on view, too: it is read out. */
export function isOnView(element: Element): boolean {
  return element.closest('[data-shown="false"], .view[inert]') === null;
}

function isOpen(element: HTMLElement): boolean {
  return isOnView(element) && element.checkVisibility();
}

/**
 * All that the keys can rest on, in order: the heading, the buttons as they are read, the bar. Under the warning only
 * its button: nothing else can be used.
 */
export function stopsIn(stage: Element): readonly HTMLElement[] {
  const dialog = stage.querySelector('[role="alertdialog"]');
  const heading = dialog ? undefined : headingIn(stage);
  const buttons = [...(dialog ?? stage).querySelectorAll<HTMLElement>('button:not(:disabled)')].filter(
    isOpen,
  );
  const ofTheBar = (button: HTMLElement): boolean => button.closest('nav') !== null;
  return [
    ...(heading ? [heading] : []),
    ...buttons.filter((button) => !ofTheBar(button)),
    ...buttons.filter(ofTheBar),
  ];
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
