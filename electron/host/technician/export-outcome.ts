import type { Outcome } from '../../../flows/technician/technician.ts';

/** What the system says of a stick that could not be written, by what the technician can do about it. */
const CAUSES: Readonly<Record<string, string>> = {
  ENOSPC: 'told.export-failed.full',
  EDQUOT: 'told.export-failed.full',
  EROFS: 'told.export-failed.readOnly',
  EACCES: 'told.export-failed.readOnly',
  EPERM: 'told.export-failed.readOnly',
  ENOENT: 'told.export-failed.gone',
  ENODEV: 'told.export-failed.gone',
  ENXIO: 'told.export-failed.gone',
  EIO: 'told.export-failed.gone',
};

/** A stick that is not in its list any more. */
export const STICK_GONE: Outcome = exportFailed('ENOENT');

/** An archive that was not written, in a plain sentence; `code` is the system's (`ENOSPC`). */
export function exportFailed(code: string): Outcome {
  const say = CAUSES[code];
  return say === undefined ? { kind: 'export-failed' } : { kind: 'export-failed', says: { say } };
}
