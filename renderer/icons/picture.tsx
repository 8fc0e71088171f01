import {
  Accessibility,
  Baby,
  BriefcaseBusiness,
  CircleQuestionMark,
  FileText,
  HandCoins,
  HandHeart,
  Handshake,
  HouseHeart,
  IdCard,
  LifeBuoy,
  Medal,
  Shield,
  Ticket,
  UserRound,
  Wallet,
} from 'lucide-react';
import type { IconName } from '../../flows/contract.ts';
import { AdultAndChild, ChildShield, Elder } from './drawn.tsx';
import type { IconShape } from './shapes.ts';

/** A picture for every name that the contract knows; a missing one does not compile. */
const PICTURES: Readonly<Record<IconName, IconShape>> = {
  document: FileText,
  handshake: Handshake,
  accessibility: Accessibility,
  briefcase: BriefcaseBusiness,
  wallet: Wallet,
  'adult-and-child': AdultAndChild,
  'hand-with-coins': HandCoins,
  medal: Medal,
  'id-badge': IdCard,
  shield: Shield,
  'caring-hands': HandHeart,
  'house-heart': HouseHeart,
  'child-shield': ChildShield,
  lifebuoy: LifeBuoy,
  person: UserRound,
  elder: Elder,
  infant: Baby,
  question: CircleQuestionMark,
  ticket: Ticket,
};

/** One picture of the catalogue, in the colour of the text around it. */
export function Picture({ name }: { readonly name: IconName }) {
  const Shape = PICTURES[name];
  return <Shape />;
}
