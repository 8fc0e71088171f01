import type { Saying } from '../../../flows/contract.ts';
import type {
  DeviceId,
  FoundPort,
  Outcome,
  PortFinding,
  ProfileSight,
} from '../../../flows/technician/technician.ts';
import { alphabetPage } from '../../../hardware/printers/alphabet-page.ts';
import { PROFILE_IDS, type PrinterProfile } from '../../../hardware/printers/escpos/profiles.ts';
import type { Printer } from '../../../hardware/printers/printer.ts';
import type { TransportConfig } from '../../../hardware/transports/transport.ts';
import type { Roll } from '../../store/paper.ts';
import { OWN_PROFILE, type PrinterConfig, printerProfile } from '../config/printer-profile.ts';
import { noPrinter } from '../no-printer.ts';
import type { Words } from '../words/load-words.ts';
import { calibration } from './calibration.ts';
import { printerSays } from './device-says.ts';
import { type Candidate, findCandidates, findPrinter, nodeOf } from './find-ports.ts';
import { printOutcome } from './print-outcome.ts';
import { paperFacts, printerSight } from './printer-sights.ts';
import type { ReplaceablePrinter } from './replaceable-printer.ts';

/** Prints letters that it lacks as pictures: right on every make, if slow, until somebody says which it is. */
const UNKNOWN_MAKE = 'generic-80';

export interface TendedPrinterDeps {
  readonly printer: ReplaceablePrinter;
  readonly config: () => PrinterConfig | null;
  /** False when it could not be written down. */
  readonly keep: (config: PrinterConfig) => boolean;
  readonly open: (config: PrinterConfig) => Printer;
  readonly places: readonly TransportConfig[];
  /** Which other device is on which line. */
  readonly holders: () => Promise<ReadonlyMap<string, DeviceId>>;
  readonly paperWords: Words;
}

interface FoundLine extends Candidate {
  readonly found: PortFinding;
  readonly holder: DeviceId | null;
}

/** The printer as a technician tends it. */
export function tendedPrinter(deps: TendedPrinterDeps) {
  const { printer, config } = deps;
  let found: readonly FoundLine[] = [];

  const sight = (roll: Roll | null) => printerSight(config(), printer.state, roll);

  /** What this printer's calibration found leads the list. */
  const profiles = (): readonly ProfileSight[] => {
    const now = config();
    const names = now?.own ? [OWN_PROFILE, ...PROFILE_IDS] : PROFILE_IDS;
    return names.flatMap((id) => {
      const profile = profileNamed(id);
      return profile ? { id, name: profileName(id, profile), chosen: now?.profile === id } : [];
    });
  };

  const profileNamed = (profile: string): PrinterProfile | null => {
    const now = config();
    return now && printerProfile({ ...now, profile });
  };

  const reopen = async () => {
    const now = config();
    await printer.replace(() => (now ? deps.open(now) : noPrinter));
  };

  const answers = () => !['absent', 'silent', 'stranger'].includes(printer.status.kind);

  /** The line in use is let go for the time of the search where nobody answers on it: its speed may be wrong. */
  const findPorts = async (signal: AbortSignal): Promise<readonly FoundPort[]> => {
    const inUse = config();
    const works = answers();
    const mineAt = inUse && (await nodeOf(inUse.transport));
    const holders = await deps.holders();
    if (inUse && !works) await printer.replace(() => noPrinter);
    try {
      found = await Promise.all(
        (await findCandidates(inUse ? [inUse.transport, ...deps.places] : deps.places)).map(
          async (candidate): Promise<FoundLine> => {
            const holder = holders.get(candidate.node) ?? null;
            if (holder !== null) return { ...candidate, found: 'taken', holder };
            if (works && candidate.node === mineAt)
              return {
                ...candidate,
                transport: inUse?.transport ?? candidate.transport,
                found: 'answers',
                holder,
              };
            const finding = await findPrinter(candidate.transport, signal);
            return {
              ...candidate,
              transport: finding.found === 'answers' ? finding.line : candidate.transport,
              found: finding.found,
              holder,
            };
          },
        ),
      );
    } finally {
      if (inUse && !works) await reopen();
    }
    return found
      .toSorted((one, other) => Number(other.found === 'answers') - Number(one.found === 'answers'))
      .map(({ id, name, path, found, holder, node }) => ({
        id,
        name,
        path,
        found,
        holder,
        chosen: node === mineAt,
      }));
  };

  /** Written down first: what is in force is what a restart finds. */
  const use = async (next: PrinterConfig): Promise<boolean> => {
    if (!deps.keep(next)) return false;
    await reopen();
    await printer.refresh();
    return true;
  };

  const takePort = async (id: string): Promise<Outcome> => {
    const port = found.find((candidate) => candidate.id === id);
    if (!port) return { kind: 'failed' };
    if (port.holder !== null) return { kind: 'port-taken' };
    const now = config() ?? { profile: UNKNOWN_MAKE };
    if (!(await use({ ...now, transport: port.transport }))) return { kind: 'not-kept' };
    const { kind } = printer.status;
    if (kind === 'absent') return { kind: 'port-refused', says: printerSays(printer.state).says };
    if (kind === 'silent' || kind === 'stranger')
      return { kind: 'port-silent', says: printerSays(printer.state).says };
    return { kind: 'port-answers', with: { path: port.path } };
  };

  const takeProfile = async (id: string): Promise<Outcome> => {
    const now = config();
    const profile = profileNamed(id);
    if (!now || !profile) return { kind: 'failed' };
    if (!(await use({ ...now, profile: id }))) return { kind: 'not-kept' };
    return { kind: 'profile-set', says: profileName(id, profile) };
  };

  const testPrint = async (): Promise<Outcome> => {
    const paper = deps.paperWords('az');
    const page = alphabetPage({
      title: paper('alphabet.title'),
      azerbaijani: paper('alphabet.azerbaijani'),
      russian: paper('alphabet.russian'),
      signs: paper('alphabet.signs'),
      large: paper('alphabet.large'),
    });
    return printOutcome(await printer.print(page));
  };

  const { print: printCalibration, take: takeCalibration } = calibration({
    printer,
    config,
    paperWords: deps.paperWords,
    use,
  });

  return {
    sight,
    paperFacts: (roll: Roll | null) => paperFacts(config(), roll),
    profiles,
    findPorts,
    takePort,
    takeProfile,
    testPrint,
    printCalibration,
    takeCalibration,
  };
}

/** A maker's name is the same in all languages. */
function profileName(id: string, { name }: PrinterProfile): Saying {
  if (id === OWN_PROFILE) return { say: 'profile.own' };
  return id.startsWith('generic-') ? { say: `profile.${id}` } : { say: 'plain', with: { text: name } };
}

export type TendedPrinter = ReturnType<typeof tendedPrinter>;
