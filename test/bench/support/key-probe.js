// In the page before its own scripts: how long from the finger that lets go of a key to the frame after the line of what
// was typed has changed, and what was found with it: both come in one view. As `touch-probe.js` measures a touch.
(() => {
  const typed = () => document.querySelector('[data-shown="true"] [data-typed]')?.textContent;
  let at = null;
  let seen;
  let tell = () => {};
  globalThis.keyed = [];
  globalThis.nextKeyed = () =>
    new Promise((resolve) => {
      tell = resolve;
    });
  addEventListener(
    'pointerup',
    (event) => {
      at = event.timeStamp;
      seen = typed();
    },
    { capture: true },
  );
  new MutationObserver(() => {
    const now = typed();
    if (at === null || now === undefined || now === seen) return;
    const entry = { inPage: performance.now() - at, ms: 0 };
    const began = at;
    at = null;
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        entry.ms = performance.now() - began;
        globalThis.keyed.push(entry);
        tell();
      }),
    );
  }).observe(document, { subtree: true, childList: true, characterData: true });
})();
