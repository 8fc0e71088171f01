import { describe, expect, test } from 'vitest';
import { LOCALES } from '../../../flows/contract.ts';
import { catalogue } from '../../support/catalogue.ts';
import { startSession } from '../../support/session.ts';

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));
const MOST_TOUCHES = 6;

/** The road of a finger: each touch is counted, and must hit something that is on the screen. */
function road() {
  const session = startSession();
  let touches = 0;
  return {
    session,
    touches: () => touches,
    begin: (locale: (typeof LOCALES)[number]) => {
      touches++;
      session.send({ type: 'begin', locale });
    },
    open: (flow: 'menu' | 'search') => {
      const { screen } = session.view();
      expect('ways' in screen.props && screen.props.ways).toContain(flow);
      touches++;
      session.send({ type: 'open', flow });
    },
    touch: (id: string) => {
      expect(JSON.stringify(session.screen().props), id).toContain(`"id":"${id}"`);
      touches++;
      session.send({ type: 'choose', id });
    },
  };
}

describe('from the attract screen to the papers of a service on paper', () => {
  const services = catalogue.lifeEvents.flatMap(({ id, services: codes }) =>
    // Those on the first page, as all are that most people come for.
    codes.slice(0, 5).map((code) => ({ event: id, code })),
  );

  test.each(services)('$event, $code: at most six touches, in every language', async ({ event, code }) => {
    for (const locale of LOCALES) {
      const { begin, open, touch, touches, session } = road();
      begin(locale);
      open('menu');
      touch('papers');
      touch(event);
      touch(code);
      touch('print');
      await settled();
      expect(session.screen().name).toBe('told');
      expect(touches()).toBeLessThanOrEqual(MOST_TOUCHES);
    }
  });

  test('by typing one word: the touches beside the letters are no more', async () => {
    const { begin, open, touch, touches, session } = road();
    begin('az');
    open('search');
    for (const key of 'pensiya') session.send({ type: 'key', key });
    const screen = session.screen();
    const first = screen.name === 'search' ? (screen.props.items[0]?.id ?? '') : '';
    touch(first);
    touch('papers');
    touch('print');
    await settled();
    expect(session.screen().name).toBe('told');
    expect(touches()).toBeLessThanOrEqual(MOST_TOUCHES);
  });
});

describe('back', () => {
  test('leads through each step to where somebody came from', () => {
    const { begin, open, touch, session } = road();
    const back = () => session.send({ type: 'back' });
    begin('en');
    open('menu');
    touch('event');
    touch('birth');
    touch('05.02.06');
    touch('papers');
    const seen: string[] = [];
    for (let step = 0; step < 6; step++) {
      back();
      seen.push(session.screen().name);
    }
    // The service's sheet, its life event, all life events, the menu, the first question, the attract screen.
    expect(seen).toEqual(['sheet', 'list', 'list', 'list', 'need', 'attract']);
  });
});
