import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { KeyRecord } from '../../../electron/host/badges/badge-record.ts';
import { createBadges } from '../../../electron/host/badges/badges.ts';
import type { BadgeCard, PresentedCard } from '../../../hardware/card-readers/card-reader.ts';
import { PcscService } from '../../../hardware/card-readers/pcsc/pcsc-service.ts';
import { SPECIMEN_BADGE } from '../../../hardware/simulators/smart-card/card-kinds.ts';
import { systemClock } from '../printers/bench.ts';
import {
  type CardBench,
  isAbsent,
  isStatus,
  nextCard,
  profileOf,
  readerAt,
  simulatedReader,
  startCardBench,
  stateOf,
} from './bench.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const badges = createBadges({ random: (length) => randomBytes(length) });
const SPECIMEN: KeyRecord = {
  kind: 'key',
  personId: 'volunteer-1',
  badgeId: hex(SPECIMEN_BADGE.id),
  key: hex(SPECIMEN_BADGE.key),
};

function badgeOf(card: PresentedCard): BadgeCard {
  if (card.kind !== 'badge') throw new Error(`a ${card.kind}`);
  return card;
}

describe('cards in a reader of a real pcscd', () => {
  it('each is told apart, each time it is put in, and its removal is told', async () => {
    const bench = await startCardBench('pcsc-uid');
    for (const [put, kind] of [
      ['badge', 'badge'],
      ['badge-t0', 'badge'],
      ['blank', 'badge'],
      ['uid', 'uid-card'],
      ['unknown', 'unknown-card'],
      ['next-version', 'unknown-card'],
      ['garbled', 'unknown-card'],
      ['endless', 'unknown-card'],
      ['mute', 'mute-card'],
      ['badge', 'badge'],
    ] as const) {
      const card = await bench.insert(put);
      expect(card.kind, put).toBe(kind);
      expect(await stateOf(bench.reader, isStatus(kind)), put).toEqual({ kind: 'ready', status: { kind } });
      expect(bench.reader.card, put).toBe(card);
      await bench.remove();
      expect(bench.reader.card, put).toBeNull();
    }
    expect(bench.cards).toHaveLength(10);
  });

  it('that are in when the kiosk starts are found', async () => {
    const simulator = await simulatedReader();
    await simulator.command('insert badge');
    const { reader } = readerAt(simulator.socket);
    expect((await nextCard(reader)).kind).toBe('badge');
    expect(await stateOf(reader, isStatus('badge'))).toMatchObject({ kind: 'ready' });
  });

  it('swapped quickly are two cards', async () => {
    const bench = await startCardBench();
    const first = badgeOf(await bench.insert('badge'));
    await bench.simulator.command('remove');
    const second = badgeOf(await bench.insert('other-badge'));
    expect(hex(second.id ?? new Uint8Array())).not.toBe(hex(first.id ?? new Uint8Array()));
    expect(await first.authenticate(new Uint8Array(16))).toEqual({ ok: false, fault: 'removed' });
  });

  it('without a key stay unknown where the UID is not asked for, and are not asked', async () => {
    const bench = await startCardBench('pcsc');
    expect((await bench.insert('uid')).kind).toBe('unknown-card');
    // A command that changes nothing, to be told how it stands: SELECT, and nothing after it.
    expect(await bench.simulator.command('plug')).toMatchObject({ card: 'uid', commands: 1 });
  });

  it('that answer nothing are mute, and the next card is read', async () => {
    const bench = await startCardBench();
    expect((await bench.insert('silent')).kind).toBe('mute-card');
    await stateOf(bench.reader, isStatus('mute-card'));
    await bench.remove();
    expect((await bench.insert('badge')).kind).toBe('badge');
  });

  it('held by another program are in use, and read when they are free', async () => {
    const simulator = await simulatedReader();
    await simulator.command('insert badge');
    // The other program keeps a session open in its own process.
    const other = new PcscService({ clock: systemClock, socket: simulator.socket });
    expect(await other.start()).toBeNull();
    const [name = ''] = [...other.readers.keys()].filter((reader) => reader.endsWith('00 00'));
    await expect
      .poll(async () => (await other.ask({ ask: 'connect', reader: name }, 5000)).ok, { timeout: 10_000 })
      .toBe(true);
    const { reader, cards } = readerAt(simulator.socket);
    expect(await stateOf(reader, isStatus('in-use'))).toEqual({
      kind: 'faulted',
      status: { kind: 'in-use' },
    });
    expect(cards).toEqual([]);
    await other.stop();
    expect(await stateOf(reader, isStatus('badge'))).toMatchObject({ kind: 'ready' });
  });
});

describe('a badge in the reader', () => {
  it.each(['badge', 'badge-t0'])('%s proves whose it is, as often as it is asked', async (kind) => {
    const bench = await startCardBench();
    const card = await bench.insert(kind);
    for (let time = 0; time < 3; time++)
      expect(await badges.verify(card, [SPECIMEN])).toEqual({ kind: 'known', personId: 'volunteer-1' });
  });

  it.each(['wrong-key', 'replay'])('%s is found out', async (kind) => {
    const bench = await startCardBench();
    expect(await badges.verify(await bench.insert(kind), [SPECIMEN])).toEqual({
      kind: 'failed',
      why: 'wrong-proof',
    });
  });

  it('is enrolled, and known after it was out', async () => {
    const bench = await startCardBench();
    const enrolment = await badges.enrol(await bench.insert('blank'), 'technician-1');
    if (enrolment.kind !== 'enrolled') throw new Error(enrolment.kind);
    await bench.remove();
    expect(await badges.verify(await bench.insert('blank'), [SPECIMEN, enrolment.record])).toEqual({
      kind: 'known',
      personId: 'technician-1',
    });
    expect(await badges.enrol(bench.reader.card as PresentedCard, 'x')).toEqual({ kind: 'not-blank' });
  });

  it('by its UID needs the PIN', async () => {
    const bench = await startCardBench('pcsc-uid');
    const enrolment = await badges.enrol(await bench.insert('uid'), 'volunteer-2');
    if (enrolment.kind !== 'enrolled') throw new Error(enrolment.kind);
    await bench.remove();
    expect(await badges.verify(await bench.insert('uid'), [enrolment.record])).toEqual({
      kind: 'needs-pin',
      personId: 'volunteer-2',
    });
  });
});

/** Everything somebody does with a badge; stops where the badge goes. */
async function presentBadge(bench: CardBench, kind: string): Promise<string> {
  const first = nextCard(bench.reader);
  await bench.simulator.command(`insert ${kind}`);
  const card = await first;
  if (card.kind !== 'badge') return card.kind;
  return (await badges.verify(card, [SPECIMEN])).kind;
}

describe('a badge pulled out', () => {
  const moments = [1, 2, 3, 4].flatMap((command) =>
    (['at', 'after'] as const).map((when) => ({ when, command })),
  );

  it.each(moments)(
    '$when command $command is never known, and is the next time',
    async ({ when, command }) => {
      const bench = await startCardBench();
      await bench.simulator.command(`remove ${when} command ${command}`);
      expect(await presentBadge(bench, 'badge')).toMatch(/^(mute-card|failed)$/);
      await stateOf(bench.reader, isStatus('no-card'));
      expect(bench.reader.card).toBeNull();
      expect(await presentBadge(bench, 'badge')).toBe('known');
    },
  );

  it.each(['at', 'after'])('%s the command that gives it its key is enrolled the next time', async (when) => {
    const bench = await startCardBench();
    await bench.simulator.command(`remove ${when} command 4`);
    const first = await badges.enrol(await bench.insert('blank'), 'technician-1');
    if (first.kind !== 'interrupted') throw new Error(first.kind);
    await stateOf(bench.reader, isStatus('no-card'));
    const second = await badges.enrol(await bench.insert('blank'), 'technician-1', first.pending);
    expect(second.kind).toBe('enrolled');
  });
});

describe('the reader and its service', () => {
  it('unplugged with a card in it: gone, and both are back after replug', async () => {
    const bench = await startCardBench();
    const card = badgeOf(await bench.insert('badge'));
    const gone = stateOf(bench.reader, isAbsent);
    await bench.simulator.command('unplug');
    await gone;
    await expect
      .poll(() => bench.reader.state, { timeout: 10_000 })
      .toEqual({
        kind: 'absent',
        why: 'lost',
      });
    expect(await card.authenticate(new Uint8Array(16))).toMatchObject({ ok: false });
    const again = nextCard(bench.reader);
    await bench.simulator.command('plug');
    expect(await badges.verify(await again, [SPECIMEN])).toMatchObject({ kind: 'known' });
  });

  it('service killed and started again: ready by itself, three times', async () => {
    const bench = await startCardBench();
    for (let time = 0; time < 3; time++) {
      const gone = stateOf(bench.reader, isAbsent);
      await bench.simulator.command('service-down');
      await gone;
      await bench.simulator.command('service-up');
      await stateOf(bench.reader, isStatus('no-card'));
      expect(await presentBadge(bench, 'badge')).toBe('known');
      await bench.remove();
    }
  });

  it('service killed in the middle of a command: the badge fails, and is known the next time', async () => {
    const bench = await startCardBench();
    const card = badgeOf(await bench.insert('badge'));
    const back = nextCard(bench.reader);
    const verified = badges.verify(card, [SPECIMEN]);
    await bench.simulator.command('service-down');
    expect((await verified).kind).toMatch(/^(failed|known)$/);
    await bench.simulator.command('service-up');
    expect(await badges.verify(await back, [SPECIMEN])).toMatchObject({ kind: 'known' });
  });

  it('no service: absent, and ready when there is one', async () => {
    const simulator = await simulatedReader();
    await simulator.command('service-down');
    const { reader } = readerAt(simulator.socket);
    expect(await reader.settled()).toEqual({ kind: 'absent', why: 'not-there' });
    await simulator.command('service-up');
    await stateOf(reader, isStatus('no-card'));
  });

  it('service that stands still: nothing waits for it, and the kiosk closes all the same', async () => {
    const simulator = await simulatedReader();
    await simulator.command('service-frozen');
    const { reader } = readerAt(simulator.socket);
    expect((await reader.settled()).kind).toBe('absent');
    await simulator.command('service-up');
    await stateOf(reader, isStatus('no-card'));
    await simulator.command('service-frozen');
    await reader.close();
    expect(reader.state).toEqual({ kind: 'absent', why: 'not-there' });
  });

  it('several readers and none chosen: ambiguous; one that is not there: absent', async () => {
    const simulator = await simulatedReader();
    const any = readerAt(simulator.socket, { reader: undefined });
    await expect
      .poll(() => any.reader.state, { timeout: 10_000 })
      .toEqual({
        kind: 'absent',
        why: 'ambiguous',
      });
    const other = readerAt(simulator.socket, { reader: 'ACR122' });
    expect(await other.reader.settled()).toEqual({ kind: 'absent', why: 'not-there' });
  });

  it('a timeline of faults plays by itself', async () => {
    const simulator = await simulatedReader({ script: 'at 100ms: insert badge; 2s later: remove' });
    const { reader, states } = readerAt(simulator.socket);
    await stateOf(reader, isStatus('badge'));
    await stateOf(reader, isStatus('no-card'));
    expect(states.at(-1)).toEqual({ kind: 'ready', status: { kind: 'no-card' } });
  });

  it('nothing of a card reaches the log', async () => {
    const bench = await startCardBench('pcsc-uid');
    for (const kind of ['badge', 'uid', 'blank']) {
      const card = await bench.insert(kind);
      await badges.enrol(card, 'technician-1');
      await badges.verify(card, [SPECIMEN]);
      await bench.remove();
    }
    const log = bench.log.join('\n').toLowerCase();
    expect(bench.log.length).toBeGreaterThan(6);
    for (const secret of [SPECIMEN.badgeId, SPECIMEN.key, 'deadbeef', 'technician-1', 'b1b1', '5151'])
      expect(log).not.toContain(secret);
  });

  it('profiles: two, and only one reads UIDs', () => {
    expect([profileOf('pcsc').readsUid, profileOf('pcsc-uid').readsUid]).toEqual([false, true]);
  });
});
