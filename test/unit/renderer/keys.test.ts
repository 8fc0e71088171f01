import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KEYPAD_KEYS, type KeypadKey } from '../../../flows/contract.ts';
import { keyOf } from '../../../renderer/keys/keypad.ts';
import { createPresses, REPEAT_MS, TOGETHER_MS } from '../../../renderer/keys/presses.ts';
import { createScanning, ROUNDS } from '../../../renderer/keys/scanning.ts';
import { TEST_KEYPAD } from '../../support/access-views.ts';
import { testClock } from '../../support/test-clock.ts';

const NO_MODIFIERS = { shiftKey: false, ctrlKey: false, altKey: false, metaKey: false };
const pressed = (code: string) => ({ ...NO_MODIFIERS, code });

describe('the keypad', () => {
  it('means each of its keys by the codes of this machine', () => {
    for (const key of KEYPAD_KEYS) {
      for (const code of TEST_KEYPAD[key]) expect(keyOf(pressed(code), TEST_KEYPAD)).toBe(key);
    }
  });

  it('lets an ordinary keyboard work beside it, before the host has said which keypad there is too', () => {
    for (const keypad of [TEST_KEYPAD, null]) {
      expect(keyOf(pressed('Tab'), keypad)).toBe('down');
      expect(keyOf({ ...pressed('Tab'), shiftKey: true }, keypad)).toBe('up');
      expect(keyOf(pressed('Space'), keypad)).toBe('select');
      expect(keyOf(pressed('Enter'), keypad)).toBe('select');
      expect(keyOf(pressed('Escape'), keypad)).toBe('back');
    }
    expect(keyOf(pressed('KeyQ'), TEST_KEYPAD)).toBeNull();
    expect(keyOf({ ...pressed('Enter'), ctrlKey: true }, TEST_KEYPAD)).toBeNull();
  });
});

function pressing(urgent: readonly KeypadKey[] = []) {
  const clock = testClock();
  const meant: KeypadKey[] = [];
  const presses = createPresses({
    clock,
    isUrgent: (key) => urgent.includes(key),
    onMeant: (key) => meant.push(key),
  });
  return { clock, meant, presses };
}

describe('presses', () => {
  it('mean one thing each, however long they last', () => {
    const { clock, meant, presses } = pressing();
    for (const key of ['select', 'back', 'help'] as const) {
      presses.down(key, key, false);
      for (let held = 0; held < 60_000; held += 33) {
        clock.pass(33);
        presses.down(key, key, true);
      }
      presses.up(key);
    }
    expect(meant).toEqual(['select', 'back', 'help']);
  });

  it('go on calmly while up or down is held', () => {
    const { clock, meant, presses } = pressing();
    presses.down('ArrowDown', 'down', false);
    for (let held = 0; held < 60_000; held += 33) {
      clock.pass(33);
      presses.down('ArrowDown', 'down', true);
    }
    expect(meant.length).toBeGreaterThan(60);
    expect(meant.length).toBeLessThanOrEqual(1 + 60_000 / REPEAT_MS);
  });

  it('mean nothing when five keys go down at once, and the next one counts again', () => {
    const { clock, meant, presses } = pressing();
    const five = ['select', 'back', 'help', 'up', 'down'] as const;
    for (const key of five) presses.down(key, key, false);
    clock.pass(1_000);
    for (const key of five) presses.down(key, key, true);
    for (const key of five) presses.up(key);
    expect(meant).toEqual([]);
    presses.down('select', 'select', false);
    clock.pass(TOGETHER_MS);
    expect(meant).toEqual(['select']);
  });

  it('are not spoilt by a key that has been stuck for longer', () => {
    const { clock, meant, presses } = pressing();
    presses.down('help', 'help', false);
    clock.pass(5_000);
    presses.down('select', 'select', false);
    clock.pass(TOGETHER_MS);
    expect(meant).toEqual(['help', 'select']);
  });

  it('count again after a release that was never heard of', () => {
    const { clock, meant, presses } = pressing();
    presses.down('select', 'select', false);
    presses.forget();
    clock.pass(1_000);
    presses.down('select', 'select', false);
    clock.pass(TOGETHER_MS);
    presses.down('select', 'select', false);
    clock.pass(TOGETHER_MS);
    expect(meant).toEqual(['select', 'select']);
  });

  it('count as soon as they are let go, so that quick ones in a row all count', () => {
    const { meant, presses, clock } = pressing();
    for (const key of ['back', 'select', 'down', 'help'] as const) {
      presses.down(key, key, false);
      clock.pass(5);
      presses.up(key);
    }
    clock.pass(1_000);
    expect(meant).toEqual(['back', 'select', 'down', 'help']);
  });

  it('count at the very moment where that is urgent', () => {
    const { meant, presses } = pressing(['select']);
    presses.down('select', 'select', false);
    expect(meant).toEqual(['select']);
  });

  it('never mean more than went down, whatever the fingers do', () => {
    const key = fc.constantFrom('up', 'down', 'back', 'select', 'help');
    const step = fc.record({ key, does: fc.constantFrom('down', 'up'), ms: fc.nat(200) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const { clock, meant, presses } = pressing();
        let downs = 0;
        for (const { key, does, ms } of steps) {
          if (does === 'down') {
            presses.down(key, key as KeypadKey, false);
            downs += 1;
          } else presses.up(key);
          clock.pass(ms);
        }
        clock.pass(1_000);
        expect(meant.length).toBeLessThanOrEqual(downs);
      }),
    );
  });
});

function scanningOver(stops: number) {
  const clock = testClock();
  const state = { at: 0, moves: 0, speaking: false, paused: false };
  const scanning = createScanning({
    clock,
    moveOn: () => {
      state.moves += 1;
      state.at = (state.at + 1) % stops;
      return state.at === 0;
    },
    isSpeaking: () => state.speaking,
    onPaused: (paused) => {
      state.paused = paused;
    },
  });
  return { clock, state, scanning };
}

describe('one-switch scanning', () => {
  it('moves on by itself, rests on each thing and goes round', () => {
    const { clock, state, scanning } = scanningOver(4);
    scanning.begin(2_000);
    clock.pass(1_999);
    expect(state.at).toBe(0);
    clock.pass(1);
    expect(state.at).toBe(1);
    clock.pass(3 * 2_000);
    expect(state.at).toBe(0);
  });

  it('waits until the thing has been spoken, and rests after that', () => {
    const { clock, state, scanning } = scanningOver(4);
    state.speaking = true;
    scanning.begin(2_000);
    clock.pass(60_000);
    expect(state.at).toBe(0);
    state.speaking = false;
    scanning.quiet();
    clock.pass(2_000);
    expect(state.at).toBe(1);
    // Something that the screen says by itself while it rests.
    state.speaking = true;
    clock.pass(10_000);
    expect(state.at).toBe(1);
  });

  it('pauses after three rounds without a press; the next press only wakes it', () => {
    const { clock, state, scanning } = scanningOver(4);
    scanning.begin(2_000);
    clock.pass(600_000);
    expect(state).toMatchObject({ at: 0, moves: ROUNDS * 4, paused: true });
    expect(scanning.press()).toBe(false);
    clock.pass(2_000);
    expect(state).toMatchObject({ at: 1, paused: false });
    expect(scanning.press()).toBe(true);
  });

  it('counts its rounds anew after a press and at a new screen, and rests in full after each', () => {
    const { clock, state, scanning } = scanningOver(2);
    scanning.begin(1_000);
    clock.pass(5_900);
    expect(scanning.press()).toBe(true);
    clock.pass(999);
    expect(state.moves).toBe(5);
    clock.pass(1);
    expect(state).toMatchObject({ moves: 6, paused: false });
    scanning.begin(1_000);
    clock.pass(5_000);
    expect(state.paused).toBe(false);
    scanning.moved();
    clock.pass(999);
    expect(state.paused).toBe(false);
  });

  it('stands still when it has ended', () => {
    const { clock, state, scanning } = scanningOver(4);
    scanning.begin(1_000);
    scanning.end();
    scanning.quiet();
    clock.pass(60_000);
    expect(state.moves).toBe(0);
  });
});
