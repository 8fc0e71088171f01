import { useState } from 'react';
import type { DockCommand, DockView } from '../../flows/contract.ts';
import { useWords } from '../words/words.ts';
import './dock.css';
import { FaultSwitch } from './fault-switch.tsx';
import { PaperSlot } from './paper-slot.tsx';
import { switchesOf } from './switches.ts';

interface Props {
  readonly dock: DockView;
  readonly onCommand: (command: DockCommand) => void;
}

/** Beside the page, with simulated devices only: what the printer puts out, and a switch for each of its faults. */
export default function Dock({ dock, onCommand }: Props) {
  const t = useWords();
  const [open, setOpen] = useState(true);
  if (!open) {
    return (
      <button type="button" className="dock-show" onClick={() => setOpen(true)}>
        {t('dock.show')}
      </button>
    );
  }
  return (
    <aside className="dock" aria-label={t('dock.title')}>
      <header>
        <h2>{t('dock.title')}</h2>
        <button type="button" onClick={() => setOpen(false)}>
          {t('dock.hide')}
        </button>
      </header>
      <div className="dock-switches">
        {switchesOf(dock.printer).map((one) => (
          <FaultSwitch key={one.group} fault={one} onCommand={onCommand} />
        ))}
      </div>
      <PaperSlot papers={dock.papers} />
    </aside>
  );
}
