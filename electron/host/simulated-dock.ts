import type { DockCommand, DockReader, DockView } from '../../flows/contract.ts';
import type { CableState } from '../../hardware/simulators/cable.ts';
import type { CardMotorState } from '../../hardware/simulators/card-motor/simulated-card-motor.ts';
import type { SmartCardState } from '../../hardware/simulators/smart-card/messages.ts';
import type { MannerSwitch } from '../centre/open-centre.ts';
import type { Dock } from './kiosk.ts';
import type { Simulators } from './simulated-devices.ts';

/** Sheets that the dock shows. */
const SHEETS_SHOWN = 3;

/** The simulated devices, and the centre where it is made up, as the dock beside the page shows them. */
export function simulatedDock(simulators: Simulators, centre: MannerSwitch | null): Dock {
  const { printer } = simulators;
  const readersNow = () => [
    ...readersOf(simulators),
    ...(centre ? [{ device: 'centre' as const, standing: [centre.manner] }] : []),
  ];
  let view: DockView = { printer: printer?.state ?? null, readers: readersNow(), papers: [] };
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
  const showReaders = () => show({ readers: readersNow() });
  simulators.idScanner?.onState(showReaders);
  simulators.barCodeReader?.onState(showReaders);
  simulators.cardReader?.onState(showReaders);
  simulators.cardMotor?.onState(showReaders);

  const carryOut = async (command: DockCommand): Promise<unknown> => {
    switch (command.device) {
      case 'printer':
        return printer?.command(command.does);
      case 'idScanner':
      case 'barCodeReader':
      case 'cardReader':
      case 'cardMotor':
        return simulators[command.device]?.command(command.does);
      case 'centre':
        centre?.behave(command.does);
        return showReaders();
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

function readersOf({ idScanner, barCodeReader, cardReader, cardMotor }: Simulators): readonly DockReader[] {
  const readers: readonly (DockReader | null)[] = [
    idScanner && { device: 'idScanner', standing: ofCable(idScanner.state) },
    barCodeReader && { device: 'barCodeReader', standing: ofCable(barCodeReader.state) },
    cardReader && { device: 'cardReader', standing: ofCard(cardReader.state) },
    cardMotor && { device: 'cardMotor', standing: ofMotor(cardMotor.state) },
  ];
  return readers.filter((reader) => reader !== null);
}

function ofCable({ plugged, frozen }: CableState): readonly string[] {
  return [plugged ? 'plug' : 'unplug', frozen ? 'freeze' : 'thaw'];
}

function ofMotor({ card, plugged, jammed, binFull }: CardMotorState & CableState): readonly string[] {
  return [
    card === 'none' ? 'take' : 'insert',
    plugged ? 'plug' : 'unplug',
    jammed ? 'jam' : 'free',
    binFull ? 'bin-full' : 'empty-bin',
  ];
}

function ofCard({ card, plugged, service }: SmartCardState): readonly string[] {
  return [
    card === null ? 'remove' : `insert ${card}`,
    plugged ? 'plug' : 'unplug',
    service === 'running' ? 'service-up' : 'service-down',
  ];
}
