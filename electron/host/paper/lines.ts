import type { PrintLine, TextStyle } from '../../../hardware/printers/document.ts';

/** So many dots of nothing. */
export function space(dots: number): PrintLine {
  return { kind: 'space', dots };
}

export function centred(text: string, style: TextStyle = {}): PrintLine {
  return { kind: 'text', text, align: 'centre', ...style };
}

export function left(text: string, style: TextStyle = {}): PrintLine {
  return { kind: 'text', text, align: 'left', ...style };
}
