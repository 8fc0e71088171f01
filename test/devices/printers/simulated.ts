import type { PrinterProfile } from '../../../hardware/printers/escpos/profiles.ts';
import type { PrinterSimulatorOptions } from '../../../hardware/simulators/printer/printer-simulator.ts';

const WIDTHS = [384, 512, 576, 640] as const;

/** A simulator that can what a profile says of its printer, and nothing more. */
export function simulatorOf(profile: PrinterProfile): PrinterSimulatorOptions {
  const { status, cutter, processId, userDefined, clearBuffers } = profile;
  const dots = WIDTHS.find((width) => width === profile.dotsPerLine);
  if (dots === undefined) throw new Error(`no simulator of ${profile.dotsPerLine} dots`);
  const features = [
    ['process-id', processId],
    ['user-characters', userDefined],
    ['automatic-status', status.automatic],
    ['clear-buffers', clearBuffers],
    ['cutter', cutter.kind !== 'none'],
  ] as const;
  return {
    dots,
    dialect: status.dialect === 'custom' ? 'custom' : 'epson',
    multibyte: profile.multiByte,
    cutterDots: Math.round((cutter.distanceMm * profile.dotsPerInch) / 25.4),
    codePages: { 0: 'cp437', ...Object.fromEntries(profile.codePages.map(({ name, n }) => [n, name])) },
    without: features.flatMap(([feature, has]) => (has ? [] : [feature])),
  };
}
