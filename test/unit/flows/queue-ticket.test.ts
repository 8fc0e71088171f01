import { describe, expect, test } from 'vitest';
import { createActor, SimulatedClock } from 'xstate';
import { LOCALES, type ScreenProps } from '../../../flows/contract.ts';
import type { IssueResult, TicketRequest } from '../../../flows/domain/ticket.ts';
import type { FlowEvent, FlowStart } from '../../../flows/flow.ts';
import { createQueueTicketMachine } from '../../../flows/queue-ticket/machine.ts';
import { queueTicketScreen } from '../../../flows/queue-ticket/screen.ts';
import { catalogue, visitKinds } from '../../support/catalogue.ts';
import { flowWords } from '../../support/flow-words.ts';
import { sampleTicket } from '../../support/tickets.ts';

const issued = async (request: TicketRequest): Promise<IssueResult> => ({
  ok: true,
  ticket: sampleTicket(request),
});

/** The road to a number, and the requests that it ended in. */
function road({ issue = issued, start = {} }: { issue?: typeof issued; start?: FlowStart } = {}) {
  const requests: TicketRequest[] = [];
  let ids = 0;
  const data = { visitKinds, ways: [] };
  const machine = createQueueTicketMachine({
    catalogue: () => catalogue,
    ...data,
    issue: (request) => {
      requests.push(request);
      return issue(request);
    },
    startPrint: () => {},
    print: () => {},
    rate: () => {},
    newId: () => `ID${++ids}`,
  });
  const actor = createActor(machine, {
    clock: new SimulatedClock(),
    input: { sessionId: 'S', locale: 'en', trouble: null, room: 5, start },
  });
  actor.start();
  return {
    requests,
    actor,
    send: (...events: FlowEvent[]) => {
      for (const event of events) actor.send(event);
    },
    choose: (...ids: string[]) => {
      for (const id of ids) actor.send({ type: 'choose', id });
    },
    placed: () => queueTicketScreen(actor.getSnapshot(), data, { locale: 'en', say: flowWords('en') }),
    screen: () => queueTicketScreen(actor.getSnapshot(), data, { locale: 'en', say: flowWords('en') }).screen,
    /** The store's answer has come. */
    settled: () => new Promise<void>((resolve) => setImmediate(resolve)),
  };
}

const KINDS = { type: 'open-visit-kinds' } as const;
const BACK = { type: 'back' } as const;
const TO_SERVICES = ['help', '03'];

describe('one service', () => {
  test('leads from the third question straight to the number', async () => {
    const { choose, requests, screen, settled } = road();
    choose(...TO_SERVICES, '03.01');
    await settled();
    expect(requests).toMatchObject([
      { direction: '03', service: '03.01', services: ['03.01'], forOther: false, visitKind: 'ordinary' },
    ]);
    expect(screen().name).toBe('ticket');
  });

  test('of a page of its own is asked nothing at all', async () => {
    const { requests, screen, settled } = road({ start: { service: '05.02.09' } });
    await settled();
    expect(requests).toMatchObject([{ direction: '05', service: '05.02.09', services: ['05.02.09'] }]);
    expect(screen().name).toBe('ticket');
  });

  test('that the catalogue does not have begins at the first question', () => {
    const { requests, screen } = road({ start: { service: '99.99' } });
    expect(requests).toEqual([]);
    expect(screen().name).toBe('need');
  });

  test('after a store that failed is not taken along to another question', async () => {
    const { choose, send, requests, screen, settled } = road({
      issue: async () => ({ ok: false, reason: 'store' }),
    });
    choose(...TO_SERVICES, '03.01');
    await settled();
    expect(screen().name).toBe('no-ticket');
    send(BACK, { type: 'unsure' });
    await settled();
    expect(requests.map(({ services, service }) => [services, service])).toEqual([
      [['03.01'], '03.01'],
      [[], null],
    ]);
    expect(requests[0]?.requestId).not.toBe(requests[1]?.requestId);
  });
});

describe('a code or a document at the first question', () => {
  test.each([
    { kind: 'code', use: 'ticket', id: 'TICKET0000000000000000001' },
    {
      kind: 'document',
      document: {
        kind: 'passport',
        number: 'C00000000',
        fin: null,
        suggestedFin: null,
        birth: null,
        expiry: null,
        isExpired: false,
      },
    },
  ] as const)('changes nothing: $kind', (read) => {
    const { send, placed, requests } = road();
    const before = placed();
    send({ type: 'read', read });
    expect(placed()).toEqual(before);
    expect(requests).toEqual([]);
  });
});

describe('several services', () => {
  const collecting = (...change: Parameters<typeof road>) => {
    const on = road(...change);
    on.send(KINDS);
    on.choose('several');
    return on;
  };
  const basket = (on: ReturnType<typeof road>) => {
    const { screen } = on.placed();
    if (screen.name !== 'list') throw new Error(`a list was expected, not ${screen.name}`);
    return screen.props;
  };
  const deedsOf = ({ deeds }: ScreenProps<'list'>) => deeds.map(({ id }) => id);

  test('go on one ticket in the order in which they were chosen, in the queue of the first', async () => {
    const on = collecting();
    on.choose(...TO_SERVICES, '03.04');
    expect(basket(on).items).toMatchObject([{ id: '03.04', picked: true }]);
    on.choose('add', 'work', '04', '04.01', 'take');
    await on.settled();
    expect(on.requests).toMatchObject([{ direction: '03', service: '03.04', services: ['03.04', '04.01'] }]);
  });

  test('are five at most', () => {
    const on = collecting();
    for (const code of ['03.01', '03.03', '03.04', '03.05', '03.50']) on.choose('add', ...TO_SERVICES, code);
    expect(basket(on).items).toHaveLength(5);
    expect(deedsOf(basket(on))).toEqual(['take']);
    on.choose('add');
    expect(basket(on).items).toHaveLength(5);
  });

  test('that are chosen twice stand on the ticket once', () => {
    const on = collecting();
    on.choose(...TO_SERVICES, '03.01', 'add', ...TO_SERVICES, '03.01');
    expect(basket(on).items.map(({ id }) => id)).toEqual(['03.01']);
  });

  test('are taken away by a touch, and the last of them leads back to the first question', () => {
    const on = collecting();
    on.choose(...TO_SERVICES, '03.01', 'add', ...TO_SERVICES, '03.04', '03.01');
    expect(basket(on).items.map(({ id }) => id)).toEqual(['03.04']);
    on.choose('03.04');
    expect(on.screen().name).toBe('need');
  });

  test('lose the last one by the way back, which leads to where it was chosen', () => {
    const on = collecting();
    on.choose(...TO_SERVICES, '03.01', 'add', ...TO_SERVICES, '03.04');
    on.send(BACK);
    expect(on.screen().name).toBe('service');
    on.choose('03.05');
    expect(basket(on).items.map(({ id }) => id)).toEqual(['03.01', '03.05']);
  });

  test('that are sure stay when one more is not', async () => {
    const on = collecting();
    on.choose(...TO_SERVICES, '03.01', 'add');
    on.send({ type: 'unsure' });
    await on.settled();
    expect(on.requests).toMatchObject([{ direction: '03', services: ['03.01'] }]);
  });

  test('are still there when no number could be given', async () => {
    const on = collecting({ issue: async () => ({ ok: false, reason: 'store' }) });
    on.choose(...TO_SERVICES, '03.01', 'take');
    await on.settled();
    on.send(BACK);
    expect(basket(on).items.map(({ id }) => id)).toEqual(['03.01']);
  });

  test('stand in pages where letters are large', () => {
    const on = collecting();
    for (const code of ['03.01', '03.03', '03.04']) on.choose('add', ...TO_SERVICES, code);
    on.send({ type: 'room', room: 2 });
    expect(basket(on)).toMatchObject({ paging: { page: 1, pages: 2 } });
    on.send({ type: 'turn-page', to: 'next' });
    expect(basket(on).items.map(({ id }) => id)).toEqual(['03.04']);
  });

  test('give a place of its own to each basket', () => {
    const on = collecting();
    on.choose(...TO_SERVICES, '03.01');
    const one = on.placed().at;
    on.choose('add', ...TO_SERVICES, '03.04');
    expect(on.placed().at).not.toBe(one);
  });
});

describe('for somebody in the citizen’s care', () => {
  test('is a mark on the request, and seen on the way', async () => {
    const on = road();
    on.send(KINDS);
    on.choose('for-other');
    const { screen } = on.placed();
    expect(screen).toMatchObject({
      name: 'need',
      props: { visitKind: { isDefault: false, extras: ['for-other'] } },
    });
    on.choose(...TO_SERVICES, '03.01');
    await on.settled();
    expect(on.requests).toMatchObject([{ forOther: true, visitKind: 'ordinary' }]);
    expect(on.screen()).toMatchObject({ name: 'ticket', props: { forOther: true } });
  });

  test('is taken back by the same touch', () => {
    const on = road();
    on.send(KINDS);
    on.choose('for-other');
    on.send(KINDS);
    on.choose('for-other');
    expect(on.screen()).toMatchObject({ props: { visitKind: { isDefault: true, extras: [] } } });
  });
});

describe('the Unified Coordination Centre', () => {
  const vam = () => {
    const on = road();
    on.send(KINDS);
    on.choose('vam');
    return on;
  };

  test('offers its own services in place of the first question', async () => {
    const on = vam();
    const { screen } = on.placed();
    const desk = catalogue.desks.find(({ id }) => id === 'vam');
    expect(screen).toMatchObject({ name: 'service', props: { direction: desk?.en } });
    const shown = screen.name === 'service' ? screen.props.choices.map(({ id }) => id) : [];
    expect(shown).toEqual(catalogue.vam.services.slice(0, 5));
    on.choose('07.01');
    await on.settled();
    expect(on.requests).toMatchObject([{ visitKind: 'vam', direction: '07', service: '07.01' }]);
  });

  test('takes none but its own', () => {
    const on = vam();
    on.choose('05.02.09');
    expect(on.requests).toEqual([]);
    expect(on.screen().name).toBe('service');
  });

  test('gives a number to who is not sure', async () => {
    const on = vam();
    on.send({ type: 'unsure' });
    await on.settled();
    expect(on.requests).toMatchObject([{ visitKind: 'vam', direction: null, services: [] }]);
  });

  test('is left by the way back, and by another kind of visit', () => {
    const on = vam();
    on.send(BACK);
    expect(on.screen()).toMatchObject({ name: 'need', props: { visitKind: { id: 'ordinary' } } });
    on.send(KINDS);
    on.choose('vam');
    expect(on.screen().name).toBe('service');
    on.send(KINDS);
    on.choose('elderly');
    expect(on.screen()).toMatchObject({ name: 'need', props: { visitKind: { id: 'elderly' } } });
  });

  test('collects several of its services on one number', async () => {
    const on = vam();
    on.send(KINDS);
    on.choose('several', '07.01', 'add', '03.01', 'take');
    await on.settled();
    expect(on.requests).toMatchObject([{ visitKind: 'vam', services: ['07.01', '03.01'] }]);
  });

  test('does not take anybody away from an answer that is given', () => {
    const on = road();
    on.choose('help');
    on.send(KINDS);
    on.choose('vam');
    expect(on.screen().name).toBe('direction');
  });
});

describe('from the number', () => {
  test('one goes on to the papers of its first service, and nobody is led back', async () => {
    const on = road();
    on.choose(...TO_SERVICES, '03.04');
    await on.settled();
    on.choose('checklist');
    expect(on.actor.getSnapshot().output).toEqual({
      end: 'next',
      flow: 'checklist',
      start: { service: '03.04' },
    });
  });

  test('there is no way to papers where no service is known', async () => {
    const on = road();
    on.send({ type: 'unsure' });
    await on.settled();
    expect(on.screen()).toMatchObject({ name: 'ticket', props: { services: [] } });
    on.choose('checklist');
    expect(on.actor.getSnapshot().status).toBe('active');
  });
});

test.each(LOCALES)('the basket has its words: %s', (locale) => {
  const say = flowWords(locale);
  for (const count of [1, 2, 5]) expect(say('queue-ticket:basket.title', { count })).toContain(String(count));
  for (const key of ['note', 'take', 'add']) expect(say(`queue-ticket:basket.${key}`)).not.toBe('');
});
