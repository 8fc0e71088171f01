import type { Clock } from '../clock.ts';
import { openReader } from '../readers/open-reader.ts';
import type { ReaderLog } from '../readers/reader.ts';
import { oneWayTalk } from '../readers/talk.ts';
import type { Transport } from '../transports/transport.ts';
import type { BarCodeReader } from './bar-code-reader.ts';
import { codeIntake } from './code-intake.ts';
import type { BarCodeReaderProfile } from './profiles.ts';
import { SsiReader } from './ssi/ssi-reader.ts';

export type BarCodeReaderLog = ReaderLog;

export interface BarCodeReaderSetup {
  readonly profile: BarCodeReaderProfile;
  /** Closed as yet, without XON/XOFF; the reader opens it, and closes it at the end. */
  readonly transport: Transport;
  readonly clock: Clock;
  readonly log?: BarCodeReaderLog;
}

/** A bar-code reader on its line, connected for as long as the kiosk runs. */
export function openBarCodeReader({ profile, transport, clock, log }: BarCodeReaderSetup): BarCodeReader {
  const { protocol, idleMs } = profile;
  const common = { family: 'bar-code-reader', transport, clock, log } as const;
  switch (protocol.kind) {
    case 'lines':
      return openReader({
        ...common,
        intake: codeIntake({ profile, clock }),
        talk: oneWayTalk(transport, protocol.trigger),
      });
    case 'ssi': {
      const reader = new SsiReader({ transport, clock, idleMs, settings: protocol });
      return openReader({ ...common, intake: reader, talk: reader });
    }
  }
}
