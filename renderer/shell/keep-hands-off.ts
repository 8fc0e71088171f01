/** Gestures of a browser that mean nothing on a kiosk and would only frighten. */
const UNWANTED = ['contextmenu', 'dragstart', 'selectstart', 'gesturestart', 'auxclick'] as const;

/** Zoom by keyboard or wheel: the size of things is the kiosk's to choose. */
const ZOOM_KEYS = new Set(['+', '-', '=', '0']);

export function keepHandsOff(page: Document): void {
  for (const type of UNWANTED) page.addEventListener(type, (event) => event.preventDefault());
  page.addEventListener('keydown', (event) => {
    if ((event.ctrlKey || event.metaKey) && ZOOM_KEYS.has(event.key)) event.preventDefault();
  });
  page.addEventListener(
    'wheel',
    (event) => {
      if (event.ctrlKey) event.preventDefault();
    },
    { passive: false },
  );
  page.addEventListener(
    'touchmove',
    (event) => {
      if (event.touches.length > 1) event.preventDefault();
    },
    { passive: false },
  );
}
