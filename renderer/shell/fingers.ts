/** How far beyond its edge, in CSS pixels, a finger may roll off a button and still mean it: old fingers are broad. */
const ROLL = 16;
/** A button keeps the pressed look until its touch is answered, at most this long: to repaint it first would delay the answer. */
const AFTERGLOW_MS = 200;

/** What only this file listens to: on the way on to React, which listens to all of it, they would cost a tenth of the touch. */
const NOBODY_ELSES = [
  ...['pointerup', 'pointercancel', 'pointerover', 'pointerout', 'gotpointercapture', 'lostpointercapture'],
  ...['touchstart', 'touchend'],
];

const meanings = new WeakMap<Element, () => void>();

/** Gives a button its meaning, for as long as it stands. */
export function onFinger(button: Element, meant: () => void): void {
  meanings.set(button, meant);
}

/** Buttons that have been let go and still look pressed. */
const afterglow = new Set<HTMLElement>();

/** The answer is there: what was let go looks as it did, in the same frame. */
export function endAfterglow(): void {
  for (const button of afterglow) delete button.dataset.pressed;
  afterglow.clear();
}

/** False for a moment after each change of screen (see `use-settled.ts`), and under the warning. */
export function takesTouches(button: Element): boolean {
  return button.closest('[data-settled="false"], [inert]') === null;
}

function buttonAt(target: EventTarget | null): HTMLElement | null {
  const button = target instanceof Element ? target.closest<HTMLElement>('.touch:not(:disabled)') : null;
  return button && meanings.has(button) && takesTouches(button) ? button : null;
}

function isOver(button: Element, { clientX, clientY }: PointerEvent): boolean {
  const { left, right, top, bottom } = button.getBoundingClientRect();
  return (
    clientX >= left - ROLL && clientX <= right + ROLL && clientY >= top - ROLL && clientY <= bottom + ROLL
  );
}

/**
 * Fingers and mice on the buttons: what is let go over the button it went down on is meant (WCAG 2.2, 2.5.2), however
 * long it rested there. One set of listeners for the whole page, and none of the six mouse events that a browser
 * makes up after each touch: on a slow processor those alone took a quarter of the way to the next screen.
 */
export function watchFingers(page: Document): void {
  /** What each finger is on, by the name that it had when the finger came down. */
  const down = new Map<number, { readonly button: HTMLElement; readonly name: string | undefined }>();

  page.addEventListener(
    'pointerdown',
    (event) => {
      const button = event.button === 0 ? buttonAt(event.target) : null;
      if (!button) return;
      down.set(event.pointerId, { button, name: button.dataset.name });
      button.dataset.pressed = 'true';
    },
    { capture: true, passive: true },
  );

  const letGo = (event: PointerEvent): void => {
    const held = down.get(event.pointerId);
    if (!held) return;
    down.delete(event.pointerId);
    const { button, name } = held;
    // What came between finger and release counts: a warning, another screen, a button that can no longer be used.
    const isMeant =
      event.type === 'pointerup' &&
      buttonAt(button) !== null &&
      button.dataset.name === name &&
      isOver(button, event);
    const meant = isMeant ? meanings.get(button) : undefined;
    if (!meant) {
      delete button.dataset.pressed;
      return;
    }
    meant();
    afterglow.add(button);
    setTimeout(() => {
      if (afterglow.delete(button)) delete button.dataset.pressed;
    }, AFTERGLOW_MS);
  };
  page.addEventListener('pointerup', letGo, { capture: true, passive: true });
  page.addEventListener('pointercancel', letGo, { capture: true, passive: true });

  // Without these the browser looks for taps and long presses, and makes mouseover, mousedown, focus, mouseup and click.
  page.addEventListener(
    'touchstart',
    (event) => {
      const button = event.cancelable ? buttonAt(event.target) : null;
      if (button && button.closest('[data-scrolls="true"]') === null) event.preventDefault();
    },
    { capture: true, passive: false },
  );
  page.addEventListener(
    'touchend',
    (event) => {
      if (event.cancelable && buttonAt(event.target)) event.preventDefault();
    },
    { capture: true, passive: false },
  );
  for (const type of NOBODY_ELSES)
    page.addEventListener(type, (event) => event.stopPropagation(), { capture: true, passive: true });
}
