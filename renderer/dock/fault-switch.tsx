import type { DockCommand } from '../../flows/contract.ts';
import { useWords } from '../words/words.ts';
import type { Fault } from './switches.ts';

interface Props {
  readonly fault: Fault;
  readonly onCommand: (command: DockCommand) => void;
}

/** The states of one part, as a row of buttons; the one in force is marked. */
export function FaultSwitch({ fault, onCommand }: Props) {
  const t = useWords();
  const { group, commands, current } = fault;
  return (
    <fieldset className="fault" data-well={current === commands[0]}>
      <legend>{t(`dock.group.${group}`)}</legend>
      {commands.map((command) => (
        <button
          key={command}
          type="button"
          data-command={command}
          aria-pressed={command === current}
          onClick={() => onCommand(command)}
        >
          {t(`dock.command.${command}`)}
        </button>
      ))}
    </fieldset>
  );
}
