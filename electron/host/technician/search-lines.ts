import type { PortFinding } from '../../../flows/technician/technician.ts';
import type { DeviceState } from '../../../hardware/supervision/device-state.ts';
import type { TransportConfig } from '../../../hardware/transports/transport.ts';
import type { DeviceTools } from '../devices/host-device.ts';
import { openReader } from '../devices/open-reader.ts';
import type { Reader, ReaderKind } from '../devices/reader.ts';
import type { Candidate } from './find-ports.ts';

export interface Search {
  readonly kind: ReaderKind;
  readonly profile: string;
  readonly tools: DeviceTools;
  readonly signal: AbortSignal;
}

/** What was found on a line, and the line with the speed at which it was. */
export interface SearchedLine {
  readonly finding: PortFinding;
  readonly transport: TransportConfig;
}

/** As long as somebody needs to take a document out and slide it, milliseconds. */
const LISTEN_MS = 20_000;

/** Looks for a reader on lines that nothing in this process holds. In their order. */
export async function searchLines(
  candidates: readonly Candidate[],
  search: Search,
): Promise<readonly SearchedLine[]> {
  if (search.kind.answers(search.profile))
    return Promise.all(candidates.map((candidate) => ask(candidate, search)));
  return listen(candidates, search);
}

/** At each speed in turn. */
async function ask(
  { transport }: Candidate,
  { kind, profile, tools, signal }: Search,
): Promise<SearchedLine> {
  for (const baudRate of kind.speeds) {
    if (signal.aborted) break;
    const line = atSpeed(transport, baudRate);
    const reader = openReader(kind, { profile, transport: line }, tools);
    const finding = findingOf(await reader.settled());
    await reader.close();
    // Where nothing opens no other speed does.
    if (finding !== 'silent') return { finding, transport: line };
  }
  return { finding: 'silent', transport };
}

/** All together, until one of them has read something: the devices of this kind say nothing by themselves. */
async function listen(candidates: readonly Candidate[], search: Search): Promise<readonly SearchedLine[]> {
  const { kind, profile, tools } = search;
  const opened = candidates.map(({ transport }) => {
    const line = atSpeed(transport, kind.speeds[0]);
    return { line, reader: openReader(kind, { profile, transport: line }, tools) };
  });
  try {
    const first = await firstToRead(
      opened.map(({ reader }) => reader),
      search,
    );
    return opened.map(({ line, reader }) => ({
      finding: reader === first ? 'answers' : unheard(findingOf(reader.state)),
      transport: line,
    }));
  } finally {
    await Promise.all(opened.map(({ reader }) => reader.close()));
  }
}

function firstToRead(readers: readonly Reader[], { tools, signal }: Search): Promise<Reader | null> {
  return new Promise((resolve) => {
    const end = (reader: Reader | null) => {
      tools.clock.clearTimeout(timer);
      for (const stop of stops) stop();
      resolve(reader);
    };
    const timer = tools.clock.setTimeout(() => end(null), LISTEN_MS);
    const stops = readers.map((reader) => reader.onRead(() => end(reader)));
    signal.addEventListener('abort', () => end(null), { once: true });
    const asked = readers.map(async (reader) => {
      const state = await reader.settled();
      if (findingOf(state) !== 'answers') return false;
      await reader.startReading();
      return true;
    });
    // Where nothing can be opened nothing will be read.
    void Promise.all(asked).then((free) => !free.includes(true) && end(null));
  });
}

/** Open, and of the right kind as far as one can tell. */
function unheard(finding: PortFinding): PortFinding {
  return finding === 'answers' ? 'free' : finding;
}

function atSpeed(transport: TransportConfig, baudRate: number): TransportConfig {
  return transport.kind === 'serial' ? { ...transport, baudRate } : transport;
}

function findingOf(state: DeviceState<{ readonly kind: string }>): PortFinding {
  switch (state.kind) {
    case 'absent':
      return 'closed';
    case 'connecting':
      return 'silent';
    case 'ready':
    case 'degraded':
      return 'answers';
    case 'faulted':
      if (state.status.kind === 'mute') return 'silent';
      return state.status.kind === 'stranger' ? 'other' : 'answers';
  }
}
