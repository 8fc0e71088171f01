import { describe, expect, test } from 'vitest';
import { LOCALES } from '../../../../flows/contract.ts';
import { FLOW_NAMES, type FlowName } from '../../../../flows/flow.ts';
import { flow } from '../../../../flows/flows.ts';
import { MENU, menuOf } from '../../../../flows/menu/entries.ts';
import { createMenuMachine } from '../../../../flows/menu/machine.ts';
import { menuScreen } from '../../../../flows/menu/screen.ts';
import { flowWords } from '../../../support/flow-words.ts';
import { runFlow } from '../../../support/run-flow.ts';

const all = () => true;
const menu = (has: (name: FlowName) => boolean = all, room = 5) =>
  runFlow(flow(createMenuMachine({ has }), menuScreen), {}, { room });

describe('what can be done here', () => {
  test.each(LOCALES)('has a name and a hint for each entry: %s', (locale) => {
    const say = flowWords(locale);
    for (const { id } of MENU) {
      expect(say(`menu:entries.${id}.label`)).not.toBe('');
      expect(say(`menu:entries.${id}.hint`)).not.toBe('');
    }
  });

  test('reaches every flow that is not begun otherwise', () => {
    const led = new Set(MENU.map((entry) => entry.flow));
    const otherwise = ['queue-ticket', 'waiting-tickets', 'menu', 'service-sheet', 'checklist', 'notices'];
    expect(FLOW_NAMES.filter((name) => !led.has(name) && !otherwise.includes(name))).toEqual([]);
  });

  test('is only what this kiosk has', () => {
    const has = (name: FlowName) => name === 'search';
    expect(menuOf(has).map(({ id }) => id)).toEqual(['papers', 'event', 'search']);
    const run = menu(has);
    expect(run.props('list').items.map(({ id }) => id)).toEqual(['papers', 'event', 'search']);
    run.choose('rights');
    expect(run.output()).toBeNull();
  });

  test('stands in pages, and every entry is on one of them', () => {
    const run = menu(all, 3);
    const { pages } = run.props('list').paging;
    expect(pages).toBe(Math.ceil(MENU.length / 3));
    const seen: string[] = [];
    for (let page = 0; page < pages; page++) {
      seen.push(...run.props('list').items.map(({ id }) => id));
      run.send({ type: 'turn-page', to: 'next' });
    }
    expect(seen).toEqual(MENU.map(({ id }) => id));
  });

  test('keeps its place when fewer fit', () => {
    const run = menu();
    run.send({ type: 'turn-page', to: 'next' });
    const first = run.props('list').items[0]?.id;
    run.send({ type: 'room', room: 2 });
    expect(run.props('list').items.map(({ id }) => id)).toContain(first);
  });

  test.each(MENU)('$id leads to its flow, and back to here', ({ id, flow: name, start }) => {
    const run = menu();
    run.choose(id);
    expect(run.output()).toEqual({ end: 'next', flow: name, start, back: {} });
  });

  test('is left by the way back', () => {
    const run = menu();
    run.back();
    expect(run.output()).toEqual({ end: 'left' });
  });
});
