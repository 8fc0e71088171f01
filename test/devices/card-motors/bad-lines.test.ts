import { SerialPort } from 'serialport';
import { describe, expect, it, onTestFinished } from 'vitest';
import { CARD_MOTOR_PROFILE_IDS } from '../../../hardware/card-motors/profiles.ts';
import { startIdScannerSimulator } from '../../../hardware/simulators/id-scanner/id-scanner-simulator.ts';
import { serialPathOf, simulatedPrinter } from '../../support/simulator.ts';
import { PATIENTLY } from '../printers/bench.ts';
import {
  capturedOf,
  fateOf,
  isAbsent,
  isKind,
  isReady,
  motorAt,
  profileOf,
  sightOf,
  simulatedMotor,
  startMotorBench,
  stateOf,
  withCardInside,
} from './bench.ts';

const DONE = { kind: 'done' };

describe.each(CARD_MOTOR_PROFILE_IDS)(
  'the line to a motorised card reader with the profile %s',
  (profile) => {
    it('NAK: the same frame again', async () => {
      const { motor, simulator } = await withCardInside(await startMotorBench(profile));
      for (const times of [1, 2]) {
        await simulator.command(`nak ${times}`);
        expect(await motor.eject()).toEqual(DONE);
        await simulator.command(`nak ${times}`);
        expect(await motor.moveToReadPosition()).toEqual(DONE);
      }
    });

    it('ACK lost: the frame is sent again, and the card is moved once', async () => {
      const { motor, simulator, cards } = await withCardInside(await startMotorBench(profile));
      await simulator.command('noack 1');
      expect(await motor.eject()).toEqual(DONE);
      await simulator.command('noack 1');
      expect(await motor.capture()).toEqual(DONE);
      expect(simulator.state.inBin).toBe(1);
      expect(capturedOf(cards)).toBe(1);
    });

    it('NAK for ever: nothing is moved, and the reader is mute', async () => {
      const { motor, simulator } = await withCardInside(await startMotorBench(profile));
      await simulator.command('nak 900');
      expect(await motor.capture()).toEqual({ kind: 'not-started' });
      expect(simulator.state).toMatchObject({ card: 'inside', inBin: 0 });
      await stateOf(motor, isKind('mute'));
      await simulator.command('nak 0');
      await stateOf(motor, isKind('card-in-position'));
    });

    it('a broken answer is asked for again, and nothing is moved twice', async () => {
      const { motor, simulator, cards } = await withCardInside(await startMotorBench(profile));
      await simulator.command('mangle 2');
      expect(await motor.capture()).toEqual(DONE);
      expect(simulator.state.inBin).toBe(1);
      expect(capturedOf(cards)).toBe(1);
    });

    it('a movement without an answer: the card itself tells', async () => {
      const bench = await withCardInside(await startMotorBench(profile, {}, { moveMs: 1000 }));
      const { motor, simulator, cards } = bench;
      await simulator.command('swallow 1');
      expect(await motor.eject()).toEqual(DONE);
      await simulator.command('swallow 1');
      expect(await motor.capture()).toEqual(DONE);
      expect(fateOf(cards)).toEqual(['in-position', 'at-gate', 'captured']);
      expect(capturedOf(cards)).toBe(1);
    });

    it('an answer cut off anywhere: asked for again', async () => {
      const { motor, simulator } = await withCardInside(await startMotorBench(profile));
      // ACK is a message of its own: 0 cuts that, more than that cuts nothing; the answer is cut by noise inside it.
      for (let time = 0; time < 5; time++) {
        await simulator.command('cut 0');
        expect(await motor.eject()).toEqual(DONE);
        expect(await motor.moveToReadPosition()).toEqual(DONE);
      }
    });

    it('noise of a loose plug: the card is where it was, and the reader goes on', async () => {
      const { motor, simulator, cards } = await withCardInside(await startMotorBench(profile));
      for (let time = 0; time < 5; time++) {
        await simulator.command('noise 700');
        motor.nudge();
      }
      await stateOf(motor, isKind('card-in-position'));
      await expect.poll(() => motor.eject(), PATIENTLY).toEqual(DONE);
      expect(fateOf(cards)).toEqual(['in-position', 'at-gate']);
    });

    it('on a slow line', async () => {
      const bench = await startMotorBench(profile);
      const { motor, simulator } = bench;
      await simulator.command('pace 100');
      await withCardInside(bench);
      expect(await motor.eject()).toEqual(DONE);
    });

    it('frozen: mute, and as it is when it thaws', async () => {
      const { motor, simulator } = await withCardInside(await startMotorBench(profile));
      await simulator.command('freeze');
      expect(await motor.eject()).toEqual({ kind: 'not-started' });
      await stateOf(motor, isKind('mute'));
      await simulator.command('thaw');
      await stateOf(motor, isKind('card-in-position'));
      expect(await motor.eject()).toEqual(DONE);
    });

    it('wrong speed: no card motor, until it is right', async () => {
      const { motor, simulator } = await startMotorBench(profile);
      await simulator.command('speed 2');
      await stateOf(motor, ({ kind }) => kind === 'faulted');
      expect(motor.state).toEqual({
        kind: 'faulted',
        status: expect.objectContaining({ kind: expect.stringMatching(/^(mute|stranger)$/) }),
      });
      await simulator.command('speed 1');
      await stateOf(motor, isReady);
    });

    it('swapped for another one between two looks: opened anew', async () => {
      const bench = await startMotorBench(profile);
      const lost = stateOf(bench.motor, isAbsent);
      await bench.simulator.command('vanish');
      await bench.simulator.command('plug');
      await lost;
      await stateOf(bench.motor, isReady);
      await withCardInside(bench);
    });

    it('held by another process: busy, and taken up when it is free', async () => {
      const simulator = await simulatedMotor(profileOf(profile));
      const other = new SerialPort({ path: simulator.path, baudRate: 9600, autoOpen: false, lock: true });
      await new Promise<void>((resolve, reject) =>
        other.open((error) => (error ? reject(error) : resolve())),
      );
      const { motor } = motorAt(simulator.path, profileOf(profile));
      expect(await motor.settled()).toEqual({ kind: 'absent', why: 'busy' });
      expect(await motor.allowInsert()).toEqual({ kind: 'not-started' });
      await new Promise<void>((resolve) => other.close(() => resolve()));
      await stateOf(motor, isReady);
      // Wanted while it was away.
      await sightOf(simulator, ({ letsCardsIn }) => letsCardsIn);
    });

    it('nothing there: absent, and ready when it is plugged in', async () => {
      const simulator = await simulatedMotor(profileOf(profile));
      await simulator.command('unplug');
      const { motor } = motorAt(simulator.path, profileOf(profile));
      expect(await motor.settled()).toEqual({ kind: 'absent', why: 'not-there' });
      await simulator.command('plug');
      await stateOf(motor, isReady);
    });

    it('a printer on its port is told by name, and gets nothing to print', async () => {
      const printer = await simulatedPrinter({ bootMs: 0 });
      const { motor, written } = motorAt(serialPathOf(printer), profileOf(profile));
      const stranger = { kind: 'faulted', status: { kind: 'stranger', found: 'printer' } };
      expect(await motor.settled()).toEqual(stranger);
      expect(await motor.eject()).toEqual({ kind: 'not-started' });
      expect(await motor.allowInsert()).toEqual({ kind: 'not-started' });
      expect(await motor.settled()).toEqual(stranger);
      expect([...new Set(written)]).toEqual(['100401']);
    });

    it('an ID scanner on its port is a stranger once it has spoken', async () => {
      const scanner = await startIdScannerSimulator();
      onTestFinished(() => scanner.stop());
      const { motor } = motorAt(scanner.path, profileOf(profile));
      expect(await motor.settled()).toEqual({ kind: 'faulted', status: { kind: 'mute' } });
      const stranger = stateOf(motor, isKind('stranger'));
      await scanner.command('present td1');
      expect(await stranger).toEqual({ kind: 'faulted', status: { kind: 'stranger', found: 'unknown' } });
    });
  },
);
