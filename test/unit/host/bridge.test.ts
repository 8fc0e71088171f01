import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createBridge } from '../../../electron/host/bridge.ts';
import { USUAL_ACCESS } from '../../../flows/access/access.ts';
import { type DockCommand, type KioskEvent, LOCALES, type View } from '../../../flows/contract.ts';
import { kioskEventSchema } from '../../../flows/contract-schema.ts';
import { testPage } from '../../support/page.ts';
import { SAMPLE_WELCOME } from '../../support/welcome.ts';

const VIEW: View = {
  place: 'p7',
  locale: 'az',
  screen: { name: 'help', props: { called: false, technician: false } },
  bar: { back: true, restart: true, language: true, settings: true, help: false },
  access: USUAL_ACCESS,
  assist: null,
  progress: null,
  warning: null,
  demonstration: false,
  canStopNow: false,
};

const PAPER_OUT: DockCommand = { device: 'printer', does: 'paper-out' };

function connected({ dock = false } = {}) {
  const events: KioskEvent[] = [];
  const commands: DockCommand[] = [];
  const typed: string[] = [];
  const log: string[] = [];
  const bridge = createBridge({
    welcome: { ...SAMPLE_WELCOME, dock },
    currentView: () => VIEW,
    currentDock: () => null,
    onEvent: (event) => events.push(event),
    onDock: (command) => commands.push(command),
    onTyped: (line) => typed.push(line),
    onSay: (said, answer) => answer({ kind: 'unsaid', id: said.id }),
    log: (event, facts) => log.push(JSON.stringify({ event, ...facts })),
  });
  const page = testPage();
  bridge.connect(page.port);
  return { bridge, page, events, commands, typed, log };
}

describe('the bridge', () => {
  test('greets a page that is ready with the screen it has to paint', () => {
    const { page } = connected();
    page.ready();
    expect(page.welcome()).toEqual(SAMPLE_WELCOME);
    expect(page.view()).toEqual(VIEW);
  });

  test('lets a touch on the shown screen through, and not one on a screen that is gone', () => {
    const { page, events, bridge } = connected();
    page.say(JSON.stringify({ kind: 'event', place: 'p7', event: { type: 'close' } }));
    page.say(JSON.stringify({ kind: 'event', place: 'p6', event: { type: 'close' } }));
    expect(events).toEqual([{ type: 'close' }]);
    expect(bridge.refusals).toEqual({ malformed: 0, stale: 1 });
  });

  test('takes dock commands only with simulated devices', () => {
    const without = connected();
    without.page.say(JSON.stringify({ kind: 'dock', command: PAPER_OUT }));
    expect(without.commands).toEqual([]);
    expect(without.bridge.refusals.malformed).toBe(1);
    const withDock = connected({ dock: true });
    withDock.page.say(JSON.stringify({ kind: 'dock', command: PAPER_OUT }));
    expect(withDock.commands).toEqual([PAPER_OUT]);
  });

  test('hands over what a reader typed, of a line’s length, and logs nothing of it', () => {
    const { page, typed, bridge, log } = connected();
    page.say(JSON.stringify({ kind: 'typed', line: 'IAAZEAA000000111ABC234<<<<<<<<' }));
    expect(typed).toEqual(['IAAZEAA000000111ABC234<<<<<<<<']);
    page.say(JSON.stringify({ kind: 'typed', line: '<'.repeat(129) }));
    expect(typed).toHaveLength(1);
    expect(bridge.refusals.malformed).toBe(1);
    expect(log.join()).not.toContain('AA0000001');
  });

  test.each([
    ['not JSON', '{"kind":'],
    ['an unknown kind', '{"kind":"eval","code":"1"}'],
    ['an unknown event', '{"kind":"event","place":"p7","event":{"type":"format-disk"}}'],
    ['one field too many', '{"kind":"event","place":"p7","event":{"type":"close","id":"x"}}'],
    ['a wrong type', '{"kind":"event","place":7,"event":{"type":"close"}}'],
    ['markup as an id', '{"kind":"event","place":"p7","event":{"type":"choose","id":"<script>"}}'],
    ['a prototype', '{"kind":"event","place":"p7","event":{"type":"close","__proto__":{"a":1}}}'],
    ['a long message', `{"kind":"failed","where":"${'x'.repeat(5000)}"}`],
  ])('refuses, counts and logs %s without its content', (_, text) => {
    const { page, events, bridge, log } = connected();
    page.say(text);
    expect(events).toEqual([]);
    expect(bridge.refusals.malformed).toBe(1);
    expect(log).toHaveLength(1);
    for (const secret of ['script', 'format-disk', 'xxxx', 'eval']) expect(log[0]).not.toContain(secret);
  });

  test('never throws on arbitrary messages, and lets only true events through', () => {
    const { page, events } = connected();
    const anything = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.json(),
      fc
        .record({
          kind: fc.constantFrom('event', 'ready', 'dock', 'failed', 'x'),
          place: fc.constantFrom('p7', 'p8', 7),
          event: fc.record({
            type: fc.constantFrom('begin', 'choose', 'close', 'turn-page', 'set-language', ''),
            locale: fc.constantFrom(...LOCALES, 'de', null),
            id: fc.string(),
          }),
        })
        .map((message) => JSON.stringify(message)),
    );
    fc.assert(
      fc.property(anything, (text) => {
        page.say(text);
        for (const event of events.splice(0)) expect(kioskEventSchema.safeParse(event).success).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
