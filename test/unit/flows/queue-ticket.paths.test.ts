import { describe, expect, test } from 'vitest';
import { getShortestPaths } from 'xstate/graph';
import { FLOW_EVENTS, NEWS_EVENTS } from '../../../flows/flow.ts';
import { createQueueTicketMachine } from '../../../flows/queue-ticket/machine.ts';
import { queueTicketScreen } from '../../../flows/queue-ticket/screen.ts';
import { catalogue, visitKinds } from '../../support/catalogue.ts';
import { flowWords } from '../../support/flow-words.ts';
import { activeLeaves, leafStates, reception } from '../../support/machine-paths.ts';
import { sampleTicket } from '../../support/tickets.ts';

const machine = createQueueTicketMachine({
  catalogue: () => catalogue,
  visitKinds,
  issue: () => new Promise(() => {}),
  startPrint: () => {},
  print: () => {},
  rate: () => {},
  newId: () => 'ID',
  ways: ['search', 'menu'],
});
const ticket = sampleTicket();
const job = (state: 'queued' | 'printed' | 'unknown') =>
  ({ type: 'job', ticketId: ticket.id, state }) as const;

/** Everything that can happen to the flow, the answers of the store and the deadlines among it. */
const EVENTS = [
  { type: 'choose', id: 'help' },
  { type: 'choose', id: '03' },
  { type: 'choose', id: '03.01' },
  { type: 'choose', id: 'elderly' },
  { type: 'choose', id: 'vam' },
  { type: 'choose', id: 'for-other' },
  { type: 'choose', id: 'several' },
  { type: 'choose', id: 'add' },
  { type: 'choose', id: 'take' },
  { type: 'unsure' },
  { type: 'turn-page', to: 'next' },
  { type: 'turn-page', to: 'previous' },
  { type: 'open-visit-kinds' },
  { type: 'print' },
  { type: 'finish' },
  { type: 'retry' },
  { type: 'rate', stars: 4 },
  { type: 'room', room: 2 },
  { type: 'back' },
  { type: 'printer', trouble: 'no-paper' },
  { type: 'printer', trouble: null },
  { type: 'open', flow: 'menu' },
  { type: 'choose', id: 'checklist' },
  { type: 'choose', id: 'more' },
  { type: 'locale', locale: 'ru' },
  job('queued'),
  job('printed'),
  job('unknown'),
  { type: 'xstate.done.actor.0.queueTicket.issuing', output: { ok: true, ticket } },
  { type: 'xstate.done.actor.0.queueTicket.issuing', output: { ok: false, reason: 'store' } },
  { type: 'xstate.error.actor.0.queueTicket.issuing', error: new Error('broken') },
  { type: 'xstate.after.issueDeadline.queueTicket.issuing' },
  { type: 'xstate.after.printDeadline.queueTicket.ticket.printing' },
  { type: 'xstate.after.thanks.queueTicket.rating.thanked' },
] as const;

const paths = getShortestPaths(machine, {
  input: { sessionId: 'S', locale: 'az', trouble: null, room: 3, start: {} },
  events: EVENTS as never,
  serializeState: ({ value, historyValue, context }) => {
    const { need, direction, services, several, visitKind, trouble, ticket: given, next } = context;
    // How a number was come to makes no difference once it is given.
    if (given) return JSON.stringify([value, services.length > 0, trouble, next]);
    const isVam = visitKind === 'vam';
    return JSON.stringify([value, historyValue, need, direction, services, several, isVam, next]);
  },
  limit: 60_000,
});

describe('the queue ticket flow', () => {
  test('reaches every state by generated paths', () => {
    const reached = new Set(paths.flatMap(({ state }) => activeLeaves(state)));
    expect([...reached].sort()).toEqual(leafStates(machine.root).sort());
  });

  test.each([...FLOW_EVENTS, ...NEWS_EVENTS])(
    '%s is handled or refused on purpose in every state',
    (type) => {
      const silent = paths
        .filter(({ state }) => state.status === 'active')
        .filter(({ state }) => {
          const { handled, refused } = reception(state, type);
          return handled === (refused !== null);
        })
        .map(({ state }) => JSON.stringify(state.value));
      expect([...new Set(silent)]).toEqual([]);
    },
  );

  test('has a screen for every state, in every language', () => {
    const data = { visitKinds, ways: [] };
    for (const { state } of paths) {
      if (state.status !== 'active') continue;
      for (const locale of ['az', 'ru', 'en'] as const) {
        const { screen, at } = queueTicketScreen(state, data, { locale, say: flowWords(locale) });
        expect(at.startsWith(screen.name)).toBe(true);
        expect(JSON.stringify(screen)).not.toContain('undefined');
      }
    }
  });

  test('leads from the thanks to more of an opinion, about the ticket, and from nowhere else', () => {
    const outputs = paths.flatMap(({ state }) => (state.output?.end === 'next' ? [state.output] : []));
    const toOpinion = outputs.filter(({ flow }) => flow === 'opinion');
    expect(toOpinion.length).toBeGreaterThan(0);
    for (const output of toOpinion)
      expect(output).toEqual({ end: 'next', flow: 'opinion', start: { what: 'more', code: ticket.id } });
  });

  test('never shows more than six big choices, "I am not sure" counted', () => {
    for (const { state } of paths) {
      if (state.status !== 'active') continue;
      const { screen } = queueTicketScreen(
        state,
        { visitKinds, ways: [] },
        { locale: 'az', say: flowWords('az') },
      );
      if ('choices' in screen.props) expect(screen.props.choices.length).toBeLessThanOrEqual(5);
    }
  });
});
