import { EntryScreen } from './entry-screen.tsx';
import { ListScreen } from './list-screen.tsx';
import { ScaleScreen } from './scale-screen.tsx';
import { SearchScreen } from './search-screen.tsx';
import { SheetScreen } from './sheet-screen.tsx';
import { ToldScreen } from './told-screen.tsx';
import { VeilScreen } from './veil-screen.tsx';

/** What the flows show, beside the road to a ticket. */
export const FLOW_SCREENS = {
  list: ListScreen,
  search: SearchScreen,
  entry: EntryScreen,
  sheet: SheetScreen,
  told: ToldScreen,
  scale: ScaleScreen,
  veil: VeilScreen,
};
