import { startPrinterSimulator } from '../../../hardware/simulators/printer/printer-simulator.ts';
import { DELAYS } from '../../../hardware/supervision/delays.ts';
import type { Transport } from '../../../hardware/transports/transport.ts';
import { testPage } from '../../support/page.ts';
import { temporaryFolder } from '../../support/store.ts';
import type { SectionResult } from '../row.ts';
import { slope } from '../statistics.ts';
import { type BenchClock, startBenchKiosk, systemTimers } from '../support/kiosk.ts';

const HOUR_S = 3600;
/** Looks at the resting printer in an hour; real ones are a little fewer, for each takes its own time. */
const LOOKS = (HOUR_S * 1000) / DELAYS.look;
const FASTER = 60;
/** The hours before, until code and caches have settled, pass faster still and count for nothing. */
const HOURS_BEFORE = 3;
const FASTER_BEFORE = 900;
/** Waiting from here on is rest; what is shorter is a deadline for somebody's answer, and so is that of a look. */
const REST_MS = 900;
const SAMPLES = 12;

/** Shortens rest only. */
function restlessClock(faster: () => number): BenchClock {
  return {
    ...systemTimers,
    setTimeout: (run, ms) =>
      setTimeout(run, ms >= REST_MS && ms !== DELAYS.lookDeadline ? ms / faster() : ms),
  };
}

interface Sample {
  readonly hours: number;
  readonly heap: number;
  readonly resident: number;
}

function weigh(looks: number): Sample {
  if (!globalThis.gc) throw new Error('needs node --expose-gc');
  globalThis.gc();
  globalThis.gc();
  const { heapUsed, rss } = process.memoryUsage();
  return { hours: looks / LOOKS, heap: heapUsed, resident: rss };
}

/** The host with nobody in front of it: one simulated hour, its long waits shortened sixtyfold. */
export async function measureIdle(): Promise<SectionResult> {
  const folder = temporaryFolder();
  const simulator = await startPrinterSimulator();
  let looks = 0;
  let faster = FASTER_BEFORE;
  let onLook: () => void = () => {};
  const watchLine = (line: Transport): Transport => ({
    ...line,
    write(bytes, timeoutMs) {
      looks++;
      onLook();
      return line.write(bytes, timeoutMs);
    },
  });
  const clock = restlessClock(() => faster);
  const { kiosk } = startBenchKiosk({ simulator, dataDir: folder.path, clock, watchLine });
  const page = testPage();
  kiosk.connect(page.port);
  page.ready();
  const reached = (count: number): Promise<void> =>
    new Promise((resolve) => {
      onLook = () => {
        if (looks >= count) resolve();
      };
    });

  await reached(HOURS_BEFORE * LOOKS);
  faster = FASTER;
  const begin = looks;
  const samples = [weigh(0)];
  let weighing = 0;
  const before = process.cpuUsage();
  const began = performance.now();
  for (let sample = 1; sample <= SAMPLES; sample++) {
    await reached(begin + (sample * LOOKS) / SAMPLES);
    const start = process.cpuUsage();
    samples.push(weigh(looks - begin));
    const { user, system } = process.cpuUsage(start);
    weighing += user + system;
  }
  const { user, system } = process.cpuUsage(before);
  const seconds = (performance.now() - began) / 1000;
  await kiosk.close();
  await simulator.stop();
  folder.dispose();

  const busy = (user + system - weighing) / 1e6;
  const growth = (pick: (sample: Sample) => number): number =>
    slope(samples.map((sample) => ({ x: sample.hours, y: pick(sample) / 1000 })));
  const [first, last] = [samples[0], samples.at(-1)];
  const mega = (bytes = 0): number => bytes / 1e6;
  return {
    rows: [
      {
        what: 'processor in an hour of rest, of one core',
        value: (100 * busy) / HOUR_S,
        unit: '%',
        below: 1,
      },
      { what: 'processor for one look at the printer', value: (1e6 * busy) / LOOKS, unit: 'µs' },
      { what: 'growth of the heap in use', value: growth(({ heap }) => heap), unit: 'kB/h', atMost: 50 },
      { what: 'heap in use at the begin', value: mega(first?.heap), unit: 'MB' },
      { what: 'heap in use at the end', value: mega(last?.heap), unit: 'MB' },
      { what: 'resident memory at the begin', value: mega(first?.resident), unit: 'MB' },
      { what: 'resident memory at the end', value: mega(last?.resident), unit: 'MB' },
    ],
    notes: [
      `after ${HOURS_BEFORE} hours to settle, ${LOOKS} looks at the printer, as in an hour, in ${Math.round(seconds)} s: waits of ${REST_MS} ms and more run ${FASTER} times faster, shorter deadlines as they are. Processor time of the host's process alone, the garbage collections of the measuring taken off; memory after a collection, at ${SAMPLES + 1} points; its growth is the slope of the straight line through them (50 kB an hour would be 1.2 MB a day).`,
    ],
  };
}
