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
  if (search.kind.answers) return Promise.all(candidates.map((candidate) => ask(candidate, search)));
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
  const { kind, profile, tools, signal } = search;
  const opened = candidates.map(({ transport }) => {
    const line = atSpeed(transport, kind.speeds[0]);
    return { line, reader: openReader(kind, { profile, transport: line }, tools) };
  });
  const heard = new Set<Reader>();
  try {
    const findings = await Promise.all(
      opened.map(async ({ reader }) => {
        const finding = findingOf(await reader.settled());
        return finding === 'answers' ? 'free' : finding;
      }),
    );
    const free = opened.filter((_, at) => findings[at] === 'free').map(({ reader }) => reader);
    const first = await firstToRead(free, tools, signal);
    if (first) heard.add(first);
    return opened.map(({ line, reader }, at) => ({
      finding: heard.has(reader) ? 'answers' : (findings[at] ?? 'closed'),
      transport: line,
    }));
  } finally {
    await Promise.all(opened.map(({ reader }) => reader.close()));
  }
}

function firstToRead(
  readers: readonly Reader[],
  { clock }: DeviceTools,
  signal: AbortSignal,
): Promise<Reader | null> {
  if (readers.length === 0) return Promise.resolve(null);
  return new Promise((resolve) => {
    const end = (reader: Reader | null) => {
      clock.clearTimeout(timer);
      for (const stop of stops) stop();
      resolve(reader);
    };
    const timer = clock.setTimeout(() => end(null), LISTEN_MS);
    const stops = readers.map((reader) => reader.onRead(() => end(reader)));
    signal.addEventListener('abort', () => end(null), { once: true });
    for (const reader of readers) void reader.startReading();
  });
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
