import type { IconName } from '../../flows/contract.ts';
import { type IconShape, shape } from './shape.tsx';

/** A picture for every name that the contract knows; a missing one does not compile. */
const PICTURES: Readonly<Record<IconName, IconShape>> = {
  document: shape('file-text'),
  handshake: shape('handshake'),
  accessibility: shape('accessibility'),
  briefcase: shape('briefcase-business'),
  wallet: shape('wallet'),
  'adult-and-child': shape('adult-and-child'),
  'hand-with-coins': shape('hand-coins'),
  medal: shape('medal'),
  'id-badge': shape('id-card'),
  shield: shape('shield'),
  'caring-hands': shape('hand-heart'),
  'house-heart': shape('house-heart'),
  'child-shield': shape('child-shield'),
  lifebuoy: shape('life-buoy'),
  person: shape('user-round'),
  elder: shape('elder'),
  infant: shape('baby'),
  question: shape('circle-question-mark'),
  ticket: shape('ticket'),
  bell: shape('bell'),
  search: shape('search'),
  calendar: shape('calendar-check'),
  checklist: shape('clipboard-check'),
  form: shape('file-pen-line'),
  hourglass: shape('hourglass'),
  scale: shape('scale'),
  phone: shape('phone-call'),
  opinion: shape('message-square-heart'),
  way: shape('route'),
  gift: shape('gift'),
  again: shape('rotate-cw'),
  menu: shape('layout-list'),
  pause: shape('pause'),
  'home-visit': shape('house-plus'),
  complaint: shape('megaphone'),
  'phone-code': shape('qr-code'),
  mourning: shape('flower'),
  jobless: shape('user-search'),
  care: shape('hand-helping'),
};

/** One picture of the catalogue, in the colour of the text around it. */
export function Picture({ name }: { readonly name: IconName }) {
  const Shape = PICTURES[name];
  return <Shape />;
}
