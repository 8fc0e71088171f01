import { exportFailed } from '../../electron/host/technician/export-outcome.ts';
import { USUAL_ACCESS } from '../../flows/access/access.ts';
import type { Access, ScreenProps, TechnicianScreen } from '../../flows/contract.ts';
import { OUTCOMES, type Outcome, type Place, type Work } from '../../flows/technician/technician.ts';
import { screenAt } from '../../flows/technician/view.ts';
import {
  SAMPLE_CALIBRATION,
  SAMPLE_FACTS,
  SAMPLE_LINES,
  SAMPLE_PORTS,
  SAMPLE_SIGHTS,
} from './technician-world.ts';

const PRINT: Work = { do: 'test-print', device: 'printer' };
const OWN_WORDS: Partial<Record<Outcome['kind'], Outcome['with']>> = {
  'port-answers': { path: '/dev/ttyUSB0' },
  'port-open': { path: '/dev/ttyUSB0' },
  exported: { file: 'dost-K1-20261122-1405.tar.gz', stick: 'KINGSTON' },
  'touch-good': { right: -0.4, down: 1.2, most: 4.1 },
  'touch-off': { right: -11.4, down: 12.2, most: 24.1 },
};
/** These say what the device says. */
const DEVICE_WORDS: ReadonlySet<Outcome['kind']> = new Set([
  'port-silent',
  'port-refused',
  'profile-set',
  'print-doubtful',
  'print-refused',
  'profile-noted',
  'read',
  'read-bad',
  'calibration-unclear',
]);

/** Every way in which a work can end, as it is told. */
export const SAMPLE_OUTCOMES: readonly Outcome[] = OUTCOMES.map((kind) => ({
  kind,
  ...(OWN_WORDS[kind] ? { with: OWN_WORDS[kind] } : {}),
  ...(DEVICE_WORDS.has(kind) ? { says: { say: 'state.mute' } } : {}),
}));

const told = (kind: Outcome['kind']): Place => ({
  at: 'told',
  outcome: SAMPLE_OUTCOMES.find((outcome) => outcome.kind === kind) ?? { kind },
  after: PRINT,
});

export const SAMPLE_PLACES: Readonly<Record<string, Place>> = {
  home: { at: 'home' },
  more: { at: 'more' },
  devices: { at: 'devices' },
  device: { at: 'device', device: 'printer' },
  'device-new': { at: 'device', device: 'idScanner' },
  ports: { at: 'ports', device: 'printer', ports: SAMPLE_PORTS },
  'ports-many': {
    at: 'ports',
    device: 'printer',
    ports: Array.from({ length: 7 }, (_, at) => ({
      ...SAMPLE_PORTS[0],
      id: `p${at}`,
      path: `/dev/ttyUSB${at}`,
      found: 'silent',
    })),
  },
  'ports-none': { at: 'ports', device: 'printer', ports: [] },
  profiles: { at: 'profiles', device: 'printer' },
  'profiles-reader': { at: 'profiles', device: 'barCodeReader' },
  calibration: {
    at: 'calibration',
    device: 'printer',
    lines: SAMPLE_CALIBRATION,
    picked: ['l2'],
  },
  people: { at: 'people', device: 'cardReader' },
  jobs: { at: 'jobs' },
  job: { at: 'job', ticketId: 'T0' },
  facts: { at: 'facts', facts: SAMPLE_FACTS },
  log: { at: 'log', lines: SAMPLE_LINES },
  'log-none': { at: 'log', lines: [] },
  sticks: { at: 'sticks', sticks: [{ id: 's', name: 'KINGSTON', freeMegabytes: 14_310 }] },
  'sticks-none': { at: 'sticks', sticks: [] },
  pin: { at: 'pin', first: null, typed: '', differs: false },
  'pin-differs': { at: 'pin', first: null, typed: '', differs: true },
  'pin-again': { at: 'pin', first: '1234', typed: '12', differs: false },
  touch: { at: 'touch', offsets: [] },
  'sure-new-roll': { at: 'sure', work: { do: 'new-roll', device: 'printer' } },
  'sure-void': { at: 'sure', work: { do: 'void', ticketId: 'T0' } },
  'sure-shut-down': { at: 'sure', work: { do: 'shut-down' } },
  'told-printed': told('printed'),
  'told-print-refused': told('print-refused'),
  'told-port-answers': told('port-answers'),
  'told-touch-off': told('touch-off'),
  'told-export-failed': {
    at: 'told',
    outcome: exportFailed('ENOSPC'),
    after: { do: 'export', stick: 's' },
  },
  'told-power-failed': told('power-failed'),
};

/** As many choices as the flows give where the letters are so large. */
function accessOf(most: number): Access {
  return { ...USUAL_ACCESS, text: most === 2 ? 'very-large' : most === 3 ? 'large' : 'normal' };
}

/** Samples of one of the technician's screens, made by the flow itself. */
export function technicianSamples<Name extends TechnicianScreen['name']>(name: Name) {
  return (_locale: unknown, most: number): Readonly<Record<string, ScreenProps<Name>>> => {
    const context = { access: accessOf(most), from: 0 };
    const made = Object.entries(SAMPLE_PLACES).flatMap(([variant, place]) => {
      const screen = screenAt(place, context, SAMPLE_SIGHTS);
      return screen.name === name ? [[variant, screen.props as ScreenProps<Name>] as const] : [];
    });
    return Object.fromEntries(made);
  };
}
