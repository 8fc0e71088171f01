import type { AnyMachineSnapshot } from 'xstate';
import type { Glass } from '../access/choice-room.ts';
import { choiceRoom, pageOf } from '../access/choice-room.ts';
import { settingsRoom, settingTiles } from '../access/settings-pages.ts';
import {
  type Assist,
  type Locale,
  type LocalizedText,
  type OpenFlow,
  type Screen,
  type StillWorks,
  TOUR_STEPS,
  type View,
} from '../contract.ts';
import { bakuTime } from '../domain/baku-time.ts';
import type { Say } from '../domain/say.ts';
import type { Flows, PlacedScreen } from '../flows.ts';
import type { SessionSnapshot } from '../session/machine.ts';
import type { HelpCall } from '../session/session.ts';
import type { TechnicianSnapshot } from '../technician/machine.ts';
import type { TechnicianSights } from '../technician/technician.ts';
import { hasBack, technicianScreen } from '../technician/view.ts';

export interface SessionViewData {
  readonly flows: Flows;
  readonly say: (locale: Locale) => Say;
  /** What the centre answers is made up. */
  readonly demonstration: boolean;
  readonly centreName: LocalizedText;
  /** Tickets that wait for paper and can be printed now. */
  readonly waitingTickets: () => number;
  readonly glass: Glass;
  readonly voice: boolean;
  readonly calls: () => readonly HelpCall[];
  readonly technician: TechnicianSights;
  /** Somebody may tend the devices. */
  readonly technicians: boolean;
}

/** What may be begun where nobody has chosen a language yet. */
const ATTRACT_WAYS: readonly OpenFlow[] = ['appointment', 'opinion'];

/** What still works when the kiosk gives no numbers. */
const STILL_WORKS: readonly StillWorks[] = ['operators', 'call-142'];

/**
 * The View of a session, but for its place: the host counts places, so that no two visits to a screen share one.
 * @param now milliseconds on the session's monotonic clock
 */
export function sessionView(
  snapshot: SessionSnapshot,
  data: SessionViewData,
  now: number,
): { view: Omit<View, 'place'>; at: string } {
  const { context } = snapshot;
  const placed = stage(snapshot, data);
  const over = overlay(snapshot, data, now);
  const screen = over?.screen ?? placed.screen;
  const onStage = over === null;
  const { name } = screen;
  const isFlow = snapshot.matches({ stage: 'flow' });
  const tended = onStage ? tending(snapshot) : null;
  return {
    at: over ? `${over.at}/${placed.at}` : placed.at,
    view: {
      locale: context.locale,
      screen,
      bar: {
        // A veil is lifted, and by any touch: there is nothing to go back from.
        back: name !== 'veil' && (!onStage || placed.back),
        restart: isFlow || !onStage || tended !== null,
        language: name !== 'language',
        settings: name !== 'settings',
        help: name !== 'help',
      },
      access: context.access,
      assist: assist(snapshot, now),
      progress: onStage ? placed.progress : null,
      warning: snapshot.matches({ presence: 'warning' })
        ? { secondsLeft: secondsUntil(context.deadlineAt ?? now, now) }
        : null,
      demonstration: data.demonstration,
      canStopNow: onStage && isFlow && context.keepable,
    },
  };
}

function secondsUntil(at: number, now: number): number {
  return Math.max(0, Math.ceil((at - now) / 1000));
}

function assist(snapshot: SessionSnapshot, now: number): Assist | null {
  const { helper, assistEndsAt, called } = snapshot.context;
  if (!helper || !snapshot.matches({ assist: 'helping' })) return null;
  const askSeconds = assistEndsAt === null ? null : secondsUntil(assistEndsAt, now);
  return { volunteer: helper.name, askSeconds, called };
}

/** What lies over the stage; `at` names its set of touch targets. */
function overlay(
  snapshot: SessionSnapshot,
  data: SessionViewData,
  now: number,
): { screen: Screen; at: string } | null {
  const { access, badReading, called, locale, lockedUntil, overlayFrom, pin, pinWrong, signedIn } =
    snapshot.context;
  if (snapshot.matches({ overlay: 'help' }))
    return {
      screen: {
        name: 'help',
        props: { called, technician: data.technicians && !snapshot.matches({ stage: 'technician' }) },
      },
      at: 'help',
    };
  if (snapshot.matches({ overlay: 'language' }))
    return { screen: { name: 'language', props: { current: locale } }, at: 'language' };
  if (snapshot.matches({ overlay: 'veil' })) return { screen: { name: 'veil', props: {} }, at: 'veil' };
  if (snapshot.matches({ overlay: 'badReading' }) && badReading)
    return { screen: { name: 'bad-reading', props: { why: badReading } }, at: `bad-reading/${badReading}` };
  if (snapshot.matches({ overlay: 'settings' })) {
    const { choices: tiles, paging } = pageOf(settingTiles(data.voice), settingsRoom(access), overlayFrom);
    // Each change is a place of its own: the second half of a double touch must not change it back.
    const at = `settings/${paging.page}/${JSON.stringify(access)}`;
    return { screen: { name: 'settings', props: { tiles, paging } }, at };
  }
  if (snapshot.matches({ overlay: 'tour' })) {
    const step = TOUR_STEPS[overlayFrom] ?? TOUR_STEPS[0];
    const paging = { page: overlayFrom + 1, pages: TOUR_STEPS.length };
    return { screen: { name: 'tour', props: { step, paging } }, at: `tour/${step}` };
  }
  if (snapshot.matches({ overlay: 'pin' })) {
    const lockedSeconds = lockedUntil !== null && lockedUntil > now ? secondsUntil(lockedUntil, now) : null;
    const props = { typed: pin.length, wrong: pinWrong, lockedSeconds };
    if (snapshot.context.pinOf === 'technician')
      return {
        screen: { name: 'technician-pin', props: { ...props, step: 'sign-in' } },
        at: 'technician-pin/sign-in',
      };
    return { screen: { name: 'volunteer-pin', props }, at: 'volunteer-pin' };
  }
  if (snapshot.matches({ overlay: 'calls' })) {
    const { choices, paging } = pageOf(data.calls(), choiceRoom(access, data.glass), overlayFrom);
    const calls = choices.map(({ id, kioskId, at }) => ({
      id,
      label: kioskId,
      hint: bakuTime(at).time,
      icon: 'bell' as const,
    }));
    const at = `help-calls/${calls.map(({ id }) => id).join()}`;
    return { screen: { name: 'help-calls', props: { choices: calls, paging } }, at };
  }
  if (snapshot.matches({ overlay: 'consent' }))
    return { screen: { name: 'assist-consent', props: { volunteer: signedIn?.name ?? '' } }, at: 'consent' };
  return null;
}

function stage(snapshot: SessionSnapshot, data: SessionViewData): PlacedScreen {
  const { context } = snapshot;
  const flow = snapshot.children.flow?.getSnapshot();
  if (snapshot.matches({ stage: 'outOfService' })) {
    const props = { stillWorks: STILL_WORKS, code: context.outOfService ?? '' };
    return { screen: { name: 'out-of-service', props }, at: 'out-of-service', progress: null, back: false };
  }
  const leg = context.trail.at(-1);
  if (flow && leg && snapshot.matches({ stage: 'flow' })) {
    const { locale } = context;
    const shown = data.flows[leg.flow];
    if (shown) return shown.screen(flow as AnyMachineSnapshot, { locale, say: data.say(locale) });
  }
  const tended = tending(snapshot);
  if (tended) return { ...technicianScreen(tended, data.technician), progress: null, back: hasBack(tended) };
  const waitingTickets = context.trouble === null ? data.waitingTickets() : 0;
  const ways = ATTRACT_WAYS.filter((way) => data.flows[way] !== undefined);
  const props = { centreName: data.centreName, waitingTickets, ways, trouble: context.trouble };
  return { screen: { name: 'attract', props }, at: 'attract', progress: null, back: false };
}

/** What the technician does; null while there is none, and in the moment between the two. */
function tending(snapshot: SessionSnapshot): TechnicianSnapshot | null {
  if (!snapshot.matches({ stage: 'technician' })) return null;
  return (snapshot.children.technician?.getSnapshot() as TechnicianSnapshot | undefined) ?? null;
}
