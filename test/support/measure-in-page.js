// Runs inside the page that is measured. One expression: a function of the least sizes, in millimetres.
(least) => {
  const stage = document.querySelector('.stage');
  const mm = Number.parseFloat(getComputedStyle(stage).getPropertyValue('--mm'));
  const troubles = [];
  const nameOf = (element) => element.dataset.name ?? element.textContent.trim().slice(0, 30);
  const rounded = (px) => Math.round((px / mm) * 10) / 10;
  const seen = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const modal = document.querySelector('[role=alertdialog]');
  const scene = modal ?? stage;

  const buttons = [...scene.querySelectorAll('button:not(:disabled)')].filter(seen);
  const boxes = buttons.map((button) => ({ name: nameOf(button), box: button.getBoundingClientRect() }));
  for (const { name, box } of boxes) {
    if (box.width < least.target * mm || box.height < least.target * mm) {
      troubles.push(`target ${name}: ${rounded(box.width)} x ${rounded(box.height)} mm`);
    }
  }
  boxes.forEach((one, index) => {
    for (const other of boxes.slice(index + 1)) {
      const dx = Math.max(one.box.left - other.box.right, other.box.left - one.box.right);
      const dy = Math.max(one.box.top - other.box.bottom, other.box.top - one.box.bottom);
      const gap = Math.max(dx, dy);
      if (gap < least.gap * mm - 0.5) troubles.push(`gap ${one.name} / ${other.name}: ${rounded(gap)} mm`);
    }
  });

  const colour = (text) => {
    const [red = 0, green = 0, blue = 0, alpha = 1] = (text.match(/[\d.]+/g) ?? []).map(Number);
    return { rgb: [red, green, blue], alpha };
  };
  const over = (front, alpha, back) => front.map((part, index) => part * alpha + back[index] * (1 - alpha));
  const groundOf = (element) => {
    if (!element) return [255, 255, 255];
    const { rgb, alpha } = colour(getComputedStyle(element).backgroundColor);
    return alpha === 1 ? rgb : over(rgb, alpha, groundOf(element.parentElement));
  };
  const luminance = (rgb) => {
    const [red, green, blue] = rgb.map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (one, other) => {
    const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  };

  const sceneBox = scene.getBoundingClientRect();
  const walker = document.createTreeWalker(scene, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    const text = node.textContent.trim();
    if (
      text === '' ||
      !element ||
      !seen(element) ||
      element.closest('button:disabled, svg') ||
      getComputedStyle(element).clipPath !== 'none'
    )
      continue;
    const style = getComputedStyle(element);
    const capital = (Number.parseFloat(style.fontSize) * least.capitalPerEm) / mm;
    const needed = element.closest('h1') ? least.headingCapital : least.capital;
    if (capital < needed) troubles.push(`text "${text.slice(0, 30)}": capitals ${capital.toFixed(1)} mm`);
    const ground = groundOf(element);
    const { rgb, alpha } = colour(style.color);
    const ratio = contrast(over(rgb, alpha, ground), ground);
    if (ratio < least.contrast) troubles.push(`contrast "${text.slice(0, 30)}": ${ratio.toFixed(1)}`);
    const range = document.createRange();
    range.selectNodeContents(node);
    const box = range.getBoundingClientRect();
    for (const holder of [element.closest('button'), element.closest('.fit'), scene]) {
      const room = holder?.getBoundingClientRect() ?? sceneBox;
      const out = Math.max(
        room.left - box.left,
        room.top - box.top,
        box.right - room.right,
        box.bottom - room.bottom,
      );
      if (out > 1) troubles.push(`cut off "${text.slice(0, 30)}" by ${rounded(out)} mm`);
    }
  }
  const fit = scene.querySelector('.fit');
  if (fit?.dataset.scrolls === 'true') {
    troubles.push(`does not fit, by ${rounded(fit.scrollHeight - fit.clientHeight)} mm`);
  }
  return troubles;
};
