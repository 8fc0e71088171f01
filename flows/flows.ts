import type { AnyStateMachine, SnapshotFrom } from 'xstate';
import type { Locale, Screen } from './contract.ts';
import type { Say } from './domain/say.ts';
import type { FlowName } from './flow.ts';

/** A screen, and what of it names the set of touch targets: a change of `at` is a change of place. */
export interface PlacedScreen {
  readonly screen: Screen;
  readonly at: string;
  /** Step on the way to the end, and how many there are; null off the way. */
  readonly progress: { readonly step: number; readonly of: number } | null;
  /** The bar shows a way back. */
  readonly back: boolean;
}

/** What a flow's screen is made from, beside the flow's state. */
export interface FlowSight {
  readonly locale: Locale;
  readonly say: Say;
}

/** One flow: how it goes on, and what is seen of each of its states. */
export interface Flow<Machine extends AnyStateMachine = AnyStateMachine> {
  readonly machine: Machine;
  readonly screen: (snapshot: SnapshotFrom<Machine>, sight: FlowSight) => PlacedScreen;
}

/** The flows of a kiosk, by name. */
export type Flows = { readonly [Name in FlowName]?: Flow };

/** Keeps machine and screen of a flow together where both are made: the list of flows need not know either. */
export function flow<Machine extends AnyStateMachine>(
  machine: Machine,
  screen: (snapshot: SnapshotFrom<Machine>, sight: FlowSight) => PlacedScreen,
): Flow {
  return { machine, screen: screen as Flow['screen'] };
}
