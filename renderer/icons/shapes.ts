/** The signs of the page itself; the pictures of the catalogue are in `picture.tsx`. */
import type { ComponentType } from 'react';

export {
  ArrowDown,
  ArrowLeft,
  Camera,
  Check,
  ChevronLeft,
  ChevronRight,
  CircleAlert,
  CircleQuestionMark as CircleHelp,
  Clock,
  Globe,
  Hand,
  Info,
  Monitor,
  Phone,
  Pointer,
  Printer,
  ReceiptText,
  RotateCcw,
  TicketCheck,
  UserRound,
  UsersRound,
  X,
} from 'lucide-react';

export type IconShape = ComponentType<{ readonly className?: string }>;
