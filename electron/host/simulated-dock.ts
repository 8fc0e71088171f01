import type { DockCommand, DockReader, DockView } from '../../flows/contract.ts';
import type { CableState } from '../../hardware/simulators/cable.ts';
import type { Dock } from './kiosk.ts';
import type { SimulatedDevices } from './simulated-devices.ts';

/** Sheets that the dock shows. */
const SHEETS_SHOWN = 3;

/** The simulated devices as the dock beside the page shows them. */
export function simulatedDock({ printer, idScanner }: SimulatedDevices): Dock {
  const readerViews = (): readonly DockReader[] =>
    idScanner ? [{ device: 'idScanner', standing: cableStanding(idScanner.state) }] : [];

  let view: DockView = { printer: printer?.state ?? null, readers: readerViews(), papers: [] };
  const listeners = new Set<(view: DockView) => void>();
  const show = (change: Partial<DockView>) => {
    view = { ...view, ...change };
    for (const listener of listeners) listener(view);
  };
  printer?.onState((state) => show({ printer: state }));
  printer?.onPaper(({ id, png, width, height, cut }) => {
    const sheet = { id, url: `data:image/png;base64,${png}`, width, height, cut };
    show({ papers: [sheet, ...view.papers.filter((paper) => paper.id !== id)].slice(0, SHEETS_SHOWN) });
  });
  idScanner?.onState(() => show({ readers: readerViews() }));

  const carryOut = async (command: DockCommand): Promise<unknown> => {
    switch (command.device) {
      case 'printer':
        return printer?.command(command.does);
      case 'idScanner':
        return idScanner?.command(command.does);
    }
  };
  return {
    get view() {
      return view;
    },
    onChange: (listener) => listeners.add(listener),
    command: (command) => {
      // Its outcome comes back as a state; a simulator that has ended has none.
      void carryOut(command).catch(() => undefined);
    },
  };
}

function cableStanding({ plugged, frozen }: CableState): readonly string[] {
  return [plugged ? 'plug' : 'unplug', frozen ? 'freeze' : 'thaw'];
}
