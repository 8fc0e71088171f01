import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LOCALES } from '../../../../flows/contract.ts';
import type { FlowStart } from '../../../../flows/flow.ts';
import { flow } from '../../../../flows/flows.ts';
import { LONGEST_QUERY } from '../../../../flows/search/fold.ts';
import { createSearchMachine, foundRoom } from '../../../../flows/search/machine.ts';
import { searchScreen } from '../../../../flows/search/screen.ts';
import { catalogue } from '../../../support/catalogue.ts';
import { deskWorld } from '../../../support/desk.ts';
import { flowWords } from '../../../support/flow-words.ts';
import { runFlow } from '../../../support/run-flow.ts';

const { indexOf } = deskWorld().deps;
const machine = createSearchMachine({ catalogue: () => catalogue, indexOf });
const search = (start: FlowStart = {}, manner: Parameters<typeof runFlow>[2] = {}) => {
  const run = runFlow(flow(machine, searchScreen), start, manner);
  return {
    ...run,
    type: (text: string) => {
      for (const key of text) run.send({ type: 'key', key });
    },
  };
};

describe('typing', () => {
  test('begins on the keyboard of the language, empty, with a word on what to do and a way without typing', () => {
    for (const locale of LOCALES) {
      const { keyboard, typed, items, note, deeds } = search({}, { locale }).props('search');
      expect({ keyboard, typed, items }).toEqual({ keyboard: locale, typed: '', items: [] });
      expect(note).not.toBeNull();
      expect(deeds.map(({ id }) => id)).toEqual(['events']);
    }
  });

  test('finds from the first letter', () => {
    const run = search();
    run.type('p');
    expect(run.props('search').items.length).toBeGreaterThan(0);
    expect(run.props('search').note).toBeNull();
  });

  test('says kindly that there is nothing, and keeps the way without typing', () => {
    const run = search();
    run.type('zxwvbnmk');
    const { items, note, deeds } = run.props('search');
    expect(items).toEqual([]);
    expect(note).toBe(flowWords('en')('search:nothing'));
    expect(deeds.map(({ id }) => id)).toEqual(['events']);
    run.send({ type: 'enter' });
    expect(run.output()).toBeNull();
  });

  test('a key that sticks types no more than fits', () => {
    const run = search();
    run.type('a'.repeat(10_000));
    expect(run.props('search').typed).toHaveLength(LONGEST_QUERY);
  });

  test('whatever is typed and erased, what stands there is what is left of it', () => {
    const key = fc.constantFrom(...'aə ıпы🙂', null);
    fc.assert(
      fc.property(fc.array(key, { maxLength: 80 }), (keys) => {
        const run = search();
        let expected: string[] = [];
        for (const each of keys) {
          run.send(each === null ? { type: 'erase' } : { type: 'key', key: each });
          expected = each === null ? expected.slice(0, -1) : [...expected, each].slice(0, LONGEST_QUERY);
        }
        expect(run.props('search').typed).toBe(expected.join(''));
      }),
      { numRuns: 30 },
    );
  });

  test('keeps its place while letters come, and has another on another keyboard or page', () => {
    const run = search();
    const before = run.placed().at;
    run.type('p');
    expect(run.placed().at).toBe(before);
    run.send({ type: 'turn-page', to: 'next' });
    const second = run.placed().at;
    expect(second).not.toBe(before);
    run.send({ type: 'keyboard', to: 'ru' });
    expect(run.placed().at).not.toBe(second);
  });

  test('never shows more than stand above the keyboard, and pages through the rest', () => {
    const run = search();
    run.type('p');
    const { items, paging } = run.props('search');
    expect(items).toHaveLength(foundRoom(5));
    expect(paging.pages).toBeGreaterThan(1);
    run.send({ type: 'turn-page', to: 'next' });
    expect(run.props('search').items).not.toEqual(items);
    // A further letter finds anew: from the first page.
    run.type('e');
    expect(run.props('search').paging.page).toBe(1);
  });

  test('knows no keyboard but those of the languages', () => {
    const run = search();
    run.send({ type: 'keyboard', to: 'digits' });
    expect(run.props('search').keyboard).toBe('en');
  });

  test('follows the language of the citizen', () => {
    const run = search();
    run.send({ type: 'locale', locale: 'ru' });
    expect(run.props('search').keyboard).toBe('ru');
  });
});

describe('what was found', () => {
  test('leads to the service, and back to what was typed', () => {
    const run = search();
    run.type('pension');
    const [first] = run.props('search').items;
    run.choose(first?.id ?? '');
    expect(run.output()).toEqual({
      end: 'next',
      flow: 'service-sheet',
      start: { service: first?.id },
      back: { typed: 'pension' },
    });
  });

  test('is the nearest of all for who just confirms', () => {
    const run = search();
    run.type('pension');
    const [first] = run.props('search').items;
    run.send({ type: 'enter' });
    expect(run.output()).toMatchObject({ start: { service: first?.id } });
  });

  test('stands there again for who comes back', () => {
    const run = search({ typed: 'pension' });
    expect(run.props('search').typed).toBe('pension');
    expect(run.props('search').items.length).toBeGreaterThan(0);
  });

  test('is the only thing that can be chosen', () => {
    const run = search();
    run.choose('05.02.09');
    expect(run.output()).toBeNull();
  });

  test('leads to the papers for who asked for them', () => {
    const run = search({ what: 'papers' });
    run.type('pension');
    run.send({ type: 'enter' });
    expect(run.output()).toMatchObject({ flow: 'checklist', back: { what: 'papers', typed: 'pension' } });
  });
});

describe('without typing', () => {
  test('all that happens in a life stands there, and its services', () => {
    for (const event of catalogue.lifeEvents) {
      const run = search({ event: '' }, { room: 20 });
      expect(run.props('list').items.map(({ id }) => id)).toEqual(catalogue.lifeEvents.map(({ id }) => id));
      run.choose(event.id);
      expect(run.props('list').items.map(({ id }) => id)).toEqual(event.services);
      run.choose(event.services[0] ?? '');
      expect(run.output()).toEqual({
        end: 'next',
        flow: 'service-sheet',
        start: { service: event.services[0] },
        back: { event: event.id },
      });
    }
  });

  test('the way back leads through each step', () => {
    const run = search({ event: 'birth' });
    expect(run.props('list').note).toBe('A child was born');
    run.back();
    expect(run.props('list').items[0]?.id).toBe('birth');
    run.choose('search');
    expect(run.props('search').typed).toBe('');
    run.back();
    expect(run.output()).toEqual({ end: 'left' });
  });

  test('an event that the catalogue does not have any more is an empty list with a way back', () => {
    const run = search({ event: 'gone' });
    expect(run.props('list').items).toEqual([]);
    expect(run.placed().back).toBe(true);
    run.back();
    expect(run.props('list').items.length).toBeGreaterThan(0);
  });
});
