import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { THEMES, type Theme } from '../../../flows/contract.ts';

/** `front on ground`, by the names of the tokens. */
const TEXT = [
  'ink on ground',
  'ink on surface',
  'ink on brand-tint',
  'ink on warm-tint',
  'ink on good-tint',
  'ink-soft on ground',
  'ink-soft on surface',
  'ink-soft on brand-tint',
  'ink-soft on warm-tint',
  'ink-soft on good-tint',
  'brand on surface',
  'brand on brand-tint',
  'brand on ground',
  'on-brand on brand',
  'on-brand on brand-deep',
  'on-brand-soft on brand',
  'warm-bright on brand',
  'on-warm on warm-tint',
  'on-warm-fill on warm',
  'warm-tint on on-warm',
  'on-bar on bar-button',
  'bar-button on on-bar',
  'on-assist on assist',
  'assist on on-assist',
  'alarm on ground',
  'surface on alarm',
] as const;

/** Edges, pictures, the focus, and what cannot be used now. */
const SHAPES = [
  'edge on ground',
  'edge on surface',
  'idle on ground',
  'idle on surface',
  'brand-bright on ground',
  'brand-bright on surface',
  'brand-bright on brand-tint',
  'warm-edge on ground',
  'warm-edge on warm-tint',
  'good-edge on ground',
  'on-brand on on-good',
  'on-good on good-tint',
  'bar-edge on bar',
  'bar-idle on bar',
  'focus on ground',
  'focus on surface',
  'focus on brand-tint',
  'focus on focus-halo',
  'focus-bar on bar',
  'assist on ground',
] as const;

function tokensOf(theme: Theme): ReadonlyMap<string, string> {
  const css = readFileSync(new URL(`../../../renderer/design/themes/${theme}.css`, import.meta.url), 'utf8');
  return new Map(
    Array.from(css.matchAll(/--([\w-]+):\s*([^;]+);/g), ([, name = '', value = '']) => [name, value]),
  );
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Pairs below what is asked, with what they have. */
function tooPale(theme: Theme, pairs: readonly string[], least: number): string[] {
  const tokens = tokensOf(theme);
  return pairs.flatMap((pair) => {
    const [front = 0, ground = 0] = pair.split(' on ').map((name) => {
      const value = tokens.get(name);
      if (!value?.startsWith('#')) throw new Error(`${theme} has no colour ${name}`);
      return luminance(value);
    });
    const ratio = (Math.max(front, ground) + 0.05) / (Math.min(front, ground) + 0.05);
    return ratio < least ? [`${pair}: ${ratio.toFixed(2)}`] : [];
  });
}

describe.each(THEMES)('the theme %s', (theme) => {
  it('has text of 7:1', () => {
    expect(tooPale(theme, TEXT, 7)).toEqual([]);
  });

  it('has shapes, edges and a focus of 3:1', () => {
    expect(tooPale(theme, SHAPES, 3)).toEqual([]);
  });

  it('names the colours that the others name', () => {
    expect([...tokensOf(theme).keys()].sort()).toEqual([...tokensOf('light').keys()].sort());
  });
});

it.each(['contrast-light', 'contrast-dark'] as const)(
  '%s keeps 4.5:1 where nothing can be touched now',
  (theme) => {
    expect(tooPale(theme, ['idle on ground', 'idle on surface', 'bar-idle on bar'], 4.5)).toEqual([]);
  },
);
