import type { DockCommand, DockView } from '../../flows/contract.ts';
import type { PrinterSimulator } from '../../hardware/simulators/printer/printer-simulator.ts';
import type { Dock } from './kiosk.ts';

/** Sheets that the dock shows. */
const SHEETS_SHOWN = 3;

/** The simulated printer as the dock beside the page shows it. */
export function simulatedDock(simulator: PrinterSimulator): Dock {
  let view: DockView = { printer: simulator.state, papers: [] };
  const listeners = new Set<(view: DockView) => void>();
  const show = (change: Partial<DockView>) => {
    view = { ...view, ...change };
    for (const listener of listeners) listener(view);
  };
  simulator.onState((printer) => show({ printer }));
  simulator.onPaper(({ id, png, width, height, cut }) => {
    const sheet = { id, url: `data:image/png;base64,${png}`, width, height, cut };
    show({ papers: [sheet, ...view.papers.filter((paper) => paper.id !== id)].slice(0, SHEETS_SHOWN) });
  });
  return {
    get view() {
      return view;
    },
    onChange: (listener) => listeners.add(listener),
    command: (command: DockCommand) => {
      // Its outcome comes back as a state.
      void simulator.command(command);
    },
  };
}
