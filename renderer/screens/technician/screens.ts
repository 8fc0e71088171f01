import './technician.css';

/** All that only a technician sees, in one piece that the page fetches when the first of it is wanted. */
export { FactsScreen } from './facts-screen.tsx';
export { HomeScreen } from './home-screen.tsx';
export { ListScreen } from './list-screen.tsx';
export { LogScreen } from './log-screen.tsx';
export { PinScreen } from './pin-screen.tsx';
export { ToldScreen } from './told-screen.tsx';
export { TouchScreen } from './touch-screen.tsx';
