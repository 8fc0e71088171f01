import { bakuTime } from '../../../flows/domain/baku-time.ts';
import type {
  DeviceId,
  JobSight,
  Outcome,
  TechnicianDeps,
  TechnicianSights,
  Work,
  WorkDone,
} from '../../../flows/technician/technician.ts';
import type { Roll } from '../../store/paper.ts';
import type { PrintJob } from '../../store/store.ts';
import type { BadgeDesk } from '../badges/badge-desk.ts';
import type { Config } from '../config/schema.ts';
import { hashPin } from '../volunteers.ts';
import { type DiagnosticsSource, saveArchive } from './diagnostics.ts';
import { exportFailed, STICK_GONE } from './export-outcome.ts';
import { readFacts, type StoreFacts } from './facts.ts';
import { type PowerCommands, power } from './power.ts';
import type { RecentLog } from './recent-log.ts';
import { findSticks, type Stick } from './sticks.ts';
import type { TendedPrinter } from './tended-printer.ts';
import type { TendedReader } from './tended-reader.ts';

/** What the technician's work reaches of the store; null where it cannot be used now. */
export interface TechnicianStore {
  readonly waitingJobs: () => readonly PrintJob[];
  /** False when the job is not waiting any more. */
  readonly voidJob: (ticketId: string) => boolean;
  readonly facts: () => StoreFacts | null;
  readonly roll: () => Roll | null;
  /** False when it could not be written down. */
  readonly newRoll: () => boolean;
  readonly binEmptied: () => void;
  readonly integrity: () => string | null;
  readonly auditTrail: () => readonly { readonly at: number; readonly kind: string }[];
  readonly audit: (kind: string, subject: string | null, detail: string | null) => void;
}

export interface HostTechnicianDeps {
  readonly config: Config;
  readonly devicesInForce: () => Config['devices'];
  readonly dataDir: string;
  readonly version: string;
  readonly now: () => number;
  readonly printer: TendedPrinter;
  readonly readers: readonly TendedReader[];
  readonly badges: BadgeDesk;
  readonly store: TechnicianStore;
  /** Prints the paper of a waiting ticket and says how that ended. */
  readonly reprint: (ticketId: string) => Promise<Outcome>;
  readonly log: RecentLog;
  readonly brokenSettings: boolean;
  /** Null beside simulated devices. */
  readonly power: PowerCommands | null;
  /** False when it could not be written down. */
  readonly keepPin: (technicianId: string, hash: string) => boolean;
}

/** Of a device that is not there to be tended. */
const FAILED: Outcome = { kind: 'failed' };

/** Behind the technician's screens: what they see and what they do. */
export function createTechnician(deps: HostTechnicianDeps): TechnicianDeps {
  let sticks: readonly Stick[] = [];
  const reader = (device: DeviceId) => deps.readers.find(({ id }) => id === device);
  const tended = (device: DeviceId) => (device === 'printer' ? deps.printer : reader(device));

  const sights: TechnicianSights = {
    devices: () => [deps.printer.sight(deps.store.roll()), ...deps.readers.map(({ sight }) => sight())],
    profiles: (device) => tended(device)?.profiles() ?? [],
    jobs: () => deps.store.waitingJobs().map(jobSight),
    people: deps.badges.people,
    log: () => deps.log.readable(),
  };
  const facts = () =>
    readFacts({
      dataDir: deps.dataDir,
      now: deps.now,
      store: deps.store.facts,
      paper: () => deps.printer.paperFacts(deps.store.roll()),
      hasCardBin: deps.devicesInForce().cardMotor !== undefined,
      brokenSettings: deps.brokenSettings,
      version: deps.version,
    });

  const exportTo = async (id: string): Promise<Outcome> => {
    const stick = sticks.find((candidate) => candidate.id === id);
    if (!stick) return STICK_GONE;
    const saved = saveArchive(stick.path, await diagnostics());
    if (!saved.ok) return exportFailed(saved.code);
    return { kind: 'exported', with: { file: saved.file, stick: stick.name } };
  };

  const diagnostics = async (): Promise<DiagnosticsSource> => ({
    now: deps.now(),
    version: deps.version,
    config: deps.config,
    devicesInForce: deps.devicesInForce(),
    devices: sights.devices(),
    facts: await facts(),
    log: deps.log.lines(),
    audit: deps.store.auditTrail(),
    integrity: deps.store.integrity(),
  });

  const enrol = async (device: DeviceId, person: string, signal: AbortSignal): Promise<Outcome> => {
    const held = await reader(device)?.next(signal);
    if (!held) return FAILED;
    if (held.kind === 'nothing') return held.outcome;
    return held.read.card ? deps.badges.enrol(held.read.card, person) : { kind: 'badge-unfit' };
  };

  const told = (outcome: Outcome): WorkDone => ({ kind: 'told', outcome });

  const carryOut = async (work: Work, technicianId: string, signal: AbortSignal): Promise<WorkDone> => {
    switch (work.do) {
      case 'find-ports':
        return {
          kind: 'ports',
          device: work.device,
          ports: (await tended(work.device)?.findPorts(signal)) ?? [],
        };
      case 'use-port':
        return told((await tended(work.device)?.takePort(work.port)) ?? FAILED);
      case 'use-profile':
        return told((await tended(work.device)?.takeProfile(work.profile)) ?? FAILED);
      case 'read':
        return told((await reader(work.device)?.read(signal)) ?? FAILED);
      case 'empty-bin': {
        const emptied = (await reader(work.device)?.emptyBin()) ?? FAILED;
        if (emptied.kind === 'bin-emptied') deps.store.binEmptied();
        return told(emptied);
      }
      case 'enrol':
        return told(await enrol(work.device, work.person, signal));
      case 'test-print':
        return told(await deps.printer.testPrint());
      case 'look':
        return { kind: 'facts', facts: await facts() };
      case 'find-sticks':
        sticks = await findSticks(deps.config.technician.sticks);
        return { kind: 'sticks', sticks };
      case 'export':
        return told(await exportTo(work.stick));
      case 'reprint':
        return told(await deps.reprint(work.ticketId));
      case 'void':
        return told({ kind: deps.store.voidJob(work.ticketId) ? 'voided' : 'job-gone' });
      case 'set-pin':
        return told({ kind: deps.keepPin(technicianId, await hashPin(work.pin)) ? 'pin-set' : 'not-kept' });
      case 'restart':
      case 'shut-down':
        return told(await power(work.do, deps.power));
      case 'new-roll':
        return told({ kind: deps.store.newRoll() ? 'roll-noted' : 'not-kept' });
      case 'print-calibration':
        return deps.printer.printCalibration();
      case 'use-calibration':
        return told(await deps.printer.takeCalibration(work.picked));
    }
  };

  return {
    sights,
    async work(work, technicianId, signal) {
      deps.store.audit(`technician.${work.do}`, technicianId, subjectOf(work));
      return carryOut(work, technicianId, signal);
    },
  };
}

/** What a work was about, for the audit trail: ids of devices, ports and tickets. */
function subjectOf(work: Work): string | null {
  switch (work.do) {
    case 'use-port':
      return `${work.device} ${work.port}`;
    case 'use-profile':
      return `${work.device} ${work.profile}`;
    case 'enrol':
      return work.person;
    case 'find-ports':
    case 'test-print':
    case 'read':
    case 'empty-bin':
    case 'new-roll':
    case 'print-calibration':
    case 'use-calibration':
      return work.device;
    case 'reprint':
    case 'void':
      return work.ticketId;
    case 'look':
    case 'find-sticks':
    case 'export':
    case 'set-pin':
    case 'restart':
    case 'shut-down':
      return null;
  }
}

function jobSight({ state, ticket }: PrintJob): JobSight {
  return {
    ticketId: ticket.id,
    number: ticket.number,
    time: bakuTime(ticket.issuedAt).time,
    state: state === 'unknown' ? 'unknown' : 'queued',
  };
}
