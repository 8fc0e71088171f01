import { type AnyStateMachine, createActor, SimulatedClock } from 'xstate';
import type { Locale, Screen, ScreenName, ScreenProps } from '../../flows/contract.ts';
import type { FlowEvent, FlowOutput, FlowStart } from '../../flows/flow.ts';
import type { Flow } from '../../flows/flows.ts';
import { flowWords } from './flow-words.ts';

/** One flow by itself, with a clock in the hand. */
export function runFlow(
  { machine, screen }: Flow,
  start: FlowStart = {},
  { locale = 'en', room = 5 }: { readonly locale?: Locale; readonly room?: number } = {},
) {
  const clock = new SimulatedClock();
  const actor = createActor(machine as AnyStateMachine, {
    clock,
    input: { sessionId: 'S', locale, trouble: null, room, start },
  });
  actor.start();
  const placed = () => screen(actor.getSnapshot(), { locale, say: flowWords(locale) });
  return {
    clock,
    placed,
    send: (...events: FlowEvent[]) => {
      for (const event of events) actor.send(event);
    },
    choose: (...ids: string[]) => {
      for (const id of ids) actor.send({ type: 'choose', id });
    },
    back: () => actor.send({ type: 'back' }),
    /** What is on the screen, which must be this one. */
    props<Name extends ScreenName>(name: Name): ScreenProps<Name> {
      const now: Screen = placed().screen;
      if (now.name !== name) throw new Error(`the screen is ${now.name}, expected ${name}`);
      return now.props as ScreenProps<Name>;
    },
    /** Null while it goes on. */
    output: (): FlowOutput | null => {
      const { status, output } = actor.getSnapshot();
      return status === 'done' ? (output as FlowOutput) : null;
    },
    /** What promises promised has come. */
    settled: () => new Promise<void>((resolve) => setImmediate(resolve)),
  };
}
