/** The signs of the page itself; the pictures of the catalogue are in `picture.tsx`. */
import { shape } from './shape.tsx';

export type { IconShape } from './shape.tsx';

export const ArrowDown = shape('arrow-down');
export const ArrowLeft = shape('arrow-left');
export const Camera = shape('camera');
export const Check = shape('check');
export const ChevronLeft = shape('chevron-left');
export const ChevronRight = shape('chevron-right');
export const CircleAlert = shape('circle-alert');
export const CircleHelp = shape('circle-question-mark');
export const Clock = shape('clock');
export const Globe = shape('globe');
export const Info = shape('info');
export const Monitor = shape('monitor');
export const Phone = shape('phone');
export const Pointer = shape('pointer');
export const Printer = shape('printer');
export const RotateCcw = shape('rotate-ccw');
export const TicketCheck = shape('ticket-check');
export const UsersRound = shape('users-round');
export const Volunteer = shape('volunteer');
export const X = shape('x');
