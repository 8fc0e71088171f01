import type { ComponentType } from 'react';
import type { Screen, ScreenName, ScreenProps } from '../../flows/contract.ts';
import { AssistConsentScreen } from './assist-consent-screen.tsx';
import { AttractScreen } from './attract-screen.tsx';
import { BadReadingScreen } from './bad-reading-screen.tsx';
import { DirectionScreen } from './direction-screen.tsx';
import { FLOW_SCREENS } from './flow/screens.ts';
import { HelpCallsScreen } from './help-calls-screen.tsx';
import { HelpScreen } from './help-screen.tsx';
import { IssuingScreen } from './issuing-screen.tsx';
import { LanguageScreen } from './language-screen.tsx';
import { NeedScreen } from './need-screen.tsx';
import { NoTicketScreen } from './no-ticket-screen.tsx';
import { OutOfServiceScreen } from './out-of-service-screen.tsx';
import { RatingScreen } from './rating-screen.tsx';
import { ServiceScreen } from './service-screen.tsx';
import { SettingsScreen } from './settings-screen.tsx';
import { TECHNICIAN_SCREENS } from './technician-screens.tsx';
import { TicketScreen } from './ticket-screen.tsx';
import { TourScreen } from './tour-screen.tsx';
import { VisitKindScreen } from './visit-kind-screen.tsx';
import { VolunteerPinScreen } from './volunteer-pin-screen.tsx';
import { WaitingTicketsScreen } from './waiting-tickets-screen.tsx';

/** A component for every screen of the contract; a missing one does not compile. */
export const SCREENS: { readonly [Name in ScreenName]: ComponentType<ScreenProps<Name>> } = {
  attract: AttractScreen,
  need: NeedScreen,
  direction: DirectionScreen,
  service: ServiceScreen,
  'visit-kind': VisitKindScreen,
  issuing: IssuingScreen,
  ticket: TicketScreen,
  'no-ticket': NoTicketScreen,
  'waiting-tickets': WaitingTicketsScreen,
  rating: RatingScreen,
  help: HelpScreen,
  settings: SettingsScreen,
  tour: TourScreen,
  'volunteer-pin': VolunteerPinScreen,
  'help-calls': HelpCallsScreen,
  'assist-consent': AssistConsentScreen,
  language: LanguageScreen,
  'bad-reading': BadReadingScreen,
  'out-of-service': OutOfServiceScreen,
  ...FLOW_SCREENS,
  ...TECHNICIAN_SCREENS,
};

export function ScreenOf({ screen }: { readonly screen: Screen }) {
  // The map above pairs each name with its own props; TypeScript cannot see that through a union.
  const Component = SCREENS[screen.name] as ComponentType<Screen['props']>;
  return <Component {...screen.props} />;
}
