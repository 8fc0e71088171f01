import { describe, expect, it } from 'vitest';
import { looksLikeMrz } from '../../../../hardware/id-scanners/mrz/looks-like-mrz.ts';
import { PRESENTATIONS } from '../../../../hardware/simulators/bar-code-reader/presentations.ts';
import { NOTES } from '../../../../hardware/simulators/id-scanner/specimens.ts';

describe('lines of a document', () => {
  it.each(Object.entries(NOTES))('%s: each of them, and all as one', (_, lines) => {
    for (const line of [...lines, lines.join('')]) expect(looksLikeMrz(line), line).toBe(true);
  });

  it('no code is one', () => {
    for (const { text } of Object.values(PRESENTATIONS)) expect(looksLikeMrz(text), text).toBe(false);
    expect(looksLikeMrz('A'.repeat(30))).toBe(false);
    expect(looksLikeMrz('<'.repeat(29))).toBe(false);
  });
});
