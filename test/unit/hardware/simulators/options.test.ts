import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DockView } from '../../../../flows/contract.ts';
import { DOCK_COMMANDS } from '../../../../flows/contract.ts';
import { FaultTimeline, parseFaultScript } from '../../../../hardware/simulators/fault-script.ts';
import {
  PRINTER_COMMANDS,
  PRINTER_WORDS,
  type PrinterState,
  WELL,
} from '../../../../hardware/simulators/printer/condition.ts';
import { parseOptions } from '../../../../hardware/simulators/printer/options.ts';

describe('in step with the dock', () => {
  test('the same commands and the same state', () => {
    expect(PRINTER_COMMANDS).toEqual(DOCK_COMMANDS.printer);
    const there: NonNullable<DockView['printer']> = WELL;
    const back: PrinterState = there;
    expect(back).toBe(WELL);
  });
});

describe('fault scripts', () => {
  test('three kinds of moments', () => {
    expect(
      parseFaultScript('after 412 bytes: unplug; 2.5s later: plug ; at  300 ms :paper-out;', PRINTER_WORDS),
    ).toEqual({
      ok: true,
      entries: [
        { when: { kind: 'bytes', count: 412 }, command: 'unplug' },
        { when: { kind: 'later', milliseconds: 2500 }, command: 'plug' },
        { when: { kind: 'time', milliseconds: 300 }, command: 'paper-out' },
      ],
    });
    expect(parseFaultScript('', PRINTER_WORDS)).toEqual({ ok: true, entries: [] });
  });

  test.each([
    ['at noon: unplug', 'at noon: unplug'],
    ['at 3s: explode', 'explode'],
    ['after 3 bytes', 'after 3 bytes'],
    ['2s later: plug', '2s later: plug'],
    ['at 3s: plug: unplug', 'at 3s: plug: unplug'],
  ])('%s is refused by name', (script, found) => {
    expect(parseFaultScript(script, PRINTER_WORDS)).toMatchObject({ ok: false, found });
  });

  test('never throws', () => {
    fc.assert(
      fc.property(fc.string(), (text) => typeof parseFaultScript(text, PRINTER_WORDS).ok === 'boolean'),
    );
  });

  test('plays by bytes, by time, and one after another', () => {
    const script = parseFaultScript(
      'after 5 bytes: unplug; 10ms later: plug; at 20ms: paper-out',
      PRINTER_WORDS,
    );
    if (!script.ok) throw new Error(script.found);
    const happened: string[] = [];
    const due: [number, () => void][] = [];
    const timeline = new FaultTimeline(
      script.entries,
      (command) => happened.push(command),
      (run, milliseconds) => due.push([milliseconds, run]),
    );
    timeline.start();
    expect(due.map(([milliseconds]) => milliseconds)).toEqual([20]);
    timeline.bytesTaken(4);
    expect(happened).toEqual([]);
    timeline.bytesTaken(5);
    timeline.bytesTaken(6);
    expect(happened).toEqual(['unplug']);
    expect(due.map(([milliseconds]) => milliseconds)).toEqual([20, 10]);
    due[1]?.[1]();
    due[0]?.[1]();
    expect(happened).toEqual(['unplug', 'plug', 'paper-out']);
  });
});

describe('arguments', () => {
  test('defaults are an Epson TM-T88 with 80 mm paper', () => {
    const parsed = parseOptions([]);
    expect(parsed).toMatchObject({
      ok: true,
      options: {
        model: { dots: 512, motion: { across: 180, down: 360 }, multibyte: false, processId: true },
        behaviour: { bufferBytes: 4096, jam: 'at-once', dotsPerSecond: null },
        tcp: null,
        stay: false,
      },
    });
  });

  test('all of them', () => {
    const text =
      '--dots 384 --motion 203x203 --cutter-dots 0 --multibyte --without process-id --without user-characters ' +
      '--code-page 61=cp857 --buffer 45 --bytes-per-second 960 --dots-per-second 500 --jam at-cut --latched-errors ' +
      '--link /tmp/p --stay';
    expect(parseOptions([...text.split(' '), '--script', 'at 1s: freeze'])).toMatchObject({
      ok: true,
      options: {
        model: {
          dots: 384,
          cutterDots: 0,
          multibyte: true,
          processId: false,
          userCharacters: false,
          codePages: new Map([[61, 'cp857']]),
        },
        behaviour: { bufferBytes: 45, jam: 'at-cut', latchedErrors: true, dotsPerSecond: 500 },
        bytesPerSecond: 960,
        link: '/tmp/p',
        stay: true,
        script: [{ when: { kind: 'time', milliseconds: 1000 }, command: 'freeze' }],
      },
    });
  });

  test.each([
    [['--dots', '500'], '--dots', '500'],
    [['--buffer', 'big'], '--buffer', 'big'],
    [['--tcp', '70000'], '--tcp', '70000'],
    [['--jam', 'never'], '--jam', 'never'],
    [['--without', 'paper'], '--without', 'paper'],
    [['--motion', '180'], '--motion', '180'],
    [['--code-page', 'x'], '--code-page', 'x'],
    [['--script', 'at 1s: sing'], '--script', 'sing'],
  ])('%j is refused by name', (args, option, found) => {
    expect(parseOptions(args)).toMatchObject({ ok: false, option, found });
  });

  test('an option that does not exist is refused', () => {
    expect(parseOptions(['--colour'])).toMatchObject({ ok: false, found: '--colour' });
  });
});
