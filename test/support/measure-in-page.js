// Runs inside the page that is measured. One expression: a function of the least sizes, in millimetres.
(least) => {
  const stage = document.querySelector('.stage');
  const mm = Number.parseFloat(getComputedStyle(stage).getPropertyValue('--mm'));
  const troubles = [];
  const nameOf = (element) => element.dataset.name ?? element.textContent.trim().slice(0, 30);
  const rounded = (px) => Math.round((px / mm) * 10) / 10;
  // Screens shown before stay in the page, hidden; to ask one of their parts for its size would lay it out.
  const seen = (element) =>
    element.closest('[data-shown="false"]') === null &&
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const modal = document.querySelector('[role=alertdialog]');
  const scene = modal ?? stage;
  const stageBox = stage.getBoundingClientRect();

  // What can be touched: large enough, apart, within reach.
  const allButtons = [...scene.querySelectorAll('button')].filter(seen);
  const boxes = allButtons
    .filter((button) => !button.disabled)
    .map((button) => ({ name: nameOf(button), box: button.getBoundingClientRect() }));
  for (const { name, box } of boxes) {
    if (box.width < least.target * mm - 0.5 || box.height < least.target * mm - 0.5) {
      troubles.push(`target ${name}: ${rounded(box.width)} x ${rounded(box.height)} mm`);
    }
    if (
      box.left < stageBox.left ||
      box.right > stageBox.right + 1 ||
      box.top < stageBox.top ||
      box.bottom > stageBox.bottom + 1
    ) {
      troubles.push(`target ${name}: beyond the screen`);
    }
    if (!least.reach) continue;
    const from = (stageBox.bottom - box.bottom) / mm;
    const to = (stageBox.bottom - box.top) / mm;
    if (from < least.reach.fromMm - 0.3 || to > least.reach.toMm + 0.3) {
      troubles.push(`reach ${name}: ${Math.round(from)} to ${Math.round(to)} mm`);
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

  // Colours
  const colour = (text) => {
    const [red = 0, green = 0, blue = 0, alpha = 1] = (text.match(/[\d.]+/g) ?? []).map(Number);
    return { rgb: [red, green, blue], alpha };
  };
  const hex = (text) => [1, 3, 5].map((at) => Number.parseInt(text.trim().slice(at, at + 2), 16));
  const over = (front, alpha, back) => front.map((part, index) => part * alpha + back[index] * (1 - alpha));
  const grounds = new Map();
  const groundOf = (element) => {
    if (!element) return [255, 255, 255];
    const known = grounds.get(element);
    if (known) return known;
    const { rgb, alpha } = colour(getComputedStyle(element).backgroundColor);
    const ground = alpha === 1 ? rgb : over(rgb, alpha, groundOf(element.parentElement));
    grounds.set(element, ground);
    return ground;
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

  for (const button of allButtons) {
    const style = getComputedStyle(button);
    const around = groundOf(button.parentElement);
    const own = groundOf(button);
    // An underlined word is seen as one; everything else has an edge or a ground of its own.
    if (!button.disabled && style.textDecorationLine !== 'underline') {
      const edge = Number.parseFloat(style.borderTopWidth) > 0 ? colour(style.borderTopColor) : null;
      const ratio = Math.max(
        contrast(own, around),
        edge && edge.alpha === 1 ? contrast(edge.rgb, around) : 0,
      );
      if (ratio < least.shapeContrast) troubles.push(`edge ${nameOf(button)}: ${ratio.toFixed(1)}`);
    }
    if (button.disabled) continue;
    const ring = button.closest('.assist')
      ? '--on-assist'
      : button.closest('.bar')
        ? '--focus-bar'
        : '--focus';
    const focus = contrast(hex(style.getPropertyValue(ring)), around);
    if (focus < least.shapeContrast) troubles.push(`focus ${nameOf(button)}: ${focus.toFixed(1)}`);
  }
  for (const icon of scene.querySelectorAll('svg.icon')) {
    if (!seen(icon)) continue;
    const ground = groundOf(icon.parentElement);
    const ratio = contrast(colour(getComputedStyle(icon).color).rgb, ground);
    if (ratio < least.shapeContrast)
      troubles.push(`picture in ${icon.closest('[class]')?.parentElement?.className}: ${ratio.toFixed(1)}`);
  }

  // Everything written: large, dark, whole, and apart from what else is written.
  const sceneBox = scene.getBoundingClientRect();
  const lines = [];
  const walker = document.createTreeWalker(scene, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    const text = node.textContent.trim();
    if (text === '' || !element || !seen(element) || element.closest('svg')) continue;
    const style = getComputedStyle(element);
    if (style.clipPath !== 'none') continue;
    const said = text.slice(0, 30);
    const fontSize = Number.parseFloat(style.fontSize);
    const capital = (fontSize * least.capitalPerEm) / mm;
    const needed = element.closest('h1') ? least.headingCapital : least.capital;
    if (capital < needed) troubles.push(`text "${said}": capitals ${capital.toFixed(1)} mm`);
    const ground = groundOf(element);
    const { rgb, alpha } = colour(style.color);
    const ratio = contrast(over(rgb, alpha, ground), ground);
    const wanted = element.closest('button:disabled') ? least.shapeContrast : least.contrast;
    if (ratio < wanted) troubles.push(`contrast "${said}": ${ratio.toFixed(1)}`);
    const range = document.createRange();
    range.selectNodeContents(node);
    const box = range.getBoundingClientRect();
    const button = element.closest('button');
    for (const holder of [
      button,
      element.closest('.fit'),
      element.closest('.bar, .assist-who, .assist'),
      scene,
    ]) {
      if (!holder) continue;
      const room = holder === scene ? sceneBox : holder.getBoundingClientRect();
      const out = Math.max(
        room.left - box.left,
        room.top - box.top,
        box.right - room.right,
        box.bottom - room.bottom,
      );
      if (out > 1 + (holder === scene ? 0 : fontSize * 0.12)) {
        troubles.push(`cut off "${said}" by ${rounded(out)} mm`);
        break;
      }
    }
    for (const line of range.getClientRects()) {
      const middle = (line.top + line.bottom) / 2;
      const half = fontSize * 0.36;
      lines.push({
        node,
        said,
        left: line.left,
        right: line.right,
        top: middle - half,
        bottom: middle + half,
      });
    }
  }
  const told = new Set();
  lines.forEach((one, index) => {
    for (const other of lines.slice(index + 1)) {
      if (one.node === other.node) continue;
      const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
      const key = `overlap "${one.said}" / "${other.said}"`;
      if (across > 1 && down > 1 && !told.has(key)) {
        told.add(key);
        troubles.push(key);
      }
    }
  });

  for (const fit of scene.querySelectorAll('[data-shown="true"] .fit')) {
    if (fit.dataset.scrolls === 'true') {
      troubles.push(`does not fit, by ${rounded(fit.scrollHeight - fit.clientHeight)} mm`);
    }
    if (fit.scrollWidth > fit.clientWidth + 1) {
      troubles.push(`too wide, by ${rounded(fit.scrollWidth - fit.clientWidth)} mm`);
    }
  }
  return troubles;
};
