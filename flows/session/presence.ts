import { raise } from 'xstate';
import { CITIZEN_EVENTS } from './session.ts';
import type { SessionSetup } from './setup.ts';

/** What every touch does, beside what it means. */
const NOTED = ['noteTouch', 'auditStep'] as const;

const stillHere = Object.fromEntries(
  CITIZEN_EVENTS.map((type) => [type, { target: 'here', reenter: true, actions: NOTED }] as const),
);

/** Whoever holds a document to the reader is there. */
const holdsSomething = { guard: 'readInMySession', target: 'here', reenter: true } as const;

/** Whether anybody is there: after a while without a touch the citizen is asked, and after another they are forgotten. */
export function presenceRegion(session: SessionSetup) {
  return session.createStateConfig({
    initial: 'nobody',
    on: { ended: '.nobody', restart: '.nobody', tended: '.here' },
    states: {
      nobody: {
        on: {
          ...stillHere,
          restart: {},
          read: {},
          activity: [{ guard: 'byKeys', target: 'here', actions: 'noteTouch' }, {}],
          continue: {},
          headset: [{ guard: 'plugged', target: 'here', actions: 'noteTouch' }, {}],
        },
      },
      here: {
        entry: 'waitForTouch',
        on: {
          ...stillHere,
          restart: 'nobody',
          read: holdsSomething,
          'pace-changed': { target: 'here', reenter: true },
        },
        after: { idle: 'warning' },
      },
      warning: {
        entry: 'warn',
        initial: 'counting',
        on: { ...stillHere, restart: 'nobody', read: holdsSomething },
        states: {
          counting: {
            after: {
              second: [
                // Where a half-done form will be put aside for the citizen, before they are forgotten.
                { guard: 'deadlinePassed', actions: raise({ type: 'gone' }) },
                { target: 'counting', reenter: true },
              ],
            },
          },
        },
      },
    },
  });
}
