import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as lucide from 'lucide-react';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import chosen from '../assets/icons/chosen.json' with { type: 'json' };
import drawn from '../assets/icons/drawn.json' with { type: 'json' };

/**
 * Writes `assets/icons/paths.json`: every picture of the page as one path of a 24-unit square, stroked 2 units wide.
 * Half a dozen shapes a picture, a dozen pictures a screen, were a quarter of what a slow processor had to do.
 */

type Attributes = Readonly<Record<string, string>>;

const number = (attributes: Attributes, name: string): number => Number(attributes[name] ?? 0);

const NUMBER = String.raw`-?(?:\d+\.?\d*|\.\d+)`;
const RELATIVE_START = new RegExp(`^m\\s*(${NUMBER})[\\s,]*(${NUMBER})\\s*(?=([-\\d.])?)`);

/** A leading `m` counts from the origin only as long as the path stands alone; what follows it stays relative. */
function absoluteStart(d: string): string {
  return d.replace(RELATIVE_START, (_, x, y, more) => `M${x} ${y}${more === undefined ? '' : 'l'}`);
}

/** SVG 2, section 10: the path that each basic shape equals. */
const AS_PATH: Readonly<Record<string, (attributes: Attributes) => string>> = {
  path: ({ d = '' }) => absoluteStart(d),
  circle: (attributes) => {
    const [x, y, r] = [number(attributes, 'cx'), number(attributes, 'cy'), number(attributes, 'r')];
    return `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;
  },
  line: ({ x1, x2, y1, y2 }) => `M${x1} ${y1}L${x2} ${y2}`,
  rect: (attributes) => {
    const [x, y] = [number(attributes, 'x'), number(attributes, 'y')];
    const [width, height] = [number(attributes, 'width'), number(attributes, 'height')];
    const r = number(attributes, 'rx') || number(attributes, 'ry');
    const corner = (dx: number, dy: number): string => (r === 0 ? '' : `a${r} ${r} 0 0 1 ${dx} ${dy}`);
    return [
      `M${x + r} ${y}h${width - 2 * r}${corner(r, r)}v${height - 2 * r}${corner(-r, r)}`,
      `h${2 * r - width}${corner(-r, -r)}v${2 * r - height}${corner(r, -r)}z`,
    ].join('');
  },
};

/** All shapes of one drawing as one path. @throws {Error} at a shape that no picture here has had so far */
export function onePath(markup: string): string {
  const inner = markup.replace(/^<svg[^>]*>/, '').replace(/<\/svg>$/, '');
  return Array.from(inner.matchAll(/<(\w+)([^>]*)>/g), ([, shape = '', text = '']) => {
    const attributes = Object.fromEntries(
      Array.from(text.matchAll(/([\w-]+)="([^"]*)"/g), ([, key, value]) => [key, value]),
    );
    const path = AS_PATH[shape]?.(attributes);
    if (path === undefined) throw new Error(`<${shape}> cannot be made a path`);
    return path;
  }).join('');
}

function lucidePath(name: string): string {
  const component = (lucide as unknown as Readonly<Record<string, lucide.LucideIcon | undefined>>)[name];
  if (!component) throw new Error(`assets/icons/chosen.json: Lucide draws no ${name}`);
  return onePath(renderToStaticMarkup(createElement(component)));
}

/** Every picture by its name. */
export function iconPaths(): Readonly<Record<string, string>> {
  const pairs = [
    ...Object.entries(chosen).map(([name, from]) => [name, lucidePath(from)] as const),
    ...Object.entries(drawn).map(([name, shapes]) => [name, onePath(shapes.join(''))] as const),
  ];
  return Object.fromEntries(pairs.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

if (import.meta.main) {
  const file = fileURLToPath(new URL('../assets/icons/paths.json', import.meta.url));
  writeFileSync(file, `${JSON.stringify(iconPaths(), null, 2)}\n`);
}
