import { describe, expect, test } from 'vitest';
import { checkAgainst } from '../../../../electron/host/config/check-against.ts';
import demo from '../../../../electron/host/config/demo.json' with { type: 'json' };
import { describeProblems, parseConfig } from '../../../../electron/host/config/load-config.ts';
import { reachOf } from '../../../../electron/host/config/reach.ts';
import { createVolunteers } from '../../../../electron/host/volunteers.ts';
import { catalogue } from '../../../support/catalogue.ts';

const GOOD = {
  kioskId: 'K1',
  centre: { mode: 'standalone', name: { az: 'Mərkəz', ru: 'Центр', en: 'Centre' } },
  screen: { widthMm: 300, heightMm: 530 },
};
/** Of the form that `npm run devices -- pin` prints. */
const HASH = `scrypt$${'a'.repeat(22)}$${'b'.repeat(43)}`;
const V1 = { id: 'V1', name: 'Könüllü 1', pin: HASH };

function parsed(change: object) {
  const result = parseConfig({ ...GOOD, ...change }, 'k.json');
  if (!result.ok) throw new Error(describeProblems('k.json', result.problems));
  return result.config;
}

/** One line a mistake, of the schema or of what does not fit together. */
function problems(change: object): string[] {
  const result = parseConfig({ ...GOOD, ...change }, 'k.json');
  const found = result.ok ? checkAgainst(result.config, catalogue) : result.problems;
  return found.length === 0 ? [] : describeProblems('k.json', found).split('\n');
}

test('access has defaults that fit a kiosk as it is usually built', () => {
  const config = parsed({});
  expect(config.screen.bottomMm).toBe(750);
  expect(config.session.assistSeconds).toBe(120);
  expect(config.volunteers).toEqual([]);
  expect(config.access).toEqual({
    reach: { lowMm: 380, highMm: 1220 },
    scanSeconds: 2.5,
    keypad: {
      up: ['ArrowUp', 'ArrowLeft'],
      down: ['ArrowDown', 'ArrowRight'],
      back: ['Escape', 'Backspace'],
      select: ['Enter', 'NumpadEnter', 'Space'],
      help: ['F1'],
      'headset-in': ['F23'],
      'headset-out': ['F24'],
    },
  });
  expect(reachOf(config)).toEqual({ fromMm: 0, toMm: 470 });
  expect(problems({})).toEqual([]);
});

test('one key of the keypad may be named without the others', () => {
  const { keypad } = parsed({ access: { keypad: { help: ['KeyH'] } } }).access;
  expect(keypad).toMatchObject({ help: ['KeyH'], select: ['Enter', 'NumpadEnter', 'Space'] });
});

test('reach is what there is of the screen', () => {
  expect(reachOf(parsed({ screen: { widthMm: 300, heightMm: 530, bottomMm: 200 } }))).toEqual({
    fromMm: 180,
    toMm: 530,
  });
});

describe('a mistake names its key and what is right', () => {
  test.each([
    [
      'a PIN in plain',
      { volunteers: [{ ...V1, pin: '2468' }] },
      /^k\.json: volunteers\.0\.pin: .*expected what `npm run devices -- pin` prints$/,
    ],
    [
      'no PIN',
      { volunteers: [{ id: 'V1', name: 'Ə' }] },
      /volunteers\.0\.pin: found nothing, expected string/,
    ],
    [
      'two volunteers of one id',
      { volunteers: [V1, { ...V1, name: 'Könüllü 2' }] },
      /volunteers\.1\.id: found "V1", expected an id of its own/,
    ],
    [
      'a misspelt key of a volunteer',
      { volunteers: [{ ...V1, nane: 'x' }] },
      /volunteers\.0\.nane: .*expected name \(/,
    ],
    [
      'a screen that hangs too high',
      { screen: { widthMm: 300, heightMm: 530, bottomMm: 1100 } },
      /access\.reach: found 120 mm of the screen, expected at least 200 mm .*screen\.bottomMm/,
    ],
    [
      'a key that means two things',
      { access: { keypad: { help: ['Enter'] } } },
      /access\.keypad\.help: found "Enter", expected a key that is not "select"/,
    ],
    [
      'a reach upside down',
      { access: { reach: { lowMm: 1220, highMm: 380 } } },
      /access\.reach: found 0 mm of the screen, expected at least 200 mm/,
    ],
    [
      'a key that no keyboard has',
      { access: { keypad: { help: ['the red one'] } } },
      /access\.keypad\.help\.0: found "the red one"/,
    ],
    [
      'a misspelt key of the keypad',
      { access: { keypad: { selekt: ['Enter'] } } },
      /access\.keypad\.selekt: .*expected select \(/,
    ],
    ['scanning too fast', { access: { scanSeconds: 0.1 } }, /access\.scanSeconds: found 0\.1, .*0\.5/],
    ['a helper who is hurried', { session: { assistSeconds: 5 } }, /session\.assistSeconds: found 5, .*30/],
  ])('%s', (_, change, expected) => {
    expect(problems(change)).toEqual([expect.stringMatching(expected)]);
  });

  test('and does not show a PIN that stands there in plain', () => {
    expect(problems({ volunteers: [{ ...V1, pin: '2468' }] }).join()).not.toContain('2468');
    expect(problems({ volunteers: [{ ...V1, pin: 2468 }] }).join()).not.toContain('2468');
  });
});

test('the demonstration has a volunteer whose PIN is the one in the README', async () => {
  const result = parseConfig(demo, 'demo.json');
  if (!result.ok) throw new Error(describeProblems('demo.json', result.problems));
  const { check } = createVolunteers({
    volunteers: result.config.volunteers,
    now: () => 0,
    tries: () => ({ wrong: 0, lastAt: 0 }),
    noteTries: () => {},
    audit: () => {},
  });
  expect(await check('2468')).toEqual({ kind: 'right', volunteer: { id: 'V1', name: 'Könüllü 1' } });
});
