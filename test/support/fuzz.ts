import { Worker } from 'node:worker_threads';

/**
 * Throws bytes at a parser: random ones, and well-formed ones that were damaged as lines damage them. It runs in a
 * worker with little memory, so that an endless loop and a growing heap are found as surely as an exception.
 */

/** What a module of targets exports under each name. */
export interface FuzzTarget {
  /** Well-formed inputs; mutations begin from them. */
  readonly seeds: readonly Uint8Array[];
  /** A parser as it lives in a driver: the same one takes all inputs, one after the other. */
  start(): FuzzSubject;
}

export interface FuzzSubject {
  /** Takes one input. Throwing is the failure that is looked for; so is a wrong answer, if the target checks it. */
  feed(input: Uint8Array): void;
  /** How much the parser holds back for later, in whatever it counts (bytes, letters). */
  held(): number;
}

export interface FuzzOrder {
  /** The module and the name of its export. */
  readonly module: URL;
  readonly name: string;
  readonly inputs: number;
  /** The same seed throws the same inputs. */
  readonly seed?: number;
}

export interface FuzzReport {
  readonly inputs: number;
  readonly bytes: number;
  /** The most that the parser ever held back. */
  readonly mostHeld: number;
  /** Heap in use after the last input less that after the first tenth, both after a collection, in bytes. */
  readonly heapGrowth: number;
}

/** One input takes microseconds; without any progress for so long the parser hangs. */
const HANGS_MS = 30_000;
const WORKER_HEAP_MB = 96;

/**
 * @returns the report of a run without an exception and without a hang
 * @throws Error naming the input in hexadecimal and its number, for an exception, a hang or a heap that ran full
 */
export function fuzz({ module, name, inputs, seed = 1 }: FuzzOrder): Promise<FuzzReport> {
  const progress = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(new URL('./fuzz-worker.ts', import.meta.url), {
    workerData: { module: module.href, name, inputs, seed, progress },
    resourceLimits: { maxOldGenerationSizeMb: WORKER_HEAP_MB, maxYoungGenerationSizeMb: 16 },
  });
  return new Promise<FuzzReport>((resolve, reject) => {
    let seen = -1;
    const watch = setInterval(() => {
      const now = Atomics.load(progress, 0);
      if (now === seen) end(() => reject(new Error(`${name}: hangs at input ${now} of seed ${seed}`)));
      seen = now;
    }, HANGS_MS);
    const end = (settle: () => void) => {
      clearInterval(watch);
      settle();
      void worker.terminate();
    };
    worker.on('message', (report: FuzzReport) => end(() => resolve(report)));
    worker.on('error', (error) => end(() => reject(error)));
    worker.on('exit', () => end(() => reject(new Error(`${name}: ended without a report`))));
  });
}
