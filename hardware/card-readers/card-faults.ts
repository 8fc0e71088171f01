import type { CardFault } from './card-reader.ts';
import { LATE } from './pcsc/pcsc-service.ts';

/** What a code of PC/SC, or of the way to it, means for the card that was asked. */
export function cardFault(code: string): CardFault {
  switch (code) {
    case 'RemovedCard':
    case 'NoSmartcard':
      return 'removed';
    case 'SharingViolation':
    // The system slept meanwhile: connected anew, it answers again.
    case 'ResetCard':
      return 'in-use';
    case LATE:
    case 'UnpoweredCard':
    case 'UnresponsiveCard':
    case 'UnsupportedCard':
    case 'ProtoMismatch':
    case 'NotTransacted':
    case 'CommError':
    case 'Timeout':
      return 'silent';
    default:
      return 'lost';
  }
}
