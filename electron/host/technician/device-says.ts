import type { Mark, Saying } from '../../../flows/contract.ts';
import type { PrinterCondition, PrinterStatus } from '../../../hardware/printers/printer.ts';
import type { DeviceFamily, DeviceState } from '../../../hardware/supervision/device-state.ts';

/** A device's state as a picture and as one plain sentence. */
export interface DeviceSays {
  readonly mark: Mark;
  readonly says: Saying;
}

export const UNSET: DeviceSays = { mark: 'unset', says: { say: 'state.unset' } };

/** Not every kiosk has one. */
export const NONE: DeviceSays = { mark: 'unset', says: { say: 'state.none' } };

export const NONE_LINELESS: DeviceSays = { mark: 'unset', says: { say: 'state.noneLineless' } };

/** What a status is called among the texts of its family, where that is not its kind alone. */
export interface Conditioned {
  readonly kind: string;
}

/** The same five states for every family; what a family says of itself has its texts under its name. */
export function deviceSays(
  family: DeviceFamily,
  state: DeviceState<Conditioned>,
  keyOf: (status: Conditioned) => string = ({ kind }) => kind,
): DeviceSays {
  switch (state.kind) {
    case 'absent':
      return {
        mark: 'away',
        says: { say: `state.${isLineless(family) ? 'absentLineless' : 'absent'}.${state.why}` },
      };
    case 'connecting':
      return { mark: 'busy', says: { say: 'state.connecting' } };
    case 'ready':
      return { mark: 'good', says: { say: `state.${family}.${keyOf(state.status)}` } };
    case 'degraded':
      return { mark: 'soon', says: { say: `state.${family}.${keyOf(state.status)}` } };
    case 'faulted':
      if (state.status.kind === 'stranger') return { mark: 'bad', says: { say: 'state.stranger' } };
      if (state.status.kind === 'mute')
        return { mark: 'bad', says: { say: isLineless(family) ? 'state.muteLineless' : 'state.mute' } };
      return { mark: 'bad', says: { say: `state.${family}.${keyOf(state.status)}` } };
  }
}

/** Without a port that somebody could check. */
function isLineless(family: DeviceFamily): boolean {
  return family === 'card-reader';
}

export function printerSays(state: DeviceState<PrinterCondition>): DeviceSays {
  return deviceSays('printer', state, (status) => conditionKey(status as PrinterCondition));
}

/** How a printer was when a print ended. */
export function printerStatusSays(status: PrinterStatus): Saying {
  switch (status.kind) {
    case 'silent':
      return { say: 'state.mute' };
    case 'stranger':
      return { say: 'state.stranger' };
    case 'absent':
      return { say: 'state.absent.not-there' };
    default:
      return { say: `state.printer.${conditionKey(status)}` };
  }
}

function conditionKey(status: PrinterCondition): string {
  if (status.kind === 'ready' && status.nearEnd) return 'near-end';
  if (status.kind === 'error' && status.recoverable) return 'error-recoverable';
  return status.kind;
}
