import { describe, expect, it, vi } from 'vitest';
import type { HostMessage, PageMessage } from '../../../flows/contract.ts';
import { pageMessageSchema } from '../../../flows/contract-schema.ts';
import { createBridge, type SpeechAnswer } from '../../../renderer/bridge/bridge.ts';
import type { LinkListener } from '../../../renderer/bridge/link.ts';
import { accessViewOf, TEST_WELCOME } from '../../support/access-views.ts';

const view = accessViewOf('need', 'az');

function bridged() {
  const sent: PageMessage[] = [];
  let host: LinkListener | null = null;
  const bridge = createBridge((listener) => {
    host = listener;
    return { send: (text) => sent.push(JSON.parse(text) as PageMessage), close: () => undefined };
  });
  if (!host) throw new Error('the bridge did not connect');
  const wire: LinkListener = host;
  return { bridge, sent, wire, say: (message: HostMessage) => wire.onText(JSON.stringify(message)) };
}

describe('the bridge', () => {
  it('says that it is ready each time the wire comes up', () => {
    const { wire, sent } = bridged();
    wire.onUp();
    wire.onDown();
    wire.onUp();
    expect(sent).toEqual([{ kind: 'ready' }, { kind: 'ready' }]);
  });

  it('sends events with the place that the citizen saw', () => {
    const { bridge, wire, sent, say } = bridged();
    wire.onUp();
    say({ kind: 'view', view: { ...view, place: 'one' } });
    bridge.send({ type: 'unsure' });
    say({ kind: 'view', view: { ...view, place: 'two' } });
    bridge.send({ type: 'back' });
    expect(sent.slice(1)).toEqual([
      { kind: 'event', place: 'one', event: { type: 'unsure' } },
      { kind: 'event', place: 'two', event: { type: 'back' } },
    ]);
  });

  it('keeps touches to itself while the host is away, until it is handed a view again', () => {
    const { bridge, wire, sent, say } = bridged();
    bridge.send({ type: 'activity', by: 'finger' });
    wire.onUp();
    say({ kind: 'view', view });
    wire.onDown();
    expect(bridge.state()).toMatchObject({ connected: false, view });
    bridge.send({ type: 'back' });
    wire.onUp();
    bridge.send({ type: 'back' });
    expect(bridge.state().connected).toBe(false);
    say({ kind: 'view', view });
    expect(bridge.state().connected).toBe(true);
    expect(sent.filter(({ kind }) => kind === 'event')).toEqual([]);
  });

  it('tells its listeners of each change until they leave', () => {
    const { bridge, say } = bridged();
    const listener = vi.fn();
    const leave = bridge.subscribe(listener);
    say({ kind: 'welcome', welcome: { ...TEST_WELCOME, dock: true } });
    leave();
    say({ kind: 'view', view });
    expect(listener).toHaveBeenCalledTimes(1);
    expect(bridge.state().welcome?.dock).toBe(true);
  });

  it('passes on the dock’s commands and the name of a component that failed', () => {
    const { bridge, sent } = bridged();
    bridge.command({ device: 'printer', does: 'paper-out' });
    bridge.failed('TicketScreen');
    expect(sent).toEqual([
      { kind: 'dock', command: { device: 'printer', does: 'paper-out' } },
      { kind: 'failed', where: 'TicketScreen' },
    ]);
  });

  it('asks for speech under a new id each time, and hears the answers to the newest alone', () => {
    const { bridge, sent, say } = bridged();
    const heard: SpeechAnswer[] = [];
    const leave = bridge.onSpeech((answer) => heard.push(answer));
    const first = bridge.say('Bir', 'az', false);
    const second = bridge.say('Два', 'ru', true);
    expect(second).toBeGreaterThan(first);
    expect(sent).toEqual([
      { kind: 'say', id: first, locale: 'az', text: 'Bir', slow: false },
      { kind: 'say', id: second, locale: 'ru', text: 'Два', slow: true },
    ]);
    expect(sent.every((message) => pageMessageSchema.safeParse(message).success)).toBe(true);
    say({ kind: 'said', id: first, wav: '', last: true });
    say({ kind: 'said', id: second, wav: '', last: false });
    say({ kind: 'unsaid', id: second });
    leave();
    say({ kind: 'said', id: second, wav: '', last: true });
    expect(heard).toEqual([
      { kind: 'said', id: second, wav: '', last: false },
      { kind: 'unsaid', id: second },
    ]);
  });

  it('paints nothing anew for speech', () => {
    const { bridge, say } = bridged();
    const listener = vi.fn();
    bridge.subscribe(listener);
    const id = bridge.say('Bir', 'az', false);
    say({ kind: 'said', id, wav: '', last: true });
    expect(listener).not.toHaveBeenCalled();
  });
});
