import { takesOnly } from '../flow.ts';

/** The state in which a flow asks who somebody is: what it hears it hands on (its action `toIdentify`). */
export const ASKING_WHO = {
  meta: takesOnly('choose', 'key', 'erase', 'enter', 'back'),
  on: {
    choose: { actions: 'toIdentify' },
    key: { actions: 'toIdentify' },
    erase: { actions: 'toIdentify' },
    enter: { actions: 'toIdentify' },
    back: { actions: 'toIdentify' },
    read: { actions: 'toIdentify' },
  },
  initial: 'plain',
  states: { plain: {}, personal: { tags: 'personal' } },
} as const;

/** For `onSnapshot` there: a flow is as personal as what it asks just now. */
export const AS_PERSONAL_AS_IT_IS = [
  {
    guard: ({ event }: { readonly event: { readonly snapshot: { hasTag(tag: 'personal'): boolean } } }) =>
      event.snapshot.hasTag('personal'),
    target: '.personal',
  },
  { target: '.plain' },
] as const;
