import type { PrintDocument } from '../../../hardware/printers/document.ts';

/** A ticket as the kiosk prints it: every kind of line, Azerbaijani letters that no code page holds. */
export function sampleTicket(number: string): PrintDocument {
  return {
    lines: [
      { kind: 'text', text: 'Bakı DOST Mərkəzi №1', align: 'centre', bold: true },
      { kind: 'text', text: 'Növbə nömrəniz', align: 'centre' },
      { kind: 'text', text: number, align: 'centre', width: 6, height: 6, bold: true },
      { kind: 'text', text: 'Əmək pensiyası və sosial müavinətlər', align: 'centre', height: 2 },
      { kind: 'text', text: 'Yaşa görə əmək pensiyasının təyin edilməsi', align: 'centre' },
      { kind: 'rule' },
      { kind: 'columns', left: 'Sizdən əvvəl:', right: '12 nəfər' },
      { kind: 'columns', left: 'Təxmini gözləmə:', right: '25 dəqiqə' },
      { kind: 'columns', left: '22.11.2026', right: '14:35' },
      { kind: 'rule' },
      { kind: 'text', text: 'Nömrəniz ekranda görünəndə pəncərəyə yaxınlaşın.', align: 'centre' },
      { kind: 'space', dots: 16 },
      {
        kind: 'qr',
        data: 'DOST:K1:20261122:0190d3c4-7b1a-7cc2',
        module: 5,
        correction: 'M',
        align: 'centre',
      },
      { kind: 'space', dots: 20 },
      { kind: 'text', text: 'Çağrı mərkəzi: 142', align: 'centre', font: 'B' },
      { kind: 'cut' },
    ],
  };
}
