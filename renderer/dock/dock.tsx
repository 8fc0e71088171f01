import { useState } from 'react';
import type { DockCommand, DockView } from '../../flows/contract.ts';
import { useWords } from '../words/words.ts';
import './dock.css';
import { DockPrinterSection } from './dock-printer.tsx';
import { DockReaderSection } from './dock-reader.tsx';
import { PaperSlot } from './paper-slot.tsx';

interface Props {
  readonly dock: DockView;
  readonly onCommand: (command: DockCommand) => void;
}

/** Beside the page, with simulated devices only: what is held to them, their faults, and what the printer puts out. */
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
      <div className="dock-devices">
        {dock.printer ? <DockPrinterSection printer={dock.printer} onCommand={onCommand} /> : null}
        {dock.readers.map((reader) => (
          <DockReaderSection key={reader.device} reader={reader} onCommand={onCommand} />
        ))}
      </div>
      {dock.printer ? <PaperSlot papers={dock.papers} /> : null}
    </aside>
  );
}
