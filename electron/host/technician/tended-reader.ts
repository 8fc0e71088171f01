import type { Saying } from '../../../flows/contract.ts';
import type {
  DeviceId,
  DeviceSight,
  FoundPort,
  Outcome,
  ProfileSight,
} from '../../../flows/technician/technician.ts';
import type { TransportConfig } from '../../../hardware/transports/transport.ts';
import type { DeviceTools } from '../devices/host-device.ts';
import type { ReaderConfig } from '../devices/open-reader.ts';
import type { Reader, ReaderKind, ReaderProfile, ReaderRead } from '../devices/reader.ts';
import type { ReaderSlot } from '../devices/reader-slot.ts';
import { deviceSays, NONE, NONE_LINELESS } from './device-says.ts';
import { type Candidate, findCandidates, nodeOf, pathOf } from './find-ports.ts';
import { type SearchedLine, searchLines } from './search-lines.ts';

export interface TendedReaderDeps {
  readonly kind: ReaderKind;
  readonly slot: ReaderSlot;
  readonly config: () => ReaderConfig | null;
  /** False when it could not be written down. */
  readonly keep: (config: ReaderConfig) => boolean;
  readonly open: (config: ReaderConfig | null) => Reader | null;
  readonly tools: DeviceTools;
  readonly places: readonly TransportConfig[];
  /** Which other device is on which line. */
  readonly holders: () => Promise<ReadonlyMap<string, DeviceId>>;
}

/** As long as somebody needs to find a document and hold it to the reader, milliseconds. */
const READ_MS = 45_000;

type Found = Candidate & SearchedLine & { readonly holder: DeviceId | null };

/** A reader as a technician tends it. */
export function tendedReader(deps: TendedReaderDeps) {
  const { kind, slot, config, tools } = deps;
  let found: readonly Found[] = [];
  /** Chosen before there is a line for it. */
  let wanted: string | null = null;

  const hasBadges = kind.id === 'cardReader';
  const hasLines = kind.profiles.some(({ lineless }) => !lineless);
  const isLineless = (id: string | undefined) => profileOf(id)?.lineless === true;
  const profileOf = (id: string | undefined) => kind.profiles.find((profile) => profile.id === id);
  const profileInUse = () => wanted ?? config()?.profile;
  const says = () => (slot.reader ? deviceSays(kind.family, slot.reader.state) : NOT_MADE);

  const sight = (): DeviceSight => {
    const now = config();
    if (!now)
      return hasLines
        ? { id: kind.id, ...NONE, line: null, tasks: ['ports', 'profiles'] }
        : { id: kind.id, ...NONE_LINELESS, line: null, tasks: ['profiles'] };
    const line = now.transport ? pathOf(now.transport) : null;
    return {
      id: kind.id,
      ...says(),
      line,
      tasks: [
        'read',
        ...(hasBadges ? ['enrol' as const] : []),
        ...(slot.reader?.emptyBin ? ['empty-bin' as const] : []),
        ...(isLineless(now.profile) ? [] : ['ports' as const]),
        'profiles',
      ],
    };
  };

  const profiles = (): readonly ProfileSight[] =>
    kind.profiles.map((profile) => ({
      id: profile.id,
      name: profileName(profile),
      chosen: profile.id === profileInUse(),
    }));

  /** The profile for a port: one that has no line has none for this either. */
  const profileOnLine = (): string => {
    const chosen = profileInUse();
    if (chosen !== undefined && !isLineless(chosen)) return chosen;
    return (kind.profiles.find(({ lineless }) => !lineless) ?? kind.profiles[0]).id;
  };

  const reopen = () => slot.replace(() => deps.open(config()));

  /** Its own line is let go meanwhile: its speed may be wrong, and it is searched like the others. */
  const findPorts = async (signal: AbortSignal): Promise<readonly FoundPort[]> => {
    const mine = config()?.transport;
    const places = mine ? [mine, ...deps.places] : deps.places;
    const [candidates, holders, mineAt] = await Promise.all([
      findCandidates(places),
      deps.holders(),
      mine ? nodeOf(mine) : null,
    ]);
    const lines = candidates.filter(({ transport }) => transport.kind === 'serial');
    const isHeld = ({ node }: Candidate) => holders.has(node);
    await slot.replace(() => null);
    try {
      const search = { kind, profile: profileOnLine(), tools, signal };
      const free = lines.filter((line) => !isHeld(line));
      const searched = await searchLines(free, search);
      found = lines.map((line): Found => {
        const result = searched[free.indexOf(line)] ?? { finding: 'taken', transport: line.transport };
        return { ...line, ...result, holder: holders.get(line.node) ?? null };
      });
    } finally {
      await reopen();
    }
    return found
      .toSorted((one, other) => Number(other.finding === 'answers') - Number(one.finding === 'answers'))
      .map(({ id, name, path, finding, holder, node }) => ({
        id,
        name,
        path,
        found: finding,
        holder,
        chosen: node === mineAt,
      }));
  };

  /** Written down first: what is in force is what a restart finds. */
  const use = async (next: ReaderConfig): Promise<boolean> => {
    if (!deps.keep(next)) return false;
    wanted = null;
    await reopen();
    await slot.reader?.settled();
    return true;
  };

  const takePort = async (id: string): Promise<Outcome> => {
    const port = found.find((candidate) => candidate.id === id);
    if (!port) return { kind: 'failed' };
    if (port.holder !== null) return { kind: 'port-taken' };
    if (!(await use({ profile: profileOnLine(), transport: port.transport }))) return { kind: 'not-kept' };
    const state = slot.reader?.state ?? NOWHERE;
    if (state.kind === 'absent') return { kind: 'port-refused', says: says().says };
    if (state.kind === 'faulted') return { kind: 'port-silent', says: says().says };
    // One that says nothing by itself may be there all the same.
    const isKnown = port.finding === 'answers';
    return { kind: isKnown ? 'port-answers' : 'port-open', with: { path: port.path } };
  };

  const takeProfile = async (id: string): Promise<Outcome> => {
    const profile = profileOf(id);
    if (!profile) return { kind: 'failed' };
    const transport = config()?.transport;
    if (!profile.lineless && !transport) {
      wanted = id;
      return { kind: 'profile-noted', says: profileName(profile) };
    }
    const { transport: _, ...place } = config() ?? {};
    const next = profile.lineless ? { ...place, profile: id } : { profile: id, transport };
    if (!(await use(next))) return { kind: 'not-kept' };
    return { kind: 'profile-set', says: profileName(profile) };
  };

  /** The next thing that is held to it. */
  const next = async (signal: AbortSignal): Promise<Held> => {
    const { reader } = slot;
    if (!reader) return nothing(NOT_MADE.says);
    const { kind: state } = await reader.settled();
    if (state === 'absent' || state === 'faulted') return nothing(says().says);
    const read = await firstRead(reader, signal);
    if (read) return { kind: 'read', read };
    return nothing(reader.state.kind === 'absent' ? says().says : undefined);
  };

  /** One thing is read; whether it was read right is told, and nothing of what it was. */
  const read = async (signal: AbortSignal): Promise<Outcome> => {
    const held = await next(signal);
    if (held.kind === 'nothing') return held.outcome;
    const { well, word } = held.read.test;
    return { kind: well ? 'read' : 'read-bad', says: { say: `reading.${word}` } };
  };

  async function firstRead(reader: Reader, signal: AbortSignal): Promise<ReaderRead | null> {
    let stops: readonly (() => void)[] = [];
    const heard = new Promise<ReaderRead | null>((resolve) => {
      const timer = tools.clock.setTimeout(() => resolve(null), READ_MS);
      signal.addEventListener('abort', () => resolve(null), { once: true });
      stops = [
        () => tools.clock.clearTimeout(timer),
        reader.onRead(resolve),
        reader.onState((state) => state.kind === 'absent' && resolve(null)),
      ];
    });
    try {
      await reader.startReading();
      return await heard;
    } finally {
      for (const stop of stops) stop();
      await reader.stopReading();
    }
  }

  const emptyBin = async (): Promise<Outcome> =>
    (await slot.reader?.emptyBin?.()) ? { kind: 'bin-emptied' } : { kind: 'failed', says: says().says };

  return { id: kind.id, sight, profiles, findPorts, takePort, takeProfile, read, next, emptyBin };
}

/** What somebody held to a reader, or why there was nothing. */
type Held =
  | { readonly kind: 'read'; readonly read: ReaderRead }
  | { readonly kind: 'nothing'; readonly outcome: Outcome };

function nothing(says: Saying | undefined): Held {
  return { kind: 'nothing', outcome: { kind: 'read-nothing', ...(says ? { says } : {}) } };
}

const NOWHERE = { kind: 'absent', why: 'lost' } as const;
/** The driver could not even be made. */
const NOT_MADE = deviceSays('printer', NOWHERE);

function profileName({ id, maker }: ReaderProfile): Saying {
  return maker === null ? { say: `profile.${id}` } : { say: 'plain', with: { text: maker } };
}

export type TendedReader = ReturnType<typeof tendedReader>;
