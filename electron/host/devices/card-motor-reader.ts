import type { CardMotor } from '../../../hardware/card-motors/card-motor.ts';
import { openCardMotor } from '../../../hardware/card-motors/open-card-motor.ts';
import { CARD_MOTOR_PROFILE_IDS, loadCardMotorProfile } from '../../../hardware/card-motors/profiles.ts';
import type { ReaderKind, ReaderRead } from './reader.ts';
import { profilesOf, readerOf } from './reader-of.ts';

export const CARD_MOTOR: ReaderKind = {
  id: 'cardMotor',
  family: 'card-motor',
  profiles: profilesOf(CARD_MOTOR_PROFILE_IDS, loadCardMotorProfile, CARD_MOTOR_PROFILE_IDS),
  speeds: [9600, 19_200, 38_400, 115_200],
  answers: () => true,
  // Frames of bytes.
  line: { xonXoff: false },
  open(id, { transport }, { clock, log }) {
    const loaded = loadCardMotorProfile(id);
    if (!loaded.ok) throw new Error(`devices.cardMotor.profile: one of ${loaded.known.join(', ')}`);
    if (!transport) throw new Error('devices.cardMotor.transport: the line that the device is on');
    const motor = openCardMotor({ profile: loaded.profile, transport, clock, log });
    return readerOf(withReading(motor), (done) => ({ read: null, card: null, ...done }));
  },
};

/** A card is drawn in and given back: what is on it no driver of ours reads yet. */
function withReading(motor: CardMotor) {
  return {
    get state() {
      return motor.state;
    },
    onState: motor.onState,
    onRead: (listener: (done: Pick<ReaderRead, 'test' | 'captured'>) => void) =>
      motor.onCard((event) => {
        if (event.kind === 'in-position') listener({ test: { well: true, word: 'motor.in-position' } });
        if (event.kind === 'captured')
          listener({ test: { well: true, word: 'motor.captured' }, captured: event.cards });
      }),
    startReading: async () => (await motor.allowInsert()).kind === 'done',
    stopReading: async () => {
      await motor.forbidInsert();
      // Nobody's card stays inside.
      if (motor.state.kind === 'ready' && motor.state.status.kind === 'card-in-position') await motor.eject();
    },
    emptyBin: async () => (await motor.clearBin()).kind === 'done',
    drop: () => undefined,
    nudge: motor.nudge,
    settled: motor.settled,
    close: () => motor.close(),
  };
}
