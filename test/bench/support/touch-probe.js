// In the page before its own scripts: how long from the finger that lets go, which is what chooses, to the frame
// after the new screen's elements. The event's own time stamp is when the browser got the touch, so waiting for a busy page counts. The new screen
// comes from the host when the event is long over, which is why PerformanceEventTiming would stop too early; the
// second animation frame can only begin when the first, with the new screen in it, is done.
(() => {
  const place = () => document.querySelector('main[data-place]')?.dataset.place;
  const screen = () => document.querySelector('main[data-place]')?.dataset.screen;
  let touch = null;
  let seen = null;
  let tell = () => {};
  globalThis.painted = [];
  globalThis.nextPainted = () =>
    new Promise((resolve) => {
      tell = resolve;
    });
  addEventListener(
    'pointerup',
    (event) => {
      const name = event.target.closest('[data-name]')?.dataset.name ?? '';
      touch = { at: event.timeStamp, name };
      seen = place();
    },
    { capture: true },
  );
  new MutationObserver(() => {
    const now = place();
    if (touch === null || now === undefined || now === seen) return;
    seen = now;
    const { at, name } = touch;
    const entry = { name, screen: screen(), inPage: performance.now() - at, ms: 0 };
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        entry.ms = performance.now() - at;
        globalThis.painted.push(entry);
        tell();
      }),
    );
  }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-place'] });
})();
