import { describe, expect, test } from 'vitest';
import { changed, USUAL_ACCESS, withHeadset } from '../../../flows/access/access.ts';
import { choiceRoom, inPages, pageOf, turned } from '../../../flows/access/choice-room.ts';
import { settingsRoom, settingTiles } from '../../../flows/access/settings-pages.ts';
import { SETTING_TILES } from '../../../flows/contract.ts';
import { slowness } from '../../../flows/session/pace.ts';
import { GLASS, startSession } from '../../support/session.ts';

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));
type Session = ReturnType<typeof startSession>;
const leave = (session: Session) => session.send({ type: 'restart' });

describe('settings', () => {
  test('are applied at once, and forgotten when the citizen leaves', () => {
    const session = startSession();
    session.send({ type: 'begin', locale: 'ru' }, { type: 'open-settings' });
    for (const change of [
      { setting: 'text', value: 'very-large' },
      { setting: 'theme', value: 'contrast-dark' },
      { setting: 'easy', value: true },
      { setting: 'reach', value: true },
      { setting: 'speech', value: true },
      { setting: 'volume', value: 5 },
    ] as const)
      session.send({ type: 'set-access', change });
    expect(session.view().access).toMatchObject({
      text: 'very-large',
      theme: 'contrast-dark',
      easy: true,
      reach: true,
      speech: true,
      volume: 5,
    });
    leave(session);
    expect(session.view().access).toEqual(USUAL_ACCESS);
  });

  test('of a citizen who walks away are not the next one’s', () => {
    const session = startSession();
    session.send({ type: 'set-access', change: { setting: 'text', value: 'large' } });
    for (let second = 0; second < 90; second++) session.seconds(1);
    expect(session.view()).toMatchObject({
      access: USUAL_ACCESS,
      screen: { name: 'attract' },
      warning: null,
    });
  });

  test('each change is a place of its own: the second half of a double touch changes nothing back', () => {
    const session = startSession();
    session.send({ type: 'open-settings' });
    const before = session.at();
    session.send({ type: 'set-access', change: { setting: 'easy', value: true } });
    expect(session.at()).not.toBe(before);
  });

  test('stand on more pages where letters are larger, and stay on one that exists', () => {
    expect(settingTiles(true)).toEqual(SETTING_TILES);
    expect(settingTiles(false)).toEqual(['language', 'text', 'theme', 'reach', 'easy', 'scanning', 'tour']);
    expect(settingsRoom(USUAL_ACCESS)).toBe(6);
    expect(settingsRoom({ ...USUAL_ACCESS, easy: true })).toBe(2);
    const session = startSession();
    session.send(
      { type: 'open-settings' },
      { type: 'set-access', change: { setting: 'text', value: 'very-large' } },
    );
    for (let turn = 0; turn < 9; turn++) session.send({ type: 'turn-page', to: 'next' });
    expect(session.screen()).toMatchObject({ props: { paging: { page: 6, pages: 6 } } });
    // What was touched stays in sight.
    session.send({ type: 'set-access', change: { setting: 'easy', value: true } });
    expect(session.screen()).toMatchObject({
      props: { tiles: ['reach', 'easy'], paging: { page: 3, pages: 6 } },
    });
  });

  test('changed in the middle of a list, the same choices stay in sight, and nothing chosen is lost', () => {
    const session = startSession();
    session.send(
      { type: 'begin', locale: 'az' },
      { type: 'choose', id: 'money' },
      { type: 'choose', id: '05' },
      { type: 'turn-page', to: 'next' },
    );
    const first = () => {
      const screen = session.screen();
      return screen.name === 'service' ? screen.props.choices.map(({ id }) => id) : [];
    };
    const [seen] = first();
    session.send({ type: 'set-access', change: { setting: 'text', value: 'very-large' } });
    expect(first()).toHaveLength(2);
    expect(session.screen()).toMatchObject({ name: 'service', props: { paging: { page: 3 } } });
    session.send({ type: 'set-access', change: { setting: 'text', value: 'normal' } });
    expect(first()).toContain(seen);
  });
});

describe('the room for choices', () => {
  test('shrinks with larger letters, the easy mode and a low band of reach', () => {
    const room = (change: object) => choiceRoom({ ...USUAL_ACCESS, ...change }, GLASS);
    expect([room({}), room({ text: 'large' }), room({ text: 'very-large' }), room({ easy: true })]).toEqual([
      5, 3, 2, 2,
    ]);
    const low = { ...GLASS, reach: { fromMm: 0, toMm: 220 } };
    expect(choiceRoom({ ...USUAL_ACCESS, reach: true }, low)).toBe(3);
    expect(choiceRoom({ ...USUAL_ACCESS, reach: false }, low)).toBe(5);
  });

  test('a page that is no more is the last one', () => {
    expect(inPages([], 5)).toEqual([[]]);
    expect(pageOf([1, 2, 3], 2, 14)).toEqual({ choices: [3], paging: { page: 2, pages: 2 } });
    expect([turned(5, 2, 'next'), turned(5, 2, 'previous'), turned(0, 2, 'previous')]).toEqual([6, 2, 0]);
  });
});

describe('the headset', () => {
  test('plugged in where nobody is, it starts the tour; pulled out, it ends speech and the black screen', () => {
    const session = startSession();
    session.send({ type: 'headset', plugged: true });
    expect(session.view()).toMatchObject({
      screen: { name: 'tour' },
      access: { speech: true, headset: true },
    });
    session.send({ type: 'set-access', change: { setting: 'blank', value: true } });
    expect(session.view().access.blank).toBe(true);
    session.send({ type: 'headset', plugged: false });
    expect(session.view().access).toMatchObject({ speech: false, blank: false, headset: false });
  });

  test('in the middle of a session it changes no screen', () => {
    const session = startSession();
    session.send({ type: 'begin', locale: 'az' }, { type: 'headset', plugged: true });
    expect(session.view()).toMatchObject({ screen: { name: 'need' }, access: { speech: true } });
  });

  test('left in the jack it is there for the next citizen, at the start level', () => {
    const session = startSession();
    session.send(
      { type: 'headset', plugged: true },
      { type: 'set-access', change: { setting: 'volume', value: 5 } },
      { type: 'set-access', change: { setting: 'blank', value: true } },
    );
    leave(session);
    expect(session.view().access).toEqual(withHeadset(USUAL_ACCESS, true));
  });

  test('pulled out where nobody is, it calls nobody', () => {
    const session = startSession();
    session.send({ type: 'headset', plugged: false });
    session.seconds(200);
    expect(session.view().warning).toBeNull();
  });
});

describe('a black screen', () => {
  test('is never silent', () => {
    expect(changed(USUAL_ACCESS, { setting: 'blank', value: true })).toMatchObject({
      speech: true,
      blank: true,
    });
    const black = { ...USUAL_ACCESS, speech: true, blank: true };
    expect(changed(black, { setting: 'speech', value: false })).toMatchObject({
      speech: false,
      blank: false,
    });
  });
});

describe('time', () => {
  test('grows with every manner of use that takes longer', () => {
    for (const mode of ['speech', 'slow', 'scanning', 'keys', 'easy'] as const)
      expect(slowness({ ...USUAL_ACCESS, [mode]: true })).toBeGreaterThan(1);
    const session = startSession();
    session.send({ type: 'begin', locale: 'az' }, { type: 'activity', by: 'keys' });
    expect(session.view().access.keys).toBe(true);
    session.seconds(85);
    expect(session.view().warning).toBeNull();
    session.seconds(10);
    expect(session.view().warning).not.toBeNull();
  });

  test('a key pressed where nobody is counts as somebody, and is forgotten again', () => {
    const session = startSession();
    session.send({ type: 'activity', by: 'keys' });
    expect(session.view().access.keys).toBe(true);
    for (let second = 0; second < 200; second++) session.seconds(1);
    expect(session.view().access.keys).toBe(false);
  });
});

describe('the tour', () => {
  test('goes step by step and ends by itself', () => {
    const session = startSession();
    session.send({ type: 'open-tour' });
    const steps = [];
    for (let screen = session.screen(); screen.name === 'tour'; screen = session.screen()) {
      steps.push(screen.props.step);
      session.send({ type: 'turn-page', to: 'next' });
    }
    expect(steps).toEqual(['welcome', 'touch', 'keys', 'settings', 'help']);
    expect(session.screen().name).toBe('attract');
  });
});

describe('the rating', () => {
  const toRating = async (session: Session) => {
    session.send({ type: 'begin', locale: 'az' }, { type: 'unsure' });
    await settled();
    session.send({ type: 'finish' });
  };

  test('is one touch, counts once, and says thank you', async () => {
    const session = startSession();
    await toRating(session);
    expect(session.screen()).toEqual({ name: 'rating', props: { about: 'kiosk', given: null } });
    session.send({ type: 'rate', stars: 4 }, { type: 'rate', stars: 1 });
    expect(session.ratings).toMatchObject([{ stars: 4 }]);
    expect(session.screen()).toEqual({ name: 'rating', props: { about: 'kiosk', given: 4 } });
    session.seconds(8);
    expect(session.screen().name).toBe('attract');
  });

  test('can be passed over', async () => {
    const session = startSession();
    await toRating(session);
    session.send({ type: 'finish' });
    expect(session.screen().name).toBe('attract');
    expect(session.ratings).toEqual([]);
  });
});
