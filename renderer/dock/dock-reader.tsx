import type { DockCommand, DockReader } from '../../flows/contract.ts';
import { useWords } from '../words/words.ts';
import { readerPanel } from './switches.ts';

interface Props {
  readonly reader: DockReader;
  readonly onCommand: (command: DockCommand) => void;
}

/** One simulated reader: its faults beside its name, and below what can be held to it. */
export function DockReaderSection({ reader, onCommand }: Props) {
  const t = useWords();
  const { deeds, faults } = readerPanel(reader);
  return (
    <section
      className="dock-device"
      data-device={reader.device}
      data-well={faults.every(({ isOn }) => !isOn)}
      aria-label={t(`dock.device.${reader.device}`)}
    >
      <div className="dock-row">
        <h3>{t(`dock.device.${reader.device}`)}</h3>
        {faults.map(({ fault, next, isOn }) => (
          <button
            key={fault.does}
            type="button"
            data-command={next.does}
            aria-pressed={isOn}
            onClick={() => onCommand(next)}
          >
            {t(`dock.command.${fault.does}`)}
          </button>
        ))}
      </div>
      <div className="dock-row">
        {deeds.map(({ command, stands }) => (
          <button
            key={command.does}
            type="button"
            data-command={command.does}
            data-stands={stands}
            onClick={() => onCommand(command)}
          >
            {t(`dock.command.${command.does}`)}
          </button>
        ))}
      </div>
    </section>
  );
}
