import { createElement, type FunctionComponent, use } from 'react';
import type { ScreenProps, TechnicianScreen } from '../../flows/contract.ts';

type Screens = typeof import('./technician/screens.ts');

let fetched: Screens | null = null;
let fetching: Promise<Screens> | null = null;

/** Citizens do not wait for what only a technician sees: it is fetched when the way to it is on view. */
export function fetchTechnicianScreens(): Promise<Screens> {
  fetching ??= import('./technician/screens.ts').then((screens) => {
    fetched = screens;
    return screens;
  });
  return fetching;
}

/** Waits once, for all of them; from then on each is painted at once. */
function later<Props extends object>(
  pick: (screens: Screens) => FunctionComponent<Props>,
): FunctionComponent<Props> {
  return function Later(props) {
    return createElement(pick(fetched ?? use(fetchTechnicianScreens())), props);
  };
}

export const TECHNICIAN_SCREENS: {
  readonly [Name in TechnicianScreen['name']]: FunctionComponent<ScreenProps<Name>>;
} = {
  'technician-pin': later(({ PinScreen }) => PinScreen),
  'technician-home': later(({ HomeScreen }) => HomeScreen),
  'technician-list': later(({ ListScreen }) => ListScreen),
  'technician-told': later(({ ToldScreen }) => ToldScreen),
  'technician-facts': later(({ FactsScreen }) => FactsScreen),
  'technician-log': later(({ LogScreen }) => LogScreen),
  'technician-touch': later(({ TouchScreen }) => TouchScreen),
};
