import type { Mark, ServiceIcon, ServiceRow } from '../../../flows/contract.ts';
import {
  Activity,
  BarCode,
  Cable,
  CardIn,
  Check,
  Clock,
  CreditCard,
  Dots,
  FileCheck,
  type IconShape,
  Info,
  Key,
  ListChecks,
  LogLines,
  Plug,
  Pointer,
  Power,
  Printer,
  Roll,
  RotateCcw,
  RotateCw,
  Ruler,
  ScanLine,
  TicketCheck,
  Trash,
  TriangleAlert,
  Unplug,
  Usb,
  Wrench,
} from '../../icons/shapes.ts';
import { useSay } from './words.ts';

const PICTURES: Readonly<Record<ServiceIcon, IconShape>> = {
  printer: Printer,
  'id-scanner': ScanLine,
  'bar-code-reader': BarCode,
  'card-reader': CreditCard,
  'card-motor': CardIn,
  devices: Plug,
  tickets: TicketCheck,
  health: Activity,
  log: LogLines,
  stick: Usb,
  more: Wrench,
  port: Cable,
  profile: ListChecks,
  test: FileCheck,
  calibrate: Ruler,
  roll: Roll,
  key: Key,
  touch: Pointer,
  restart: RotateCcw,
  power: Power,
  done: Check,
  void: Trash,
  again: RotateCw,
};

const MARKS: Readonly<Record<Mark, IconShape>> = {
  good: Check,
  soon: Clock,
  bad: TriangleAlert,
  away: Unplug,
  busy: Dots,
  unset: Info,
};

export function ServicePicture({ icon }: { readonly icon: ServiceRow['icon'] }) {
  if (typeof icon === 'number') return <span className="disc-letters">{icon}</span>;
  const Shape = PICTURES[icon];
  return <Shape />;
}

/** How something stands: a colour, a shape, and a word for the ear. */
export function MarkPicture({ mark }: { readonly mark: Mark }) {
  const say = useSay();
  const Shape = MARKS[mark];
  return (
    <span className="mark" data-mark={mark} role="img" aria-label={say(`mark.${mark}`)}>
      <Shape />
    </span>
  );
}
