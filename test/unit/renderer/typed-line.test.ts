import { describe, expect, it } from 'vitest';
import { LONGEST_TYPED } from '../../../flows/contract.ts';
import { createTypedLines, LEAST_TYPED, READER_GAP_MS } from '../../../renderer/keys/typed-line.ts';

function typing() {
  const lines: string[] = [];
  const typed = createTypedLines((line) => lines.push(line), LONGEST_TYPED);
  let at = 0;
  /** Each key so long after the one before; true where it was taken from the page. */
  const type = (keys: readonly string[], gapMs: number): boolean[] =>
    keys.map((key) => {
      at += gapMs;
      return typed.down({ key, at });
    });
  return { lines, type };
}

const DOCUMENT_LINE = 'IAAZEAA000000111ABC234<<<<<<<<';

describe('a reader that types like a keyboard', () => {
  it('is heard line by line, and its Enter presses no button', () => {
    const { lines, type } = typing();
    const taken = type([...DOCUMENT_LINE, 'Enter', ...DOCUMENT_LINE, 'Enter'], 5);
    expect(lines).toEqual([DOCUMENT_LINE, DOCUMENT_LINE]);
    expect(taken.filter(Boolean)).toHaveLength(2);
    expect(taken.at(-1)).toBe(true);
  });

  it('is heard through the shift keys between its letters', () => {
    const { lines, type } = typing();
    type([...'DA0TEST'].flatMap((letter) => ['Shift', letter]).concat('Enter'), READER_GAP_MS / 2);
    expect(lines).toEqual(['DA0TEST']);
  });

  it('is told from a hand: slow keys are no line, and their Enter is the page’s own', () => {
    const { lines, type } = typing();
    expect(type([...'12345678', 'Enter'], READER_GAP_MS + 1)).not.toContain(true);
    expect(type([...'1'.repeat(LEAST_TYPED - 1), 'Enter'], 5)).not.toContain(true);
    expect(type(['Enter', 'Enter'], 5)).not.toContain(true);
    expect(lines).toEqual([]);
  });

  it('does not hear what is longer than any line, and is heard again after it', () => {
    const { lines, type } = typing();
    type([...'X'.repeat(LONGEST_TYPED + 1), 'Enter'], 1);
    expect(lines).toEqual([]);
    type([...DOCUMENT_LINE, 'Enter'], 1);
    expect(lines).toEqual([DOCUMENT_LINE]);
  });
});
