import { describe, expect, it } from 'vitest';
import type { Screen, View } from '../../../flows/contract.ts';
import { accessScreens, accessView, accessViewOf } from '../../support/access-views.ts';
import { sampleViews } from '../../support/sample-views.ts';
import {
  button,
  buttonNames,
  choices,
  complaints,
  events,
  focused,
  forget,
  gallery,
  isSeen,
  MOST_STOPS,
  open,
  operatePage,
  page,
  pressAtOnce,
  rowAround,
  said,
  samples,
  settled,
  show,
  walkRow,
  withFinger,
} from './operated-page.ts';

operatePage();

describe('a reader that types like a keyboard', () => {
  it('is heard line by line, and presses nothing', async () => {
    await open(accessViewOf('need', 'az'));
    const lines = ['I<AZENUMUNA<<TEST<<<<<<<<<<<<<<<<<<<', '00000001<3AZE8001014M30010191ABC2345'];
    await page.keyboard.press('ArrowDown');
    for (const line of lines) {
      await page.evaluate<void>(`for (const key of [...${JSON.stringify(line)}, 'Enter']) {
        document.activeElement.dispatchEvent(
          new KeyboardEvent('keydown', { key, code: key === 'Enter' ? 'Enter' : '', bubbles: true, cancelable: true }),
        );
      }`);
    }
    await expect
      .poll(() => gallery.heard().flatMap((message) => (message.kind === 'typed' ? [message.line] : [])))
      .toEqual(lines);
    expect(choices()).toEqual([]);
  });
});

describe('the keypad', { timeout: 60_000 }, () => {
  it('reaches every stop of every screen in order, the bar last, with the focus always seen', async () => {
    await open(accessViewOf('need', 'az'));
    for (const view of samples('az', { keys: true })) {
      const { screen } = view;
      await show(view);
      await page.locator('h1:focus:not([inert] *)').waitFor();
      const buttons = await buttonNames();
      const reached: string[] = [];
      for (let moves = 0; moves < MOST_STOPS; moves += 1) {
        expect(await isSeen(), `${screen.name} ${reached.at(-1)}`).toBe(true);
        if ((await rowAround()) === null) reached.push(await focused());
        else {
          await walkRow(async (key) => {
            expect(await isSeen(), `${screen.name} ${key}`).toBe(true);
            reached.push(key);
          });
        }
        await page.keyboard.press('ArrowDown');
        if ((await focused()) === 'h1') break;
      }
      expect(reached, screen.name).toEqual(['h1', ...buttons]);
      await page.keyboard.press('ArrowUp');
      expect(await focused()).toBe(buttons.at(-1) ?? 'h1');
    }
    expect(complaints).toEqual([]);
  });

  it.each(samples('az', { keys: true }).map((view) => ({ name: view.screen.name, view })))(
    'operates every button of $name with "select" as a finger does',
    async ({ view }) => {
      await open(accessViewOf('need', 'az'));
      await show(view);
      await page.locator('h1:focus:not([inert] *)').waitFor();
      const names = await buttonNames();
      for (const [index, name] of names.entries()) {
        await button(`${name}`).click();
        await expect.poll(() => choices().length, { message: name }).toBe(1);
        const byFinger = choices();
        gallery.show(view);
        // A mouse, unlike a finger, leaves the focus on what it clicked.
        const row = await rowAround();
        await page.keyboard.press('ArrowUp');
        if ((await focused()) === row) await page.keyboard.press('F7');
        else await page.keyboard.press('ArrowDown');
        expect(await focused()).toBe(names[index]);
        await page.keyboard.press('F7');
        await expect.poll(choices, { message: name }).toEqual(byFinger);
        gallery.show(view);
      }
    },
  );

  it('knows help and back by keys of their own, and tells that it is keys, at most once a second', async () => {
    await open(accessViewOf('service', 'az'));
    await page.keyboard.press('F8');
    await expect.poll(choices).toEqual([{ type: 'open-help' }]);
    await page.keyboard.press('F4');
    await page.keyboard.press('ArrowDown');
    await expect.poll(choices).toEqual([{ type: 'open-help' }, { type: 'back' }]);
    expect(events().filter(({ type }) => type === 'activity')[0]).toEqual({ type: 'activity', by: 'keys' });
    await show(accessViewOf('help', 'az'));
    await page.keyboard.press('Escape');
    await expect.poll(choices).toEqual([{ type: 'close' }]);
  });

  it('works by Tab, Enter and Space too', async () => {
    await open(accessViewOf('need', 'az'));
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await expect.poll(choices).toEqual([{ type: 'choose', id: 'c0' }]);
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await expect.poll(choices).toEqual([{ type: 'choose', id: 'c0' }, { type: 'open-visit-kinds' }]);
  });

  it('chooses once however long "select" is held, through every screen that comes', async () => {
    await open(accessViewOf('need', 'az'));
    for (const code of ['F7', 'Enter', 'Space', 'Escape']) {
      gallery.show(accessViewOf('need', 'az'));
      await page.keyboard.press('ArrowDown');
      await page.keyboard.down(code);
      await expect.poll(() => choices().length).toBe(1);
      await show(accessViewOf('direction', 'az'));
      await page.locator('h1:focus:not([inert] *)').waitFor();
      for (let repeat = 0; repeat < 60; repeat += 1) await page.keyboard.down(code);
      await page.keyboard.up(code);
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('F8');
      await expect.poll(choices).toEqual([{ type: 'open-help' }]);
      await show(accessViewOf('need', 'az'));
    }
  });

  it('means nothing when five keys go down at once', async () => {
    await open(accessViewOf('need', 'az'));
    await pressAtOnce('F7', 'F4', 'F8', 'F2', 'F3');
    await page.keyboard.press('F8');
    await expect.poll(choices).toEqual([{ type: 'open-help' }]);
  });

  it('does nothing in the moment after a change of screen', async () => {
    await open(accessViewOf('need', 'az'));
    await page.keyboard.press('ArrowDown');
    const next = accessViewOf('direction', 'az');
    gallery.show(next);
    await page.locator(`main[data-place="${next.place}"]`).waitFor();
    for (const code of ['F3', 'F7']) await pressAtOnce(code);
    await settled(next).waitFor();
    await page.locator('h1:focus:not([inert] *)').waitFor();
    await page.keyboard.press('F8');
    await expect.poll(choices).toEqual([{ type: 'open-help' }]);
  });

  it('closes the warning, which has one stop and no trap', async () => {
    const view = accessViewOf('need', 'az', { keys: true });
    await open(view);
    gallery.show({ ...view, warning: { secondsLeft: 20 } });
    await button('continue', ':focus').waitFor();
    for (const key of ['ArrowDown', 'ArrowUp', 'Tab']) {
      await page.keyboard.press(key);
      expect(await focused()).toBe('continue');
    }
    await page.keyboard.press('F7');
    await expect.poll(choices).toEqual([{ type: 'continue' }]);
    gallery.show(view);
    await page.locator('h1:focus:not([inert] *)').waitFor();
  });

  it('keeps a place for the focus when what it was on has gone', async () => {
    const screen = accessScreens('az').find(({ name }) => name === 'ticket');
    if (screen?.name !== 'ticket') throw new Error('no ticket');
    const view = accessView(screen, 'az', { keys: true });
    await open(view);
    await page.keyboard.press('ArrowDown');
    expect(await focused()).toBe('print');
    const printing: Screen = { ...screen, props: { ...screen.props, paper: { kind: 'printing' } } };
    gallery.show({ ...view, screen: printing });
    await button('finish', ':focus').waitFor();
  });

  it('stays on a setting that was changed, and says no more than what it is now', async () => {
    const view = sampleViews('settings', 'az', { keys: true, speech: true })[0]?.view;
    if (!view) throw new Error('no settings');
    await open(view);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    expect(await focused()).toBe('set-text');
    forget();
    await show({ ...view, place: `${view.place}+`, access: { ...view.access, text: 'large' } });
    expect(await focused()).toBe('set-text');
    await expect.poll(said).toBe('Yazı böyükdür.');
  });

  it('tells of a headset that comes and goes', async () => {
    await open(accessViewOf('need', 'az'));
    await page.keyboard.press('F9');
    await page.keyboard.press('F10');
    await expect.poll(choices).toEqual([
      { type: 'headset', plugged: true },
      { type: 'headset', plugged: false },
    ]);
  });
});

describe('one switch', { timeout: 60_000 }, () => {
  it('goes into a row of keys, and after each letter begins with the first row', async () => {
    const view = sampleViews('search', 'az', { scanning: true })[0]?.view;
    if (!view) throw new Error('no search');
    await open(view, { scanSeconds: 1 });
    await button('row-2', ':focus').waitFor();
    await page.keyboard.press('F7');
    await button('key-s', ':focus').waitFor();
    await page.keyboard.press('F7');
    await expect.poll(choices).toEqual([{ type: 'key', key: 's' }]);
    await button('row-1', ':focus').waitFor();
  });

  const scanned = (): View => accessViewOf('need', 'az', { scanning: true });

  it('goes round by itself and selects by key, by space bar and by a touch anywhere', async () => {
    await open(scanned(), { scanSeconds: 1 });
    for (const press of [
      () => page.keyboard.press('F7'),
      () => page.keyboard.press('Space'),
      () => page.mouse.click(20, 300),
    ]) {
      gallery.show(scanned());
      await button('choice-c0', ':focus').waitFor();
      await press();
      await expect.poll(choices).toEqual([{ type: 'choose', id: 'c0' }]);
      expect(events()).toContainEqual({ type: 'activity', by: 'switch' });
      await show(accessViewOf('direction', 'az', { scanning: true }));
      await page.locator('h1:focus:not([inert] *)').waitFor();
      await show(scanned());
      await page.locator('h1:focus:not([inert] *)').waitFor();
    }
    expect(complaints).toEqual([]);
  });

  it('takes a touch on a button for the switch, not for the button', async () => {
    await open(scanned(), { scanSeconds: 0.4 });
    await button('choice-c0', ':focus').waitFor();
    const box = await button('unsure').boundingBox();
    await page.mouse.click((box?.x ?? 0) + 20, (box?.y ?? 0) + 20);
    await expect.poll(() => choices().length).toBe(1);
    expect(choices()[0]?.type).toBe('choose');
    expect(await focused()).not.toBe('unsure');
  });

  it('takes a finger anywhere on the glass for the switch', async () => {
    await withFinger();
    await open(scanned(), { scanSeconds: 4 });
    await button('choice-c0', ':focus').waitFor();
    const box = await button('unsure').boundingBox();
    await page.touchscreen.tap((box?.x ?? 0) + 20, (box?.y ?? 0) + 20);
    await expect.poll(choices).toEqual([{ type: 'choose', id: 'c0' }]);
    expect(await focused()).toMatch(/^choice/);
    expect(events().filter(({ type }) => type === 'activity')).toEqual([{ type: 'activity', by: 'switch' }]);
  });

  it('pauses after three rounds, says so, and goes on at the next press', async () => {
    await open(accessViewOf('issuing', 'az', { scanning: true }), { scanSeconds: 0.05 });
    await page.locator('.captions-notice').waitFor();
    expect(await focused()).toBe('h1');
    await page.keyboard.press('F7');
    await page.locator('.captions-notice').waitFor({ state: 'detached' });
    expect(choices()).toEqual([]);
  });
});
