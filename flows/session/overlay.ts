import { and, assign, not, or, raise } from 'xstate';
import { refuses } from '../flow.ts';
import type { SessionDeps } from './session.ts';
import type { OverlayList, SessionSetup } from './setup.ts';

/** Of what lies on top to be read, or to be set: nothing is typed there, and nobody is called. */
const toBeRead = refuses(
  'digit',
  'erase',
  'enter',
  'consent',
  'open-volunteer',
  'open-technician',
  'call-help',
);

/** What lies over the stage: help, languages, settings, a volunteer's PIN, … */
export function overlayRegion(session: SessionSetup, deps: Pick<SessionDeps, 'monotonic'>) {
  const pagesOf = (list: OverlayList) => ({
    'turn-page': {
      guard: { type: 'hasOverlayPage' as const, params: { list } },
      actions: { type: 'turnOverlayPage' as const, params: { list } },
    },
  });

  return session.createStateConfig({
    initial: 'none',
    on: {
      restart: '.none',
      ended: '.none',
      tended: '.none',
      'open-help': '.help',
      'open-languages': '.language',
      'open-settings': { target: '.settings', actions: 'firstOverlayPage' },
      'open-tour': { target: '.tour', actions: 'firstOverlayPage' },
      headset: { actions: 'setHeadset' },
      activity: { actions: 'noteKeys' },
      'set-access': { actions: ['setAccess', raise({ type: 'access-changed' })] },
      'set-language': { target: '.none', actions: 'setLocale' },
      // At a technician's test the technician is told, not a citizen.
      read: {
        guard: and(['badlyRead', not('isTended')]),
        target: '.badReading',
        actions: 'noteBadReading',
      },
      'volunteer-badge': [
        { guard: or(['isTended', 'isAssisted']) },
        {
          guard: ({ context }) => context.sessionId !== null,
          target: '.consent',
          actions: ['knowVolunteer', { type: 'audit', params: 'asked' }],
        },
        { target: '.calls', actions: 'knowVolunteer' },
      ],
      'badge-asks-pin': {
        guard: not(or(['isTended', 'isAssisted'])),
        target: '.pin',
        actions: { type: 'askPinOf', params: ({ event }) => event.of },
      },
    },
    states: {
      none: {
        meta: refuses('close', 'digit', 'erase', 'enter', 'consent', 'open-volunteer', 'open-technician'),
        on: {
          'call-help': { guard: 'isAssisted', actions: 'callOperator' },
          quiet: { guard: 'isPersonal', target: 'veil' },
          // Heard before it is seen: who plugs in where nobody is gets to know how this works.
          headset: [
            {
              guard: ({ context, event }) => event.plugged && context.sessionId === null,
              target: 'tour',
              actions: 'setHeadset',
            },
            { actions: 'setHeadset' },
          ],
        },
      },
      // Covers what is personal, also while somebody helps: the hall reads along, and a helper needs one touch more.
      veil: {
        meta: toBeRead,
        on: {
          close: 'none',
          back: 'none',
          continue: 'none',
          activity: { target: 'none', actions: 'noteKeys' },
          read: { guard: 'wellRead', target: 'none' },
        },
      },
      help: {
        meta: refuses('digit', 'erase', 'enter', 'consent'),
        on: {
          close: 'none',
          back: 'none',
          'open-volunteer': {
            guard: not('isTended'),
            target: 'pin',
            actions: { type: 'askPinOf', params: 'volunteer' },
          },
          'open-technician': {
            guard: 'mayBeTended',
            target: 'pin',
            actions: { type: 'askPinOf', params: 'technician' },
          },
          'call-help': [{ guard: 'isAssisted', actions: 'callOperator' }, { actions: 'callVolunteer' }],
        },
      },
      language: {
        meta: toBeRead,
        on: { close: 'none', back: 'none' },
      },
      badReading: {
        meta: toBeRead,
        on: {
          close: 'none',
          back: 'none',
          read: [
            { guard: 'badlyRead', target: 'badReading', reenter: true, actions: 'noteBadReading' },
            { guard: 'readInMySession', target: 'none' },
          ],
        },
        exit: assign({ badReading: null }),
      },
      settings: {
        meta: toBeRead,
        on: {
          close: 'none',
          back: 'none',
          ...pagesOf('settings'),
          'set-access': {
            actions: ['setAccess', 'keepSettingInSight', raise({ type: 'access-changed' })],
          },
        },
      },
      tour: {
        meta: toBeRead,
        on: {
          close: 'none',
          back: 'none',
          'turn-page': [{ guard: 'isLastOfTour', target: 'none' }, pagesOf('tour')['turn-page']],
        },
      },
      pin: {
        meta: refuses('consent', 'open-volunteer', 'open-technician', 'call-help'),
        initial: 'typing',
        entry: 'forgetPin',
        // Who types a PIN, or is asked for a yes, is not taken away from it.
        on: { close: 'help', back: 'help', read: {} },
        states: {
          typing: {
            on: {
              digit: { guard: 'mayTryPin', actions: 'type' },
              erase: { actions: 'type' },
              enter: { guard: and(['pinIsLong', 'mayTryPin']), target: 'checking' },
            },
            // Counts the seconds of a lock down on the screen.
            after: {
              second: {
                guard: ({ context }) => context.lockedUntil !== null,
                target: 'typing',
                reenter: true,
                actions: 'unlockWhenDue',
              },
            },
          },
          checking: {
            meta: refuses('digit', 'erase', 'enter'),
            invoke: {
              src: 'checkPin',
              input: ({ context }) => ({ pin: context.pin, of: context.pinOf }),
              onDone: [
                {
                  guard: ({ event }) => event.output.kind === 'technician',
                  actions: [
                    'forgetPin',
                    assign({
                      technicianId: ({ event }) =>
                        event.output.kind === 'technician' ? event.output.technicianId : null,
                    }),
                    raise({ type: 'technician-begins' }),
                  ],
                },
                {
                  guard: ({ event, context }) => event.output.kind === 'right' && context.sessionId !== null,
                  target: '#session.overlay.consent',
                  actions: [
                    'forgetPin',
                    assign({
                      signedIn: ({ event }) =>
                        event.output.kind === 'right' ? event.output.volunteer : null,
                    }),
                    { type: 'audit', params: 'asked' },
                  ],
                },
                {
                  guard: ({ event }) => event.output.kind === 'right',
                  target: '#session.overlay.calls',
                  actions: [
                    'forgetPin',
                    assign({
                      signedIn: ({ event }) =>
                        event.output.kind === 'right' ? event.output.volunteer : null,
                    }),
                  ],
                },
                {
                  target: 'typing',
                  actions: assign({
                    pin: '',
                    pinWrong: true,
                    lockedUntil: ({ event }) =>
                      event.output.kind === 'locked' ? deps.monotonic() + event.output.ms : null,
                  }),
                },
              ],
              onError: { target: 'typing', actions: assign({ pin: '', pinWrong: true }) },
            },
            after: { pinDeadline: { target: 'typing', actions: assign({ pin: '', pinWrong: true }) } },
          },
        },
      },
      calls: {
        meta: toBeRead,
        on: {
          close: 'none',
          back: 'none',
          choose: { guard: 'isCall', actions: 'answerCall' },
          ...pagesOf('calls'),
        },
      },
      consent: {
        meta: refuses('digit', 'erase', 'enter', 'open-volunteer', 'open-technician', 'call-help', 'close'),
        on: {
          consent: [
            {
              guard: ({ event }) => event.given,
              target: 'none',
              actions: raise({ type: 'assist-begins' }),
            },
            { target: 'none', actions: { type: 'audit', params: 'refused' } },
          ],
          back: { target: 'none', actions: { type: 'audit', params: 'refused' } },
          read: {},
        },
      },
    },
  });
}
