import type { SessionDeps } from '../../flows/session/session.ts';
import type {
  CalibrationLine,
  DeviceSight,
  JobSight,
  TechnicianSights,
  Work,
  WorkDone,
} from '../../flows/technician/technician.ts';

const PATH = '/dev/serial/by-path/platform-fd500000.pcie-pci-0000:01:00.0-usb-0:1.3:1.0-port0';

export const SAMPLE_DEVICES: readonly DeviceSight[] = [
  {
    id: 'printer',
    mark: 'bad',
    says: { say: 'state.printer.cutter-error' },
    line: PATH,
    tasks: ['test-print', 'ports', 'profiles', 'new-roll', 'calibrate'],
  },
  { id: 'idScanner', mark: 'unset', says: { say: 'state.none' }, line: null, tasks: ['ports', 'profiles'] },
  {
    id: 'barCodeReader',
    mark: 'away',
    says: { say: 'state.absent.ambiguous' },
    line: '/dev/ttyACM0',
    tasks: ['read', 'ports', 'profiles'],
  },
  {
    id: 'cardReader',
    mark: 'soon',
    says: { say: 'state.id-scanner.unreadable' },
    line: 'PC/SC',
    tasks: ['read', 'enrol'],
  },
  {
    id: 'cardMotor',
    mark: 'good',
    says: { say: 'state.printer.ready' },
    line: '/dev/ttyS1',
    tasks: ['read', 'empty-bin'],
  },
];

export const SAMPLE_JOBS: readonly JobSight[] = ['A017', 'A018', 'C004', 'E021', 'V002', 'V003'].map(
  (number, at) => ({
    ticketId: `T${at}`,
    number,
    time: `10:4${at}`,
    state: at % 2 === 0 ? 'queued' : 'unknown',
  }),
);

export const SAMPLE_PORTS = [
  {
    id: 'p0',
    name: { say: 'port.usb', with: { maker: 'FTDI FT232R' } },
    path: PATH,
    found: 'answers',
    holder: null,
    chosen: false,
  },
  { id: 'p1', name: { say: 'port.serial' }, path: '/dev/ttyS0', found: 'free', holder: null, chosen: true },
  {
    id: 'p2',
    name: { say: 'port.usb-printer' },
    path: '/dev/usb/lp0',
    found: 'taken',
    holder: 'idScanner',
    chosen: false,
  },
  {
    id: 'p3',
    name: { say: 'port.network' },
    path: '192.168.100.214:9100',
    found: 'silent',
    holder: null,
    chosen: false,
  },
] as const;

export const SAMPLE_CALIBRATION: readonly CalibrationLine[] = (
  ['start', 'start', 'azerbaijani', 'azerbaijani', 'russian', 'special', 'special', 'width', 'cut'] as const
).map((group, at) => ({ id: `l${at + 1}`, group }));

export const SAMPLE_FACTS = [
  { label: { say: 'facts.store' }, value: { say: 'facts.storeWell' }, mark: 'good' },
  { label: { say: 'facts.tickets' }, value: { say: 'plain', with: { text: '214' } }, mark: 'good' },
  { label: { say: 'facts.waiting' }, value: { say: 'plain', with: { text: '3' } }, mark: 'soon' },
  { label: { say: 'facts.outbox' }, value: { say: 'plain', with: { text: '1208' } }, mark: 'good' },
  { label: { say: 'facts.disk' }, value: { say: 'facts.megabytes', with: { count: 51_208 } }, mark: 'good' },
  {
    label: { say: 'facts.clock' },
    value: { say: 'facts.clockWrong', with: { date: '14.05.2026', time: '10:42' } },
    mark: 'bad',
  },
  { label: { say: 'facts.settings' }, value: { say: 'facts.settingsBroken' }, mark: 'bad' },
  { label: { say: 'facts.version' }, value: { say: 'plain', with: { text: '0.1.0' } }, mark: 'good' },
] as const;

export const SAMPLE_LINES: readonly string[] = Array.from(
  { length: 40 },
  (_, at) => `10:42:0${at % 10} technician.find-ports technician=T1 about=printer state=cutter-error`,
);

export const SAMPLE_SIGHTS: TechnicianSights = {
  devices: () => SAMPLE_DEVICES,
  profiles: () => [
    { id: 'epson-tm-t88', name: plain('Epson TM-T88V, TM-T88VI, TM-T88VII (80 mm)'), chosen: true },
    { id: 'epson-tm-m30', name: plain('Epson TM-m30, TM-T20 (80 mm)'), chosen: false },
    { id: 'generic-80', name: { say: 'profile.generic-80' }, chosen: false },
    { id: 'generic-58', name: { say: 'profile.generic-58' }, chosen: false },
  ],
  jobs: () => SAMPLE_JOBS,
  people: () => [
    { id: 'technician.T1', name: 'T1', of: 'technician', hasBadge: true },
    { id: 'volunteer.V1', name: 'Könüllü 1', of: 'volunteer', hasBadge: false },
    { id: 'volunteer.V2', name: 'Könüllü 2', of: 'volunteer', hasBadge: true },
  ],
  log: () => SAMPLE_LINES,
};

function plain(text: string) {
  return { say: 'plain', with: { text } };
}

/** A technician's world that does what it is told at once, and remembers it. */
export function technicianWorld(answer: (work: Work) => WorkDone | Promise<WorkDone> = usualAnswer) {
  const done: Work[] = [];
  const trail: string[] = [];
  const aborted: string[] = [];
  const deps: { -readonly [Key in keyof SessionDeps['technician']]: SessionDeps['technician'][Key] } = {
    exists: true,
    sights: SAMPLE_SIGHTS,
    audit: (what, technicianId) => trail.push(`${what} ${technicianId}`),
    work: async (work, technicianId, signal) => {
      done.push(work);
      trail.push(`${work.do} ${technicianId}`);
      signal.addEventListener('abort', () => aborted.push(work.do));
      return answer(work);
    },
  };
  return { deps, done, trail, aborted };
}

function usualAnswer(work: Work): WorkDone {
  switch (work.do) {
    case 'find-ports':
      return { kind: 'ports', device: work.device, ports: SAMPLE_PORTS };
    case 'use-port':
      return { kind: 'told', outcome: { kind: 'port-answers', with: { path: PATH } } };
    case 'use-profile':
      return { kind: 'told', outcome: { kind: 'profile-set', says: plain('Epson') } };
    case 'test-print':
      return { kind: 'told', outcome: { kind: 'printed' } };
    case 'read':
      return { kind: 'told', outcome: { kind: 'read', says: { say: 'reading.document.read' } } };
    case 'empty-bin':
      return { kind: 'told', outcome: { kind: 'bin-emptied' } };
    case 'enrol':
      return { kind: 'told', outcome: { kind: 'enrolled' } };
    case 'new-roll':
      return { kind: 'told', outcome: { kind: 'roll-noted' } };
    case 'print-calibration':
      return { kind: 'lines', device: work.device, lines: SAMPLE_CALIBRATION };
    case 'use-calibration':
      return { kind: 'told', outcome: { kind: 'calibrated' } };
    case 'reprint':
      return { kind: 'told', outcome: { kind: 'reprinted' } };
    case 'void':
      return { kind: 'told', outcome: { kind: 'voided' } };
    case 'look':
      return { kind: 'facts', facts: SAMPLE_FACTS };
    case 'find-sticks':
      return { kind: 'sticks', sticks: [{ id: 'stick-0', name: 'KINGSTON', freeMegabytes: 14_310 }] };
    case 'export':
      return {
        kind: 'told',
        outcome: { kind: 'exported', with: { file: 'dost.tar.gz', stick: 'KINGSTON' } },
      };
    case 'set-pin':
      return { kind: 'told', outcome: { kind: 'pin-set' } };
    case 'restart':
    case 'shut-down':
      return { kind: 'told', outcome: { kind: 'announced' } };
  }
}
