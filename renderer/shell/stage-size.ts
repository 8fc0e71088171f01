import type { Welcome } from '../../flows/contract.ts';

export interface StageSize {
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** CSS pixels in one millimetre of the screen. */
  readonly mm: number;
  readonly orientation: 'portrait' | 'landscape';
}

/** Until the host has said which screen this is: the usual 24-inch one. */
const USUAL_SCREEN = { widthMm: 300, heightMm: 530 };

/** Room kept for the dock beside a portrait stage, or below a landscape one. CSS pixels. */
export const DOCK_ROOM = 340;

/**
 * The stage in a window. The whole window on a kiosk; with a dock, the screen's own shape beside it.
 * A window that lies while the screen stands (a laptop) is taken for the same screen turned round.
 */
export function stageSize(
  window: { readonly width: number; readonly height: number },
  welcome: Welcome | null,
): StageSize {
  const { widthMm, heightMm } = welcome?.screen ?? USUAL_SCREEN;
  if (welcome?.dock) {
    const stands = heightMm > widthMm;
    const roomX = Math.max(window.width - (stands || window.width > window.height ? DOCK_ROOM : 0), 320);
    const mm = Math.min(roomX / widthMm, window.height / heightMm);
    return {
      width: Math.floor(widthMm * mm),
      height: Math.floor(heightMm * mm),
      mm,
      orientation: stands ? 'portrait' : 'landscape',
    };
  }
  const orientation = window.height > window.width ? 'portrait' : 'landscape';
  const long = Math.max(widthMm, heightMm);
  const short = Math.min(widthMm, heightMm);
  const [acrossMm, downMm] = orientation === 'portrait' ? [short, long] : [long, short];
  return { ...window, orientation, mm: Math.min(window.width / acrossMm, window.height / downMm) };
}
