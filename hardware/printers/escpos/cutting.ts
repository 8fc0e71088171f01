import { CUT_HERE, cut, EJECT, feed, present, RETRACT } from './commands.ts';
import type { PrinterProfile } from './profiles.ts';

/** Dots of paper, at the head's resolution. */
export function dotsOf(millimetres: number, profile: PrinterProfile): number {
  return Math.round((millimetres * profile.dotsPerInch) / 25.4);
}

export function millimetresOf(dots: number, profile: PrinterProfile): number {
  return (dots * 25.4) / profile.dotsPerInch;
}

/** ESC J in the units that this printer counts in. */
export function feedDots(dots: number, profile: PrinterProfile): number[] {
  const { motionUnits, feedUnitsPerInch, dotsPerInch } = profile;
  return feed(motionUnits ? dots : Math.round((dots * feedUnitsPerInch) / dotsPerInch));
}

/** Parts the document from the roll; whole commands. On a presenter it then looks out of the mouth and is held. */
export function cutCommands(profile: PrinterProfile): number[][] {
  const { presenter } = profile;
  const commands = partCommands(profile);
  if (presenter) commands.push(present(presenter.presentMm / presenter.stepMm));
  return commands;
}

/** Parts what an older document has left on the paper: nobody is to be handed it, so a presenter draws it in. */
export function discardCommands(profile: PrinterProfile): number[][] {
  const { presenter } = profile;
  const commands = partCommands(profile);
  if (presenter) commands.push([...(presenter.retracts ? RETRACT : EJECT)]);
  return commands;
}

/** Paper that a cut moves, in dots. */
export function cutFeed(profile: PrinterProfile): number {
  return dotsOf(profile.cutter.distanceMm, profile);
}

function partCommands(profile: PrinterProfile): number[][] {
  const { cutter } = profile;
  const toTheCutter = feedDots(cutFeed(profile), profile);
  if (cutter.kind === 'none') return [toTheCutter];
  return cutter.command === 'GS V' ? [cut(cutter.kind)] : [toTheCutter, [...CUT_HERE]];
}
