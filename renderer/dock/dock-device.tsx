import type { DockCommand, DockDevice } from '../../flows/contract.ts';
import { useWords } from '../words/words.ts';
import { SwitchRow } from './switch-row.tsx';
import type { Switch } from './switches.ts';

interface Props {
  readonly device: DockDevice;
  readonly switches: readonly Switch[];
  readonly onCommand: (command: DockCommand) => void;
}

/** One simulated device, with a row for each of its parts. */
export function DockDeviceSection({ device, switches, onCommand }: Props) {
  const t = useWords();
  const isWell = switches.every(({ commands, current }) => current === null || current === commands[0]?.does);
  return (
    <section className="dock-device" data-device={device} data-well={isWell}>
      <h3>{t(`dock.device.${device}`)}</h3>
      {switches.map((one) => (
        <SwitchRow key={one.group} one={one} onCommand={onCommand} />
      ))}
    </section>
  );
}
