import type { KioskEvent, View, Welcome } from '../../flows/contract.ts';
import { escapeEvent } from '../shell/escape-event.ts';
import { takesTouches } from '../shell/fingers.ts';
import type { Clock } from './clock.ts';
import { keyOf } from './keypad.ts';
import { createPresses } from './presses.ts';
import type { Scanning } from './scanning.ts';
import {
  firstRowIn,
  isButton,
  isRow,
  keysOf,
  placeOf,
  rowOf,
  stopAfter,
  stopsAround,
  stopsIn,
} from './stops.ts';

const SIGN_AT_MOST_EVERY_MS = 1_000;

export interface KeysDeps {
  readonly page: Window;
  readonly clock: Clock;
  readonly stage: () => Element | null;
  readonly view: () => View | null;
  readonly welcome: () => Welcome | null;
  readonly send: (event: KioskEvent) => void;
  readonly scanning: Scanning;
  readonly onFocus: (stop: HTMLElement) => void;
  /** "Select" on the heading. */
  readonly onRepeat: () => void;
  /** At any key, before anything else: sound may be asleep. */
  readonly onSign: () => void;
  readonly onUnplugged: () => void;
}

export interface Keys {
  /** Moves the focus by so many places; true when that went round. */
  readonly move: (by: 1 | -1) => boolean;
  /** Gives the focus a place when what it was on has gone. */
  readonly keepFocus: () => void;
  readonly close: () => void;
}

/** The keypad, any keyboard and the one switch, over everything that is on the screen. */
export function watchKeys(deps: KeysDeps): Keys {
  const { page, clock, stage, send, scanning } = deps;
  let signedAt = Number.NEGATIVE_INFINITY;
  let lastIndex = 0;

  const sign = (by: 'keys' | 'switch'): void => {
    if (clock.now() - signedAt < SIGN_AT_MOST_EVERY_MS) return;
    signedAt = clock.now();
    send({ type: 'activity', by });
  };

  const focus = (stop: HTMLElement, on: Element): void => {
    stop.focus();
    lastIndex = stopsIn(on).indexOf(rowOf(stop) ?? stop);
    deps.onFocus(stop);
  };

  const move = (by: 1 | -1): boolean => {
    const on = stage();
    if (!on || isClosed(on)) return false;
    const current = document.activeElement;
    const { stop, wrapped } = stopAfter(stopsAround(on, current), current, by);
    if (stop) focus(stop, on);
    // Round a row is not round the screen.
    return wrapped && rowOf(current) === null;
  };

  const select = (on: Element): void => {
    const stops = stopsAround(on, document.activeElement);
    const current = stops[placeOf(document.activeElement, stops)];
    // Nothing is chosen that the citizen has not been shown.
    if (!current) {
      if (stops[0]) focus(stops[0], on);
    } else if (isRow(current)) {
      const [first] = keysOf(current);
      if (first) focus(first, on);
    } else if (!isButton(current)) deps.onRepeat();
    else if (takesTouches(current)) {
      current.click();
      // The next letter may stand in any row: one switch begins with the first.
      const row = deps.view()?.access.scanning && rowOf(current) ? firstRowIn(on) : undefined;
      if (row) focus(row, on);
    }
  };

  /** Out of a row of keys; false where one is in none. */
  const leaveRow = (on: Element): boolean => {
    const row = rowOf(document.activeElement);
    if (!row || !on.contains(row)) return false;
    focus(row, on);
    return true;
  };

  const meant = (key: 'up' | 'down' | 'back' | 'select' | 'help', again: boolean): void => {
    const on = stage();
    const view = deps.view();
    if (!on || !view) return;
    const scans = view.access.scanning;
    // A key that something leans on is no sign of life.
    if (!again) sign(scans && key === 'select' ? 'switch' : 'keys');
    if (isClosed(on)) return;
    switch (key) {
      case 'up':
      case 'down':
        move(key === 'down' ? 1 : -1);
        scanning.moved();
        return;
      case 'select':
        if (!scans || scanning.press()) select(on);
        return;
      case 'back': {
        if (leaveRow(on)) return;
        const out = escapeEvent(view);
        if (out) send(out);
        return;
      }
      case 'help':
        if (view.bar.help && !view.warning) send({ type: 'open-help' });
        return;
    }
  };

  const presses = createPresses({
    clock,
    isUrgent: (key) => key === 'select' && deps.view()?.access.scanning === true,
    onMeant: (key, again) => {
      if (key !== 'headset-in' && key !== 'headset-out') meant(key, again);
    },
  });

  const onKeyDown = (event: KeyboardEvent): void => {
    const key = ours(event);
    if (!key) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    deps.onSign();
    if (key === 'headset-in' || key === 'headset-out') {
      if (event.repeat) return;
      const plugged = key === 'headset-in';
      // Not a word more into the hall, whatever the host is doing.
      if (!plugged) deps.onUnplugged();
      send({ type: 'headset', plugged });
    } else presses.down(event.code, key, event.repeat);
  };

  const onKeyUp = (event: KeyboardEvent): void => {
    presses.up(event.code);
    // A button is pressed by the release of the space bar.
    if (ours(event)) event.preventDefault();
    if (event.code === 'Tab') tabbed();
  };

  /** Beside the dock the browser itself has moved the focus. */
  const tabbed = (): void => {
    const on = stage();
    const stops = deps.welcome()?.dock && on ? stopsAround(on, document.activeElement) : [];
    const stop = stops[placeOf(document.activeElement, stops)];
    if (stop) deps.onFocus(stop);
  };

  /** Keys pressed in the dock are the dock's; with the dock there, Tab goes where a browser lets it. */
  const ours = (event: KeyboardEvent) => {
    const key = keyOf(event, deps.welcome()?.keypad ?? null);
    if (key === null || key === 'headset-in' || key === 'headset-out') return key;
    const inDock = document.activeElement !== document.body && !stage()?.contains(document.activeElement);
    const leaves = deps.welcome()?.dock && event.code === 'Tab';
    return inDock || leaves ? null : key;
  };

  /** While scanning, a touch anywhere is the switch. */
  const onPointerDown = (event: PointerEvent): void => {
    deps.onSign();
    if (!isSwitch(event)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (event.isPrimary) meant('select', false);
  };
  /** Else the browser would move the focus to what was under the finger. */
  const onMouseDown = (event: MouseEvent): void => {
    if (isSwitch(event)) event.preventDefault();
  };
  const isSwitch = ({ target }: Event): boolean =>
    deps.view()?.access.scanning === true && target instanceof Node && stage()?.contains(target) === true;

  page.addEventListener('keydown', onKeyDown, { capture: true });
  page.addEventListener('keyup', onKeyUp, { capture: true });
  page.addEventListener('pointerdown', onPointerDown, { capture: true });
  page.addEventListener('mousedown', onMouseDown, { capture: true });
  page.addEventListener('blur', presses.forget);

  return {
    move,
    keepFocus: () => {
      const on = stage();
      if (!on || isClosed(on)) return;
      const stops = stopsIn(on);
      const current = document.activeElement;
      const at = placeOf(rowOf(current) ?? current, stops);
      if (at !== -1) lastIndex = at;
      else stops[Math.min(lastIndex, stops.length - 1)]?.focus();
    },
    close: () => {
      presses.forget();
      page.removeEventListener('keydown', onKeyDown, { capture: true });
      page.removeEventListener('keyup', onKeyUp, { capture: true });
      page.removeEventListener('pointerdown', onPointerDown, { capture: true });
      page.removeEventListener('mousedown', onMouseDown, { capture: true });
      page.removeEventListener('blur', presses.forget);
    },
  };
}

/** The moment after a change of screen, in which nothing can be touched (see `use-settled.ts`). */
function isClosed(stage: Element): boolean {
  return (
    stage.querySelector('[role="alertdialog"]') === null &&
    stage.querySelector('[data-settled="false"]') !== null
  );
}
