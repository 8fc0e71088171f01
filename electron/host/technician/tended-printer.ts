import type { Saying } from '../../../flows/contract.ts';
import type {
  DeviceId,
  DeviceSight,
  FoundPort,
  Outcome,
  PortFinding,
  ProfileSight,
} from '../../../flows/technician/technician.ts';
import { alphabetPage } from '../../../hardware/printers/alphabet-page.ts';
import { loadProfile, PROFILE_IDS, type PrinterProfile } from '../../../hardware/printers/escpos/profiles.ts';
import type { Printer, PrintOutcome } from '../../../hardware/printers/printer.ts';
import type { TransportConfig } from '../../../hardware/transports/transport.ts';
import type { Config } from '../config/schema.ts';
import { noPrinter } from '../no-printer.ts';
import type { Words } from '../words/load-words.ts';
import { printerSays, printerStatusSays, UNSET } from './device-says.ts';
import { type Candidate, findCandidates, findPrinter, nodeOf, pathOf } from './find-ports.ts';
import type { ReplaceablePrinter } from './replaceable-printer.ts';

type PrinterConfig = NonNullable<Config['devices']['printer']>;

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

  const sight = (): DeviceSight => {
    const now = config();
    if (!now) return { id: 'printer', ...UNSET, line: null, tasks: ['ports'] };
    return {
      id: 'printer',
      ...printerSays(printer.state),
      line: pathOf(now.transport),
      tasks: ['test-print', 'ports', 'profiles'],
    };
  };

  const profiles = (): readonly ProfileSight[] =>
    PROFILE_IDS.flatMap((id) => {
      const loaded = loadProfile(id);
      return loaded.ok ? { id, name: profileName(loaded.profile), chosen: config()?.profile === id } : [];
    });

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
            const line = await findPrinter(candidate.transport, signal);
            return {
              ...candidate,
              transport: line ?? candidate.transport,
              found: line === null ? 'silent' : 'answers',
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
    const profile = config()?.profile ?? UNKNOWN_MAKE;
    if (!(await use({ profile, transport: port.transport }))) return { kind: 'not-kept' };
    const { kind } = printer.status;
    if (kind === 'absent') return { kind: 'port-refused', says: printerSays(printer.state).says };
    if (kind === 'silent' || kind === 'stranger')
      return { kind: 'port-silent', says: printerSays(printer.state).says };
    return { kind: 'port-answers', with: { path: port.path } };
  };

  const takeProfile = async (id: string): Promise<Outcome> => {
    const now = config();
    const loaded = loadProfile(id);
    if (!now || !loaded.ok) return { kind: 'failed' };
    if (!(await use({ ...now, profile: id }))) return { kind: 'not-kept' };
    return { kind: 'profile-set', says: profileName(loaded.profile) };
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

  return { sight, profiles, findPorts, takePort, takeProfile, testPrint };
}

/** A maker's name is the same in all languages. */
function profileName({ id, name }: PrinterProfile): Saying {
  return id.startsWith('generic-') ? { say: `profile.${id}` } : { say: 'plain', with: { text: name } };
}

/** How a print ended, as the technician is told. */
export function printOutcome(outcome: PrintOutcome): Outcome {
  switch (outcome.kind) {
    case 'printed':
      return { kind: 'printed' };
    case 'unknown':
      return { kind: 'print-doubtful', says: printerStatusSays(outcome.status) };
    case 'not-started':
      return { kind: 'print-refused', says: printerStatusSays(outcome.status) };
  }
}

export type TendedPrinter = ReturnType<typeof tendedPrinter>;
