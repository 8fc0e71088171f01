import { describe, expect, it } from 'vitest';
import { LOCALES, type Screen, type View } from '../../../flows/contract.ts';
import { accessScreens, accessView, accessViewOf } from '../../support/access-views.ts';
import { sampleViews } from '../../support/sample-views.ts';
import {
  answerWith,
  button,
  choices,
  complaints,
  focused,
  forget,
  gallery,
  MOST_STOPS,
  open,
  operatePage,
  page,
  rowAround,
  said,
  samples,
  show,
  spoken,
  walkRow,
} from './operated-page.ts';

const NAMES_OF_LANGUAGES = { az: /^Azərbaycan dili/, ru: /Русский язык/, en: /English/ };

operatePage();

describe('speech', { timeout: 60_000 }, () => {
  it.each(LOCALES)('has words for every screen and every stop in %s', async (locale) => {
    answerWith(1);
    await open(accessViewOf('issuing', locale, { speech: true, keys: true }));
    for (const view of samples(locale, { speech: true, keys: true })) {
      forget();
      await show(view);
      const heading = await page.locator('h1:focus:not([inert] *)').innerText();
      await expect.poll(() => spoken.length).toBeGreaterThan(0);
      expect(said().replaceAll(/\W/g, '')).toContain((heading.split('\n')[0] ?? '').replaceAll(/\W/g, ''));
      expect(spoken[0]?.locale).toBe(locale);
      for (let moves = 0; moves < MOST_STOPS; moves += 1) {
        await page.keyboard.press('ArrowDown');
        forget();
        await page.keyboard.press('ArrowUp');
        await page.keyboard.press('ArrowDown');
        await expect.poll(() => spoken.length, { message: await focused() }).toBeGreaterThan(0);
        if ((await rowAround()) !== null) {
          await walkRow(async (key) => {
            await expect.poll(() => spoken.length, { message: key }).toBeGreaterThan(0);
            forget();
          });
        }
        if ((await focused()) === 'h1') break;
      }
    }
    expect(complaints).toEqual([]);
  });

  it.each(['normal', 'very-large'] as const)('reads a ticket as it stands on the paper', async (text) => {
    await open(accessViewOf('ticket', 'az', { speech: true, text }));
    for (const part of ['Səs açıqdır', 'Növbə nömrəniz. A017', '4 nəfər', 'Xidmət: Müavinət', '3 seçim']) {
      await expect.poll(said).toContain(part);
    }
  });

  it('speaks each language tile in its own language', async () => {
    await open(accessViewOf('language', 'az', { speech: true, keys: true }));
    await expect.poll(said).toMatch(NAMES_OF_LANGUAGES.en);
    for (const locale of LOCALES) {
      forget();
      await page.keyboard.press('ArrowDown');
      expect(await focused()).toBe(`language-${locale}`);
      await expect.poll(said).toMatch(NAMES_OF_LANGUAGES[locale]);
      expect(spoken.every((one) => one.locale === locale)).toBe(true);
    }
  });

  it('says the screen again on its heading, and the setting that was changed', async () => {
    const view = accessViewOf('need', 'en', { speech: true, keys: true });
    await open(view);
    forget();
    await page.keyboard.press('F7');
    await expect.poll(said).toContain('What brings you here');
    gallery.show({ ...view, access: { ...view.access, volume: 5, text: 'large' } });
    await expect.poll(said).toContain('Large text. Volume 5');
  });

  it('says the warning with its seconds, and again at ten', async () => {
    const view = accessViewOf('need', 'en', { speech: true });
    await open(view);
    for (const secondsLeft of [20, 19, 11]) gallery.show({ ...view, warning: { secondsLeft } });
    await expect.poll(said).toContain('20 seconds');
    expect(said()).not.toMatch(/\b(19|11) seconds/);
    gallery.show({ ...view, warning: { secondsLeft: 10 } });
    await expect.poll(said).toContain('10 seconds');
  });

  it('is cut at once by the next stop and by a headset that is pulled out', async () => {
    answerWith(5_000);
    await page.addInitScript(`
      const { stop } = AudioBufferSourceNode.prototype;
      AudioBufferSourceNode.prototype.stop = function (when) {
        performance.mark('cut', { detail: when - this.context.currentTime });
        stop.call(this, when);
      };`);
    await open(accessViewOf('need', 'az', { speech: true, keys: true, headset: true }));
    const starts = () => page.evaluate<number>(`performance.getEntriesByName('speech-start').length`);
    const cuts = () =>
      page.evaluate<number[]>(`performance.getEntriesByName('cut').map(({ detail }) => detail)`);
    await expect.poll(starts).toBe(1);
    await page.keyboard.press('ArrowDown');
    await expect.poll(async () => (await cuts()).length).toBe(1);
    await page.locator('.captions-text').getByText('Bunlardan').waitFor();
    await page.keyboard.press('F10');
    await expect.poll(async () => (await cuts()).length).toBe(2);
    for (const after of await cuts()) expect(after).toBeLessThan(0.05);
    const delay = await page.evaluate<number>(`(() => {
      const [focus] = performance.getEntriesByName('speech-focus');
      const [start] = performance.getEntriesByName('speech-start');
      return start.startTime - focus.startTime;
    })()`);
    expect(delay).toBeGreaterThan(0);
    await page.locator('.captions-text').waitFor({ state: 'detached' });
  });

  it.each([
    ['normal', 4.9],
    ['large', 7.3],
    ['very-large', 10],
  ] as const)('shows what is spoken in %s text, over nothing that can be touched', async (text, capitals) => {
    await open(accessViewOf('service', 'az', { speech: true, text }));
    const captions = page.locator('.captions');
    await captions.getByText(/\S/).first().waitFor();
    const size = await page.evaluate<number>(
      `Number.parseFloat(getComputedStyle(document.querySelector('.captions')).fontSize)`,
    );
    const mm = 540 / 300;
    expect((size * 0.714) / mm).toBeGreaterThanOrEqual(capitals);
    const hidden = await page.evaluate<number>(`(() => {
      const { scrollHeight, clientHeight } = document.querySelector('.captions-text');
      return scrollHeight - clientHeight;
    })()`);
    expect(hidden).toBeLessThanOrEqual(1);
    const strip = await captions.boundingBox();
    for (const button of await page.locator('button:not([inert] *)').all()) {
      expect((await button.boundingBox())?.y).toBeGreaterThanOrEqual((strip?.y ?? 0) + (strip?.height ?? 0));
    }
    await button('back').click();
    await expect.poll(choices).toEqual([{ type: 'back' }]);
  });

  it('leaves the captions where nothing can be spoken', async () => {
    answerWith(null);
    await open(accessViewOf('need', 'az', { speech: true }), { voices: ['az'] });
    await page.locator('.captions-text').waitFor();
    await show(accessViewOf('need', 'ru', { speech: true }));
    await page.locator('.captions-text[lang=ru]').waitFor();
    expect(spoken.every(({ locale }) => locale === 'az')).toBe(true);
  });

  it('speaks and is operated under a black screen, which shows no captions', async () => {
    await open(accessViewOf('need', 'az', { speech: true, blank: true, keys: true, headset: true }));
    await expect.poll(said).toContain('Nə ilə bağlı');
    expect(await page.locator('.captions').count()).toBe(0);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('F7');
    await expect.poll(choices).toEqual([{ type: 'choose', id: 'c0' }]);
  });

  it('says each key by its letter, what it did, and what was typed so far on the heading', async () => {
    const view = sampleViews('search', 'az', { speech: true, keys: true })[0]?.view;
    if (view?.screen.name !== 'search') throw new Error('no search');
    const { screen } = view;
    const typing = (typed: string): View => ({
      ...view,
      screen: { ...screen, props: { ...screen.props, typed } },
    });
    await open(typing('uşa'));
    await expect.poll(said).toContain('uşa');
    while ((await focused()) !== 'row-1') await page.keyboard.press('ArrowDown');
    await expect.poll(said).toContain('Q. Ü. E. R. T. Y. U. İ. O. P. Ö. Ğ.');
    forget();
    await page.keyboard.press('F7');
    await expect.poll(said).toBe('Q.');
    for (const [typed, heard] of [
      ['uşaq', 'Q.'],
      ['uşaq ', 'uşaq.'],
      ['uşaq', 'Silindi.'],
      ['uşa', 'Silindi: Q.'],
    ] as const) {
      forget();
      gallery.show(typing(typed));
      await expect.poll(said).toBe(heard);
      expect(await focused()).toBe('key-q');
    }
  });

  it('says of a personal answer that a character was typed, and which one only into a headset', async () => {
    const view = sampleViews('entry', 'az', { speech: true, keys: true })[0]?.view;
    if (view?.screen.name !== 'entry') throw new Error('no entry');
    const { screen } = view;
    const typing = (typed: string, headset: boolean): View => ({
      ...view,
      access: { ...view.access, headset },
      screen: { ...screen, props: { ...screen.props, typed } },
    });
    await open(typing('1AB', false));
    await expect.poll(said).toContain('Şəxsi məlumat');
    gallery.show(typing('1ABC', false));
    await expect.poll(said).toContain('Bir işarə yazıldı');
    expect(said()).not.toMatch(/1AB|\bC\./);
    gallery.show(typing('1ABC', true));
    gallery.show(typing('1ABC2', true));
    await expect.poll(said).toContain('2.');
  });

  it('keeps personal words from the hall', async () => {
    const view = accessViewOf('need', 'az', { speech: true, keys: true });
    await open(view);
    // As a screen with personal fields will mark them.
    await page.evaluate(
      `document.querySelector('[data-name=choice-c0]:not([inert] *) .label').dataset.personal = ''`,
    );
    forget();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await expect.poll(said).toContain('Şəxsi məlumat');
    expect(said()).not.toContain('Müavinət.');
    gallery.show({ ...view, access: { ...view.access, headset: true, slow: true } });
    await expect.poll(said).toContain('Səs yavaşdır');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowDown');
    await expect.poll(said).toContain('Müavinət.');
  });

  it('is silent without speech, and asks for nothing', async () => {
    await open(accessViewOf('need', 'az', { keys: true }));
    await page.keyboard.press('ArrowDown');
    await show(accessViewOf('help', 'az', { keys: true }));
    expect(spoken).toEqual([]);
  });

  it('says what the screen tells by itself while it stays', async () => {
    const screen = accessScreens('en').find(({ name }) => name === 'ticket');
    if (screen?.name !== 'ticket') throw new Error('no ticket');
    const view = accessView(screen, 'en', { speech: true });
    await open(view);
    await expect.poll(said).toContain('3 choices');
    forget();
    const printed: Screen = { ...screen, props: { ...screen.props, paper: { kind: 'printed' } } };
    gallery.show({ ...view, screen: printed });
    await expect.poll(said).toContain('Take your ticket below');
    expect(said()).not.toContain('A017');
  });

  it('asks for a key where the browser plays nothing before there was one', async () => {
    await page.addInitScript(`
      let mayPlay = false;
      Object.defineProperty(AudioContext.prototype, 'state', { get: () => (mayPlay ? 'running' : 'suspended') });
      AudioContext.prototype.resume = () => Promise.reject(new Error('not yet'));
      addEventListener('keydown', () => { mayPlay = true; }, true);`);
    await open(accessViewOf('need', 'en', { speech: true, keys: true }));
    await page.locator('.captions-notice').waitFor();
    await page.keyboard.press('ArrowDown');
    await page.locator('.captions-notice').waitFor({ state: 'detached' });
  });

  it('ends when the host goes away and goes on when it is back, without its first words', async () => {
    answerWith(5_000);
    await open(accessViewOf('need', 'en', { speech: true }));
    await expect.poll(said).toContain('Sound is on');
    await page.locator('.captions-text').waitFor();
    forget();
    gallery.goAway();
    await page.locator('.moment').waitFor();
    expect(await page.locator('.captions').count()).toBe(0);
    gallery.comeBack();
    await expect.poll(said, { timeout: 10_000 }).toContain('What brings you here');
    expect(said()).not.toContain('Sound is on');
  });
});
