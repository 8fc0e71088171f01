import type { DockCommand, DockView } from '../../flows/contract.ts';
import { useWords } from '../words/words.ts';
import { SwitchRow } from './switch-row.tsx';
import { printerSwitches } from './switches.ts';

interface Props {
  readonly printer: NonNullable<DockView['printer']>;
  readonly onCommand: (command: DockCommand) => void;
}

/** The simulated printer, with a row for each of its parts. */
export function DockPrinterSection({ printer, onCommand }: Props) {
  const t = useWords();
  const switches = printerSwitches(printer);
  return (
    <section
      className="dock-device"
      data-device="printer"
      data-well={switches.every(({ commands, current }) => current === commands[0]?.does)}
      aria-label={t('dock.device.printer')}
    >
      <h3>{t('dock.device.printer')}</h3>
      {switches.map((one) => (
        <SwitchRow key={one.group} one={one} onCommand={onCommand} />
      ))}
    </section>
  );
}
