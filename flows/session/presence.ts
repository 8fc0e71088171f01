import { and, raise } from 'xstate';
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
    on: {
      ended: '.nobody',
      restart: '.nobody',
      tended: '.here',
      code: { guard: 'codeBegins', target: '.here', actions: 'noteTouch' },
    },
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
        after: { quiet: { actions: raise({ type: 'quiet' }) }, idle: 'warning' },
      },
      warning: {
        // Whoever is asked whether they are there has long been quiet, and what comes up meanwhile nobody sees come.
        entry: ['warn', raise({ type: 'quiet' })],
        initial: 'counting',
        on: {
          ...stillHere,
          restart: 'nobody',
          read: holdsSomething,
          'pace-changed': { actions: raise({ type: 'quiet' }) },
        },
        states: {
          counting: {
            after: {
              second: [
                { guard: and(['deadlinePassed', 'canBePutAside']), target: 'puttingAside' },
                { guard: 'deadlinePassed', actions: raise({ type: 'gone' }) },
                { target: 'counting', reenter: true },
              ],
            },
          },
          // A half-done form leaves its code on paper, before the citizen is forgotten; a touch still finds it there.
          puttingAside: {
            entry: 'putAside',
            on: { 'pace-changed': { guard: 'isSettled', actions: raise({ type: 'gone' }) } },
            after: { keepDeadline: { actions: raise({ type: 'gone' }) } },
          },
        },
      },
    },
  });
}
