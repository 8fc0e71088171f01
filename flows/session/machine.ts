import { assign, type SnapshotFrom } from 'xstate';
import { USUAL_ACCESS } from '../access/access.ts';
import { assistRegion } from './assist.ts';
import { overlayRegion } from './overlay.ts';
import { NEW_PACE } from './pace.ts';
import { presenceRegion } from './presence.ts';
import type { SessionDeps } from './session.ts';
import { sessionSetup } from './setup.ts';
import { stageRegion } from './stage.ts';
import { NO_TRAIL } from './trail.ts';

/**
 * One visit from the first touch to the return of the attract screen. Four regions side by side: what is on
 * stage (attract screen or a flow), what lies over it (help, settings, a volunteer's PIN, …), whether anybody is there,
 * and whether a volunteer helps.
 */
export function createSessionMachine(deps: SessionDeps) {
  const session = sessionSetup(deps);
  return session.createMachine({
    id: 'session',
    type: 'parallel',
    context: {
      sessionId: null,
      locale: deps.defaultLocale,
      trouble: null,
      access: USUAL_ACCESS,
      overlayFrom: 0,
      badReading: null,
      called: false,
      pin: '',
      pinWrong: false,
      pinOf: 'volunteer',
      lockedUntil: null,
      signedIn: null,
      technicianId: null,
      helper: null,
      assistEndsAt: null,
      deadlineAt: null,
      pace: NEW_PACE,
      settled: false,
      personal: false,
      keepable: false,
      trail: NO_TRAIL,
      outOfService: null,
    },
    on: {
      'service-lost': { actions: assign({ outOfService: ({ event }) => event.code }) },
      'service-restored': { actions: assign({ outOfService: null }) },
      help: {
        guard: ({ context, event }) => (context.sessionId ?? '') === event.sessionId,
        actions: assign({ called: ({ event }) => event.state === 'called' }),
      },
    },
    states: {
      stage: stageRegion(session, deps),
      overlay: overlayRegion(session, deps),
      assist: assistRegion(session),
      presence: presenceRegion(session),
    },
  });
}

export type SessionMachine = ReturnType<typeof createSessionMachine>;
export type SessionSnapshot = SnapshotFrom<SessionMachine>;
