import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LOCALES } from '../../../flows/contract.ts';
import { escapeEvent } from '../../../renderer/shell/escape-event.ts';
import { stageSize } from '../../../renderer/shell/stage-size.ts';
import { allSampleViews } from '../../support/sample-views.ts';
import { SAMPLE_WELCOME } from '../../support/welcome.ts';

const OVER_ANOTHER = ['help', 'language', 'bad-reading', 'settings', 'tour', 'volunteer-pin', 'help-calls'];
const SCREEN = SAMPLE_WELCOME.screen;

describe('the stage', () => {
  it('fills the window of a kiosk, in millimetres of its screen', () => {
    expect(stageSize({ width: 1080, height: 1908 }, { ...SAMPLE_WELCOME, dock: false })).toEqual({
      width: 1080,
      height: 1908,
      mm: 3.6,
      orientation: 'portrait',
    });
  });

  it('takes a lying window for the same screen turned round', () => {
    const size = stageSize({ width: 1908, height: 1080 }, { ...SAMPLE_WELCOME, dock: false });
    expect(size).toMatchObject({ mm: 3.6, orientation: 'landscape' });
  });

  it('keeps the screen’s shape beside the dock and never leaves the window', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 700, max: 4000 }),
        fc.integer({ min: 300, max: 4000 }),
        fc.boolean(),
        (width, height, stands) => {
          const screen = stands ? SCREEN : { widthMm: 530, heightMm: 300 };
          const size = stageSize({ width, height }, { ...SAMPLE_WELCOME, screen, dock: true });
          expect(size.width).toBeLessThanOrEqual(width);
          expect(size.height).toBeLessThanOrEqual(height);
          expect(Math.abs(size.width / size.mm - screen.widthMm)).toBeLessThan(1 / size.mm + 0.001);
          expect(Math.abs(size.height / size.mm - screen.heightMm)).toBeLessThan(1 / size.mm + 0.001);
        },
      ),
    );
  });
});

describe('the Escape key', () => {
  it('does only what the screen itself offers', () => {
    for (const { view } of LOCALES.flatMap((locale) => allSampleViews(locale))) {
      const meant = escapeEvent(view);
      if (view.warning) expect(meant).toEqual({ type: 'continue' });
      else if (view.screen.name === 'assist-consent')
        expect(meant).toEqual({ type: 'consent', given: false });
      else if (OVER_ANOTHER.includes(view.screen.name)) expect(meant).toEqual({ type: 'close' });
      else expect(meant).toEqual(view.bar.back ? { type: 'back' } : null);
    }
  });
});
