import { createActor } from 'xstate';
import type { View } from '../../flows/contract.ts';
import { createSessionMachine } from '../../flows/session/machine.ts';
import type { SessionDeps, SessionEvent } from '../../flows/session/session.ts';
import { type SessionViewData, sessionView } from '../../flows/view/view.ts';
import type { Clock } from './clock.ts';
import type { Log } from './log.ts';

export interface SessionRunnerDeps {
  readonly session: Omit<SessionDeps, 'monotonic'>;
  readonly view: SessionViewData;
  readonly clock: Clock;
  readonly log: Log;
  /** A View that differs from the last one. */
  readonly paint: (view: View) => void;
  /** A citizen has come, or has left: of what the devices have taken so far nothing is the next one's. */
  readonly onSession: (session: string | null, before: string | null) => void;
  /** The machine broke more often than a bug explains: the process shall end and be started afresh. */
  readonly onHopeless: (error: unknown) => void;
}

export interface SessionRunner {
  send(event: SessionEvent): void;
  readonly view: View;
  /** Null while nobody is there. */
  readonly sessionId: string | null;
  /** A technician is signed in. */
  readonly isTended: boolean;
  /** Paints again what does not hang on the session's state (tickets that wait for paper). */
  refresh(): void;
  stop(): void;
}

/** A machine that breaks this often within a minute is not mended by starting it again. */
const MOST_CRASHES = 3;
const CRASH_WINDOW_MS = 60_000;

/** Runs the one session of this kiosk and turns its snapshots into Views. */
export function runSession(deps: SessionRunnerDeps): SessionRunner {
  const { clock, log } = deps;
  const machine = createSessionMachine({ ...deps.session, monotonic: () => clock.monotonic() });
  let lastSession: string | null = null;
  let places = 0;
  let at = '';
  let last = '';
  let view: View | null = null;
  let lastNews: SessionEvent[] = [];
  const crashes: number[] = [];

  const repaint = () => {
    const snapshot = actor.getSnapshot();
    // A flow that has ended is left in the same moment: what stands between the two is no screen.
    const { flow, technician } = snapshot.children;
    if (flow?.getSnapshot().status === 'done' || technician?.getSnapshot().status === 'done') return;
    const { sessionId } = snapshot.context;
    if (sessionId !== lastSession) {
      deps.onSession(sessionId, lastSession);
      lastSession = sessionId;
    }
    const next = sessionView(snapshot, deps.view, clock.monotonic());
    if (next.at !== at) {
      at = next.at;
      places++;
    }
    view = { place: `p${places}`, ...next.view };
    const text = JSON.stringify(view);
    if (text === last) return;
    last = text;
    deps.paint(view);
  };

  const start = () => {
    const actor = createActor(machine, { clock: xstateClock(clock) });
    actor.subscribe({ next: repaint, error: crashed });
    return actor;
  };

  const crashed = (error: unknown) => {
    const now = clock.monotonic();
    crashes.push(now);
    while (crashes[0] !== undefined && now - crashes[0] > CRASH_WINDOW_MS) crashes.shift();
    log('session.crashed', { error: error instanceof Error ? error.name : 'unknown', count: crashes.length });
    if (crashes.length > MOST_CRASHES) return deps.onHopeless(error);
    actor = start();
    begin();
  };

  const begin = () => {
    actor.start();
    for (const event of lastNews) actor.send(event);
    repaint();
  };

  let actor = start();
  begin();

  return {
    send(event) {
      // What the world is like outlives a session that broke.
      if (event.type === 'printer' || event.type === 'service-lost' || event.type === 'service-restored') {
        lastNews = [...lastNews.filter((news) => newsTopic(news) !== newsTopic(event)), event];
      }
      // What comes while the kiosk closes has nobody to go to any more.
      if (actor.getSnapshot().status === 'active') actor.send(event);
    },
    get view() {
      if (!view) throw new Error('no view before the first snapshot');
      return view;
    },
    get sessionId() {
      return actor.getSnapshot().context.sessionId;
    },
    get isTended() {
      return actor.getSnapshot().context.technicianId !== null;
    },
    refresh: repaint,
    stop: () => actor.stop(),
  };
}

function newsTopic(event: SessionEvent): string {
  return event.type === 'service-restored' ? 'service-lost' : event.type;
}

/** xstate asks for a clock of its own shape. */
function xstateClock(clock: Clock) {
  return {
    setTimeout: (run: (...args: unknown[]) => void, ms: number) => clock.setTimeout(run, ms),
    clearTimeout: (timer: unknown) => clock.clearTimeout(timer),
  };
}
