import type { PrinterProfile } from '../profiles.ts';
import { type CalibrationLine, calibrationLines } from './lines.ts';

export type OwnProfile =
  | { readonly ok: true; readonly profile: PrinterProfile }
  /** Nothing prints Ə, or no ruler was whole. */
  | { readonly ok: false; readonly missing: 'letters' | 'width' };

export interface CalibrationFindings {
  /** Ids of the lines that came out right. */
  readonly picked: readonly string[];
  /** The printer confirmed the page in the way of its profile. */
  readonly confirmed: boolean;
}

const FOUND = { mark: 'A', source: 'calibrated on this printer' } as const;
/** A head of 512 dots on 80 mm paper has 180 to the inch (Epson TM-T88), all others 203. */
const EPSON_DOTS = 512;

/**
 * The profile of one very printer: what was seen on its calibration page, and for all else what the profile says that
 * it was printed with.
 */
export function ownProfile(base: PrinterProfile, { picked, confirmed }: CalibrationFindings): OwnProfile {
  const right = calibrationLines(base).filter(({ id }) => picked.includes(id));
  const codePages = [...pagesOf(right, 'azerbaijani'), ...pagesOf(right, 'russian')];
  const pictures = right.some((line) => line.group === 'special' && line.way === 'picture');
  const userDefined = right.some((line) => line.group === 'special' && line.way === 'uploaded');
  // There are codes for a few uploaded letters only: not for a whole alphabet.
  if (!pictures && !(userDefined && codePages.length === 2)) return { ok: false, missing: 'letters' };
  const widths = right.flatMap((line) => (line.group === 'width' ? [line.dots] : []));
  if (widths.length === 0) return { ok: false, missing: 'width' };
  return {
    ok: true,
    profile: {
      ...base,
      id: 'own',
      ...headOf(base, Math.max(...widths)),
      codePages,
      userDefined,
      multiByte: leavesMultiByte(right),
      cutter: cutterOf(base, right),
      // What it did not confirm it cannot: its tickets would all be in doubt.
      processId: base.processId && confirmed,
      clearBuffers: base.clearBuffers && confirmed,
      facts: { ...base.facts, head: FOUND, letters: FOUND, ...(base.presenter ? {} : { cutter: FOUND }) },
    },
  };
}

function pagesOf(right: readonly CalibrationLine[], group: 'azerbaijani' | 'russian') {
  return right.flatMap((line) => (line.group === group && 'page' in line ? [line.page] : [])).slice(0, 1);
}

/** FS . is sent wherever it did no harm; all code pages of the page were tried after it. */
function leavesMultiByte(right: readonly CalibrationLine[]): boolean {
  const starts = right.flatMap((line) => (line.group === 'start' ? [line.cancelMultiByte] : []));
  return starts.length === 0 || starts.includes(true);
}

function headOf(base: PrinterProfile, dotsPerLine: number) {
  if (dotsPerLine === base.dotsPerLine) return {};
  const dotsPerInch = dotsPerLine === EPSON_DOTS ? 180 : 203;
  return {
    dotsPerLine,
    dotsPerInch,
    lineSpacing: Math.round(dotsPerInch / 6),
    feedUnitsPerInch: Math.round((base.feedUnitsPerInch * dotsPerInch) / base.dotsPerInch),
  };
}

function cutterOf({ cutter, presenter }: PrinterProfile, right: readonly CalibrationLine[]) {
  if (presenter) return cutter;
  const commands = right.flatMap((line) => (line.group === 'cut' ? [line.command] : []));
  if (commands.includes('GS V'))
    return { ...cutter, kind: cutter.kind === 'none' ? 'partial' : cutter.kind, command: 'GS V' } as const;
  if (commands.includes('ESC i')) return { ...cutter, kind: 'full', command: 'ESC i' } as const;
  return { ...cutter, kind: 'none' } as const;
}
