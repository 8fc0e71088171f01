import { describe, expect, it } from 'vitest';
import { CARD_MOTOR_PROFILE_IDS } from '../../../hardware/card-motors/profiles.ts';
import {
  capturedOf,
  fateOf,
  isAbsent,
  isKind,
  isReady,
  type MotorBench,
  motorAt,
  profileOf,
  sightOf,
  startMotorBench,
  stateOf,
  withCardInside,
} from './bench.ts';

const DONE = { kind: 'done' };
const refused = (why: string) => ({ kind: 'refused', why });
const IMPATIENT = { patienceSeconds: 1 };
/** A movement long enough to be interrupted. */
const SLOW = { travelMs: 800 };

describe.each(CARD_MOTOR_PROFILE_IDS)('a motorised card reader with the profile %s', (profile) => {
  const counts = profileOf(profile).commands.countBin !== null;

  it('a card goes in, is offered, drawn in again, offered again and taken', async () => {
    const { motor, simulator, cards } = await withCardInside(await startMotorBench(profile));
    expect(motor.state).toEqual({ kind: 'ready', status: { kind: 'card-in-position' } });
    expect(await motor.eject()).toEqual(DONE);
    expect(motor.state).toEqual({ kind: 'ready', status: { kind: 'card-at-gate' } });
    expect(simulator.state.card).toBe('gate');
    expect(await motor.moveToReadPosition()).toEqual(DONE);
    expect(simulator.state.card).toBe('inside');
    expect(await motor.eject()).toEqual(DONE);
    await simulator.command('take');
    await stateOf(motor, isKind('empty'));
    expect(fateOf(cards)).toEqual(['in-position', 'at-gate', 'in-position', 'at-gate', 'taken']);
    expect(simulator.state.inBin).toBe(0);
  });

  it('lets a card in only while it is told to', async () => {
    const { motor, simulator } = await startMotorBench(profile);
    expect((await simulator.command('insert')).card).toBe('none');
    expect(await motor.allowInsert()).toEqual(DONE);
    expect(simulator.state.letsCardsIn).toBe(true);
    expect(await motor.forbidInsert()).toEqual(DONE);
    expect((await simulator.command('insert')).card).toBe('none');
    await motor.allowInsert();
    await motor.close();
    expect(simulator.state.letsCardsIn).toBe(false);
  });

  it('without a card nothing is moved', async () => {
    const { motor } = await startMotorBench(profile);
    for (const move of [motor.eject, motor.moveToReadPosition, motor.capture])
      expect(await move()).toEqual(refused('no-card'));
  });

  it('a card is captured when the kiosk says so', async () => {
    const { motor, simulator, cards } = await withCardInside(await startMotorBench(profile));
    expect(await motor.capture()).toEqual(DONE);
    expect(simulator.state).toMatchObject({ card: 'none', inBin: 1 });
    expect(cards.at(-1)).toEqual({ kind: 'captured', cards: 1, inBin: counts ? 1 : null });
    expect(motor.inBin).toBe(counts ? 1 : null);
  });

  it('a card that nobody takes is captured, and counted once', async () => {
    const { motor, simulator, cards } = await withCardInside(
      await startMotorBench(profile, { travelMs: 0 }, IMPATIENT),
    );
    expect(await motor.eject()).toEqual(DONE);
    await sightOf(simulator, ({ inBin }) => inBin === 1);
    await stateOf(motor, isKind('empty'));
    expect(fateOf(cards)).toEqual(['in-position', 'at-gate', 'captured']);
    expect(capturedOf(cards)).toBe(1);
  });

  it('a full bin: no card is let in, and one that is forgotten waits inside until there is room', async () => {
    const bench = await withCardInside(await startMotorBench(profile, { travelMs: 0 }, IMPATIENT));
    const { motor, simulator, cards } = bench;
    await simulator.command('bin-full');
    expect(await motor.capture()).toEqual(refused('bin-full'));
    expect(await motor.eject()).toEqual(DONE);
    expect(await stateOf(motor, isKind('bin-full'))).toEqual({
      kind: 'faulted',
      status: { kind: 'bin-full', holdsCard: true },
    });
    // The kiosk closes the gate once it knows that the bin is full: a command after the state is told.
    await sightOf(simulator, ({ card, letsCardsIn }) => card === 'inside' && !letsCardsIn);
    expect(await motor.allowInsert()).toEqual(refused('bin-full'));
    expect(capturedOf(cards)).toBe(0);
    await simulator.command('empty-bin');
    await stateOf(motor, isKind('empty'));
    expect(simulator.state.inBin).toBe(1);
    expect(capturedOf(cards)).toBe(1);
    // What the kiosk asked for while the bin was full holds again.
    await sightOf(simulator, ({ letsCardsIn }) => letsCardsIn);
  });

  it('a full bin without a card', async () => {
    const { motor, simulator } = await withCardInside(await startMotorBench(profile, { capacity: 1 }));
    expect(await motor.capture()).toEqual(DONE);
    expect(motor.state).toEqual({ kind: 'faulted', status: { kind: 'bin-full', holdsCard: false } });
    await sightOf(simulator, ({ letsCardsIn }) => !letsCardsIn);
    await simulator.command('empty-bin');
    expect(await motor.clearBin()).toEqual(counts ? DONE : refused('not-supported'));
    expect(motor.inBin).toBe(counts ? 0 : null);
    await stateOf(motor, isReady);
  });

  it('a jam is told, and over when the motor moves again', async () => {
    const { motor, simulator, cards } = await withCardInside(await startMotorBench(profile));
    await simulator.command('jam');
    expect(await motor.eject()).toEqual(refused('jam'));
    expect(motor.state).toEqual({ kind: 'faulted', status: { kind: 'jam' } });
    expect(await motor.eject()).toEqual(refused('jam'));
    expect(await motor.allowInsert()).toEqual(refused('jam'));
    await simulator.command('free');
    await stateOf(motor, isKind('card-in-position'));
    expect(await motor.eject()).toEqual(DONE);
    expect(capturedOf(cards)).toBe(0);
  });

  it('one that sticks as it starts up is stuck, not broken, until a hand has freed it', async () => {
    const { motor, simulator } = await startMotorBench(profile);
    await stateOf(motor, isReady);
    for (const command of ['jam', 'power-cycle']) await simulator.command(command);
    expect(await stateOf(motor, ({ kind }) => kind === 'faulted')).toEqual({
      kind: 'faulted',
      status: { kind: 'jam' },
    });
    await simulator.command('free');
    await stateOf(motor, isReady);
  });

  it('a jammed card that a technician takes out was not captured', async () => {
    const { motor, simulator, cards } = await withCardInside(await startMotorBench(profile));
    await simulator.command('jam');
    expect(await motor.capture()).toEqual(refused('jam'));
    await simulator.command('remove');
    await stateOf(motor, isKind('empty'));
    expect(fateOf(cards)).toEqual(['in-position', 'taken']);
  });

  // How a line is missed is the same for all profiles.
  describe.each(profile === 'creator-crt' ? ['unplug', 'vanish'] : ['unplug'])('%s and replug', (pull) => {
    /** Pulls the plug, does what hands do meanwhile, and plugs in again. */
    async function pulled({ motor, simulator }: MotorBench, ...meanwhile: string[]): Promise<void> {
      const gone = stateOf(motor, isAbsent);
      await simulator.command(pull);
      await gone;
      for (const command of meanwhile) await simulator.command(command);
      await simulator.command('plug');
    }

    it('empty: as before, and cards are let in as before', async () => {
      const bench = await startMotorBench(profile);
      await bench.motor.allowInsert();
      await pulled(bench, 'power-cycle');
      await sightOf(bench.simulator, ({ letsCardsIn }) => letsCardsIn);
      await bench.simulator.command('insert');
      await stateOf(bench.motor, isKind('card-in-position'));
      expect(fateOf(bench.cards)).toEqual(['in-position']);
    });

    it('a card inside: found again, and given back', async () => {
      const bench = await withCardInside(await startMotorBench(profile));
      await pulled(bench, 'power-cycle');
      await stateOf(bench.motor, isKind('card-in-position'));
      expect(await bench.motor.eject()).toEqual(DONE);
      expect(fateOf(bench.cards)).toEqual(['in-position', 'at-gate']);
    });

    it('a card inside, taken out meanwhile', async () => {
      const bench = await withCardInside(await startMotorBench(profile));
      await pulled(bench, 'remove');
      await stateOf(bench.motor, isKind('empty'));
      expect(fateOf(bench.cards)).toEqual(['in-position', 'taken']);
    });

    it('a card at the mouth, taken meanwhile', async () => {
      const bench = await withCardInside(await startMotorBench(profile));
      await bench.motor.eject();
      await pulled(bench, 'take');
      await stateOf(bench.motor, isKind('empty'));
      expect(fateOf(bench.cards)).toEqual(['in-position', 'at-gate', 'taken']);
    });

    it('a card at the mouth that nobody takes is captured afterwards', async () => {
      const bench = await withCardInside(await startMotorBench(profile, { travelMs: 0 }, IMPATIENT));
      await bench.motor.eject();
      await pulled(bench);
      await sightOf(bench.simulator, ({ inBin }) => inBin === 1);
      await stateOf(bench.motor, isKind('empty'));
      expect(capturedOf(bench.cards)).toBe(1);
    });

    it('while a card is captured: counted once all the same', async () => {
      const bench = await withCardInside(await startMotorBench(profile, SLOW, { moveMs: 2000 }));
      const { motor, simulator, cards } = bench;
      const outcome = motor.capture();
      await sightOf(simulator, ({ moving }) => moving);
      await simulator.command(pull);
      await sightOf(simulator, ({ inBin }) => inBin === 1);
      expect(await outcome).toEqual({ kind: 'unknown' });
      await stateOf(motor, isAbsent);
      await simulator.command('plug');
      await stateOf(motor, isKind('empty'));
      expect(fateOf(cards)).toEqual(['in-position', 'captured']);
      expect(capturedOf(cards)).toBe(1);
    });

    it('while a card is offered: where it stands is read anew', async () => {
      const bench = await withCardInside(await startMotorBench(profile, SLOW, { moveMs: 2000 }));
      const { motor, simulator, cards } = bench;
      const outcome = motor.eject();
      await sightOf(simulator, ({ moving }) => moving);
      await simulator.command(pull);
      await sightOf(simulator, ({ card }) => card === 'gate');
      expect(await outcome).toEqual({ kind: 'unknown' });
      await stateOf(motor, isAbsent);
      await simulator.command('plug');
      await stateOf(motor, isKind('card-at-gate'));
      expect(fateOf(cards)).toEqual(['in-position', 'at-gate']);
    });
  });

  it('switched off and on with a card inside, the line standing: found again', async () => {
    const { motor, simulator, cards } = await withCardInside(await startMotorBench(profile));
    await simulator.command('power-cycle');
    await sightOf(simulator, ({ letsCardsIn }) => letsCardsIn);
    expect(motor.state).toEqual({ kind: 'ready', status: { kind: 'card-in-position' } });
    expect(await motor.eject()).toEqual(DONE);
    expect(fateOf(cards)).toEqual(['in-position', 'at-gate']);
  });

  it('switched off while it captures: the card is still there, and is not counted', async () => {
    const bench = await startMotorBench(profile, SLOW, { moveMs: 2000 });
    const { motor, simulator, cards } = await withCardInside(bench);
    const outcome = motor.capture();
    await sightOf(simulator, ({ moving }) => moving);
    await simulator.command('power-cycle');
    expect(await outcome).toEqual({ kind: 'unknown' });
    expect(simulator.state).toMatchObject({ card: 'inside', inBin: 0 });
    expect(motor.state).toEqual({ kind: 'ready', status: { kind: 'card-in-position' } });
    expect(await motor.capture()).toEqual(DONE);
    expect(capturedOf(cards)).toBe(1);
  });

  it('a kiosk that begins with a card inside and one at the mouth', async () => {
    const first = await withCardInside(await startMotorBench(profile));
    await first.motor.close();
    const { motor, cards } = motorAt(first.simulator.path, profileOf(profile));
    await stateOf(motor, isKind('card-in-position'));
    expect(fateOf(cards)).toEqual(['in-position']);
    await motor.eject();
    await motor.close();
    const next = motorAt(first.simulator.path, { ...profileOf(profile), ...IMPATIENT });
    await sightOf(first.simulator, ({ inBin }) => inBin === 1);
    await stateOf(next.motor, isKind('empty'));
    expect(fateOf(next.cards)).toEqual(['at-gate', 'captured']);
  });

  it('logs what happened', async () => {
    const { motor, log } = await withCardInside(await startMotorBench(profile));
    await motor.capture();
    expect(log).toContain('["card-motor.card",{"kind":"captured","cards":1}]');
    expect(log).toContain('["card-motor.moved",{"name":"capture","outcome":"done"}]');
  });
});

describe('a reader that counts', () => {
  it('as the profile says, but this one does not: counted by the kiosk', async () => {
    const { motor, simulator, cards } = await withCardInside(
      await startMotorBench('creator-crt', { counter: false }),
    );
    expect(await motor.capture()).toEqual(DONE);
    expect(simulator.state.inBin).toBe(1);
    expect(cards.at(-1)).toEqual({ kind: 'captured', cards: 1, inBin: null });
    expect(await motor.clearBin()).toEqual(refused('not-supported'));
  });

  it('tells a new kiosk of the cards that were captured while none was there', async () => {
    const { motor, simulator } = await withCardInside(await startMotorBench('creator-crt'));
    await motor.capture();
    await motor.close();
    const next = motorAt(simulator.path, profileOf('creator-crt'), 0);
    await stateOf(next.motor, isReady);
    expect(next.cards).toEqual([{ kind: 'captured', cards: 1, inBin: 1 }]);
    await next.motor.close();
    const third = motorAt(simulator.path, profileOf('creator-crt'), 1);
    await stateOf(third.motor, isReady);
    expect(third.cards).toEqual([]);
    expect(third.motor.inBin).toBe(1);
  });
});
