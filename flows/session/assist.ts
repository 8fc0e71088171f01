import { assign } from 'xstate';
import { refuses } from '../flow.ts';
import type { SessionSetup } from './setup.ts';

/** Whether a volunteer helps, and whether they are still there. */
export function assistRegion(session: SessionSetup) {
  return session.createStateConfig({
    initial: 'none',
    states: {
      none: {
        meta: refuses('still-helping', 'hand-back'),
        on: { 'assist-begins': 'helping' },
      },
      helping: {
        entry: [
          assign({ helper: ({ context }) => context.signedIn, called: false }),
          { type: 'audit', params: 'began' },
        ],
        exit: assign({ helper: null, assistEndsAt: null, called: false }),
        initial: 'beside',
        on: {
          'hand-back': {
            target: 'none',
            actions: { type: 'audit', params: 'handed-back' },
          },
          ended: 'none',
        },
        states: {
          beside: {
            on: { 'still-helping': { target: 'beside', reenter: true } },
            after: { assistQuiet: 'asked' },
          },
          asked: {
            entry: 'askHelper',
            exit: assign({ assistEndsAt: null }),
            on: { 'still-helping': 'beside' },
            initial: 'counting',
            states: {
              counting: {
                after: {
                  second: [
                    {
                      guard: 'helperIsLate',
                      target: '#session.assist.none',
                      actions: { type: 'audit', params: 'helper-gone' },
                    },
                    { target: 'counting', reenter: true },
                  ],
                },
              },
            },
          },
        },
      },
    },
  });
}
