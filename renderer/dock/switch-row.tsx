import type { DockCommand } from '../../flows/contract.ts';
import { useWords } from '../words/words.ts';
import type { Switch } from './switches.ts';

interface Props {
  readonly one: Switch;
  readonly onCommand: (command: DockCommand) => void;
}

/** The states of one part, as a row of buttons; the one in force is marked. */
export function SwitchRow({ one, onCommand }: Props) {
  const t = useWords();
  const { group, commands, current } = one;
  return (
    <fieldset className="dock-row" data-well={current === commands[0]?.does}>
      <legend>{t(`dock.group.${group}`)}</legend>
      {commands.map((command) => (
        <button
          key={command.does}
          type="button"
          data-command={command.does}
          aria-pressed={command.does === current}
          onClick={() => onCommand(command)}
        >
          {t(`dock.command.${command.does}`)}
        </button>
      ))}
    </fieldset>
  );
}
