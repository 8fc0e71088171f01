/**
 * A motorised card reader as a process of its own: `node main.ts [--link PATH] [--script FAULTS] [--enquiry yes|no]
 * [--counter yes|no] [--travel MS] [--capacity CARDS]`. Its commands stand beside those of every cable (`cable.ts`):
 * what hands do (`insert`, `take`, `remove`, `empty-bin`), what goes wrong (`jam` until `free`, `bin-full`,
 * `power-cycle`), and what the electronics do: refuse the next N commands (`nak N`), break the next N answers
 * (`mangle N`), leave out ACK (`noack N`) or the answer (`swallow N`) to the next N movements.
 */
import { oneOf, wholeNumber } from '../arguments.ts';
import { runSerialDevice } from '../serial-device.ts';
import { CARD_MOTOR_COMMANDS, type CardMotorOptions, SimulatedCardMotor } from './simulated-card-motor.ts';

await runSerialDevice(
  {
    options: ['enquiry', 'counter', 'travel', 'capacity'],
    read: (values): CardMotorOptions => ({
      enquiry: oneOf('enquiry', values.enquiry, ['no', 'yes']) === 'yes',
      counter: oneOf('counter', values.counter, ['yes', 'no']) === 'yes',
      travelMs: wholeNumber('--travel', values.travel, 0, 10_000) ?? 500,
      capacity: wholeNumber('--capacity', values.capacity, 1, 1000) ?? 20,
    }),
    start: (options, deps) => new SimulatedCardMotor(options, deps),
    expected: CARD_MOTOR_COMMANDS,
  },
  process.argv.slice(2),
);
