import { LONGEST_SAID, type Locale, type TextSize } from '../../flows/contract.ts';

/** Text in one language, to be spoken. */
export interface Piece {
  readonly locale: Locale;
  readonly text: string;
}

/** Short enough that the first words come at once; a sentence that is longer stays whole, as the voice needs it. */
const USUAL_PIECE = 180;
/** What three lines of captions hold, in the citizen's size of text. */
const LONGEST_LINE: Readonly<Record<TextSize, number>> = { normal: 180, large: 120, 'very-large': 84 };

/** Joins what stands together in one language, sentence by sentence. */
export function inPieces(parts: readonly Piece[]): readonly Piece[] {
  const pieces: Piece[] = [];
  for (const { locale, text } of parts) {
    for (const sentence of sentencesOf(text)) {
      const last = pieces.at(-1);
      const joined = last && `${last.text} ${sentence}`;
      if (last && joined && last.locale === locale && joined.length <= USUAL_PIECE) {
        pieces[pieces.length - 1] = { locale, text: joined };
      } else pieces.push({ locale, text: sentence });
    }
  }
  return pieces;
}

/** A piece as the captions show it, one after another. */
export function captionsOf({ locale, text }: Piece, size: TextSize): readonly Piece[] {
  return cut(text, LONGEST_LINE[size]).map((part) => ({ locale, text: part }));
}

function sentencesOf(text: string): readonly string[] {
  const clean = text.replace(/\s+/g, ' ').trim();
  if (!/[\p{L}\p{N}]/u.test(clean)) return [];
  const ended = /[.!?…:;,]$/.test(clean) ? clean : `${clean}.`;
  return ended.split(/(?<=[.!?…]) /u).flatMap((sentence) => cut(sentence, LONGEST_SAID));
}

/** Cut after a comma where there is one late enough, else between words. */
function cut(text: string, longest: number): readonly string[] {
  if (text.length <= longest) return [text];
  const head = text.slice(0, longest);
  const mark = Math.max(...[', ', '; ', '. ', ') '].map((end) => head.lastIndexOf(end)));
  const space = head.lastIndexOf(' ');
  const at = mark > longest / 3 ? mark + 1 : space > 0 ? space : longest;
  return [text.slice(0, at).trim(), ...cut(text.slice(at).trim(), longest)];
}
