// Stands in both pages that are compared: says when the page is painted and, where there is one, its first
// button can be touched.
const first = () => {
  if (!document.querySelector('#page')) return document.readyState !== 'loading';
  return (
    document.querySelector('main[data-settled="true"]:not([inert]) [data-name]:not([disabled])') !== null
  );
};
const painted = () =>
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      globalThis.readyAfter = performance.now();
      void fetch('/painted');
    }),
  );
const watch = new MutationObserver(() => look());
const look = () => {
  if (!first()) return;
  watch.disconnect();
  painted();
};
watch.observe(document, { subtree: true, childList: true, attributes: true });
document.addEventListener('readystatechange', look);
look();
