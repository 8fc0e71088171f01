/**
 * What to print, without a byte of how: the layout wraps words, places columns and chooses between the
 * printer's own letters, uploaded glyphs and raster by profile.
 */
export interface PrintDocument {
  readonly lines: readonly PrintLine[];
}

export type Align = 'left' | 'centre' | 'right';

export interface TextStyle {
  /** A: 12×24 dots, B: 9×17 on a TM-T88. Default A. */
  readonly font?: 'A' | 'B';
  /** Magnification, 1 to 8. Default 1. */
  readonly width?: number;
  readonly height?: number;
  readonly bold?: boolean;
  /** White on black. */
  readonly inverse?: boolean;
}

export type PrintLine =
  | ({ readonly kind: 'text'; readonly text: string; readonly align?: Align } & TextStyle)
  /** One line with a left and a right part; the left part wraps when both do not fit. */
  | ({ readonly kind: 'columns'; readonly left: string; readonly right: string } & TextStyle)
  | { readonly kind: 'rule' }
  | {
      readonly kind: 'qr';
      readonly data: string;
      /** Side of one module in dots, 3 to 8. */
      readonly module: number;
      readonly correction: 'L' | 'M' | 'Q' | 'H';
      readonly align?: Align;
    }
  /** Empty paper, in dots. */
  | { readonly kind: 'space'; readonly dots: number }
  | { readonly kind: 'cut' }
  /**
   * Whole commands of one make, as they are: to find out what a printer can. Whatever they set, and whatever letters
   * they forget, is put right after them.
   */
  | {
      readonly kind: 'commands';
      readonly commands: readonly (readonly number[])[];
      /** Paper that they move. */
      readonly feedDots: number;
    };
