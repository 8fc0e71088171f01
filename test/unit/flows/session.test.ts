import { describe, expect, test } from 'vitest';
import { catalogue } from '../../support/catalogue.ts';
import { startSession } from '../../support/session.ts';

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

async function toTicket(session: ReturnType<typeof startSession>) {
  session.send({ type: 'begin', locale: 'ru' }, { type: 'unsure' });
  await settled();
}

describe('the road to a number', () => {
  test.each(
    catalogue.needs.flatMap((need) =>
      need.directions.flatMap((direction) =>
        (['az', 'ru', 'en'] as const).map((locale) => ({ need: need.id, direction, locale })),
      ),
    ),
  )('$locale: $need, $direction: at most four touches', async ({ need, direction, locale }) => {
    const session = startSession();
    let touches = 0;
    const touch = (event: Parameters<typeof session.send>[0]) => {
      touches++;
      session.send(event);
    };
    touch({ type: 'begin', locale });
    touch({ type: 'choose', id: need });
    if (session.screen().name === 'direction') touch({ type: 'choose', id: direction });
    const screen = session.screen();
    const service = screen.name === 'service' ? screen.props.choices[0] : undefined;
    touch(service ? { type: 'choose', id: service.id } : { type: 'unsure' });
    await settled();
    expect(session.screen().name).toBe('ticket');
    expect(touches).toBeLessThanOrEqual(4);
    expect(session.requests).toEqual([
      {
        requestId: expect.any(String),
        sessionId: expect.any(String),
        direction,
        service: service?.id ?? null,
        services: service ? [service.id] : [],
        forOther: false,
        visitKind: 'ordinary',
        locale,
      },
    ]);
  });

  test('keeps the place in the list when the visit kind is chosen in between', () => {
    const session = startSession();
    session.send(
      { type: 'begin', locale: 'az' },
      { type: 'choose', id: 'money' },
      { type: 'choose', id: '05' },
    );
    session.send({ type: 'turn-page', to: 'next' }, { type: 'open-visit-kinds' });
    expect(session.screen().name).toBe('visit-kind');
    session.send({ type: 'choose', id: 'elderly' });
    expect(session.screen()).toMatchObject({
      name: 'service',
      props: { paging: { page: 2, pages: 9 }, visitKind: { id: 'elderly', isDefault: false } },
    });
  });

  test('the language can be changed on every screen, and the ticket is in the last one', async () => {
    const session = startSession();
    session.send({ type: 'begin', locale: 'az' }, { type: 'choose', id: 'help' });
    session.send({ type: 'open-languages' }, { type: 'set-language', locale: 'en' });
    expect(session.view()).toMatchObject({ locale: 'en', screen: { name: 'direction' } });
    session.send({ type: 'unsure' });
    await settled();
    expect(session.requests[0]?.locale).toBe('en');
  });

  test('a touch meant for the screen below help does nothing', () => {
    const session = startSession();
    session.send({ type: 'begin', locale: 'az' }, { type: 'open-help' }, { type: 'choose', id: 'help' });
    expect(session.screen().name).toBe('help');
    session.send({ type: 'close' });
    expect(session.screen().name).toBe('need');
  });

  test('back leads through every question to the attract screen', () => {
    const session = startSession();
    session.send(
      { type: 'begin', locale: 'az' },
      { type: 'choose', id: 'help' },
      { type: 'choose', id: '03' },
    );
    const seen = [];
    for (let i = 0; i < 3; i++) {
      session.send({ type: 'back' });
      seen.push(session.screen().name);
    }
    expect(seen).toEqual(['direction', 'need', 'attract']);
  });
});

describe('when the number cannot be written down', () => {
  test('says so, and asking again uses the same request', async () => {
    const asked: string[] = [];
    const session = startSession({
      issue: async ({ requestId }) => {
        asked.push(requestId);
        return { ok: false, reason: 'store' };
      },
    });
    await toTicket(session);
    expect(session.screen()).toEqual({ name: 'no-ticket', props: { reason: 'store' } });
    session.send({ type: 'retry' });
    await settled();
    expect(new Set(asked).size).toBe(1);
    session.send({ type: 'back' }, { type: 'unsure' });
    await settled();
    expect(new Set(asked).size).toBe(2);
  });

  test('a store that does not answer is not waited for longer than its deadline', () => {
    const session = startSession({ issue: () => new Promise(() => {}) });
    session.send({ type: 'begin', locale: 'az' }, { type: 'unsure' });
    expect(session.screen().name).toBe('issuing');
    session.seconds(5);
    expect(session.screen()).toEqual({ name: 'no-ticket', props: { reason: 'slow' } });
  });
});

describe('the paper', () => {
  const mine = (session: ReturnType<typeof startSession>, state: 'printed' | 'queued' | 'unknown') => {
    const { context } = session.actor.getSnapshot();
    session.send({
      type: 'job',
      sessionId: context.sessionId ?? '',
      ticketId: 'TICKET0000000000000000001',
      state,
    });
  };
  const paper = (session: ReturnType<typeof startSession>) => {
    const screen = session.screen();
    return screen.name === 'ticket' ? screen.props.paper : null;
  };

  test('is printed when the printer says so', async () => {
    const session = startSession();
    await toTicket(session);
    expect(paper(session)).toEqual({ kind: 'printing' });
    mine(session, 'printed');
    expect(paper(session)).toEqual({ kind: 'printed' });
  });

  test('waits while the printer is ill, is offered when it is well, and never comes unasked', async () => {
    const session = startSession();
    await toTicket(session);
    session.send({ type: 'printer', trouble: 'no-paper' });
    mine(session, 'queued');
    expect(paper(session)).toEqual({ kind: 'waiting', trouble: 'no-paper' });
    session.send({ type: 'printer', trouble: null });
    expect(paper(session)).toEqual({ kind: 'offered' });
    session.send({ type: 'printer', trouble: 'cover-open' });
    expect(paper(session)).toEqual({ kind: 'waiting', trouble: 'cover-open' });
    session.send({ type: 'printer', trouble: null });
    expect(session.printed).toEqual([]);
    session.send({ type: 'print' });
    expect(session.printed).toHaveLength(1);
    expect(paper(session)).toEqual({ kind: 'printing' });
  });

  test('of unknown fate stays so, and can be asked for when the printer is well', async () => {
    const session = startSession();
    await toTicket(session);
    session.send({ type: 'printer', trouble: 'printer-gone' });
    mine(session, 'unknown');
    session.send({ type: 'print' });
    expect(paper(session)).toEqual({ kind: 'unknown', canPrint: false });
    session.send({ type: 'printer', trouble: null }, { type: 'print' });
    expect(session.printed).toHaveLength(1);
  });

  test('that says nothing for too long is called unknown', async () => {
    const session = startSession();
    await toTicket(session);
    for (let i = 0; i < 5; i++) {
      session.seconds(10);
      session.send({ type: 'activity', by: 'finger' });
    }
    expect(paper(session)).toMatchObject({ kind: 'unknown' });
  });

  test('news of another session’s job are dropped', async () => {
    const session = startSession();
    await toTicket(session);
    session.send({
      type: 'job',
      sessionId: 'the one before',
      ticketId: 'TICKET0000000000000000001',
      state: 'printed',
    });
    expect(paper(session)).toEqual({ kind: 'printing' });
  });
});

describe('inactivity', () => {
  test('warns with a countdown, goes on at a touch, and ends in a clean attract screen', () => {
    const session = startSession();
    session.send({ type: 'begin', locale: 'ru' }, { type: 'choose', id: 'help' });
    session.seconds(59);
    expect(session.view().warning).toBeNull();
    session.seconds(1);
    expect(session.view().warning).toEqual({ secondsLeft: 20 });
    session.seconds(7);
    expect(session.view().warning).toEqual({ secondsLeft: 13 });
    session.send({ type: 'continue' });
    expect(session.view()).toMatchObject({ warning: null, screen: { name: 'direction' } });
    // A citizen who asked for time gets more of it.
    session.seconds(60);
    expect(session.view().warning).toBeNull();
    session.seconds(240);
    expect(session.view().warning).not.toBeNull();
    for (let i = 0; i < 20; i++) session.seconds(1);
    expect(session.view()).toMatchObject({ warning: null, locale: 'az', screen: { name: 'attract' } });
    expect(session.actor.getSnapshot().context.sessionId).toBeNull();
  });

  test('is counted from the last touch', () => {
    const session = startSession();
    session.send({ type: 'begin', locale: 'az' });
    session.seconds(50);
    session.send({ type: 'activity', by: 'finger' });
    session.seconds(50);
    expect(session.view().warning).toBeNull();
  });

  test('waits longer for a slow hand, and each time more time is asked for', () => {
    const session = startSession();
    session.send({ type: 'begin', locale: 'az' });
    for (let touch = 0; touch < 8; touch++) {
      session.seconds(25);
      session.send({ type: 'activity', by: 'finger' });
    }
    session.seconds(100);
    expect(session.view().warning).toBeNull();
    session.seconds(30);
    expect(session.view().warning).not.toBeNull();
    session.send({ type: 'continue' });
    session.seconds(175);
    expect(session.view().warning).toBeNull();
  });

  test('more time can be asked for again and again', () => {
    const session = startSession();
    session.send({ type: 'begin', locale: 'az' });
    for (let times = 0; times < 15; times++) {
      session.seconds(60 * 5);
      expect(session.view().warning).not.toBeNull();
      session.send({ type: 'continue' });
      expect(session.screen().name).toBe('need');
    }
  });

  test('does not inherit the pace of the citizen before', () => {
    const session = startSession();
    session.send({ type: 'begin', locale: 'az' });
    for (let touch = 0; touch < 8; touch++) {
      session.seconds(25);
      session.send({ type: 'activity', by: 'finger' });
    }
    session.send({ type: 'restart' }, { type: 'begin', locale: 'az' });
    session.seconds(60);
    expect(session.view().warning).not.toBeNull();
  });

  test('is shorter once the ticket is in the hand', async () => {
    const session = startSession();
    await toTicket(session);
    session.send({
      type: 'job',
      sessionId: session.actor.getSnapshot().context.sessionId ?? '',
      ticketId: 'TICKET0000000000000000001',
      state: 'printed',
    });
    session.seconds(25);
    expect(session.view().warning).toEqual({ secondsLeft: 20 });
  });

  test('also closes help that somebody left open on the attract screen', () => {
    const session = startSession();
    session.send({ type: 'open-languages' }, { type: 'set-language', locale: 'ru' }, { type: 'open-help' });
    expect(session.view()).toMatchObject({ locale: 'ru', screen: { name: 'help' } });
    session.seconds(60);
    for (let i = 0; i < 20; i++) session.seconds(1);
    expect(session.view()).toMatchObject({ locale: 'az', screen: { name: 'attract' }, warning: null });
  });
});

describe('out of service', () => {
  test('waits for the session to end, says what still works, and comes back by itself', () => {
    const session = startSession();
    session.send({ type: 'begin', locale: 'az' }, { type: 'service-lost', code: 'store' });
    expect(session.screen().name).toBe('need');
    session.send({ type: 'restart' });
    expect(session.screen()).toMatchObject({ name: 'out-of-service', props: { code: 'store' } });
    session.send({ type: 'begin', locale: 'az' });
    expect(session.screen().name).toBe('out-of-service');
    session.send({ type: 'service-restored' });
    expect(session.screen().name).toBe('attract');
  });
});

describe('tickets that wait for paper', () => {
  test('are listed, printed one by one when chosen, and the list closes when it is empty', () => {
    const session = startSession();
    session.send({ type: 'open-waiting-tickets' });
    expect(session.screen()).toMatchObject({ name: 'waiting-tickets', props: { printing: null } });
    const sessionId = session.actor.getSnapshot().context.sessionId ?? '';
    session.send({ type: 'choose', id: 'T1' });
    expect(session.printed).toEqual([`T1@${sessionId}`]);
    expect(session.screen()).toMatchObject({ props: { printing: 'T1' } });
    session.send({ type: 'job', sessionId, ticketId: 'T1', state: 'printed' });
    expect(session.screen()).toMatchObject({
      props: { choices: [{ id: 'T2' }], paging: { page: 1, pages: 1 }, printing: null },
    });
    session.send({ type: 'choose', id: 'T2' }, { type: 'job', sessionId, ticketId: 'T2', state: 'printed' });
    expect(session.screen().name).toBe('attract');
  });
});
