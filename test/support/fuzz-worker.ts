import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { parentPort, workerData } from 'node:worker_threads';
import type { FuzzReport, FuzzTarget } from './fuzz.ts';
import { fuzzInput } from './fuzz-input.ts';
import { seededRandom } from './random.ts';

/** One run of `fuzz`, in its own thread. */
interface Order {
  readonly module: string;
  readonly name: string;
  readonly inputs: number;
  readonly seed: number;
  readonly progress: Int32Array;
}

const { module, name, inputs, seed, progress } = workerData as Order;
const { [name]: target } = (await import(module)) as Readonly<Record<string, FuzzTarget | undefined>>;
if (!target) throw new Error(`${module} has no ${name}`);

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
const heap = (): number => {
  collect();
  return getHeapStatistics().used_heap_size;
};

const random = seededRandom(seed);
const subject = target.start();
let [bytes, mostHeld, settled] = [0, 0, 0];
for (let index = 0; index < inputs; index++) {
  // Code is compiled and tables are filled by now: what comes on top would come for ever.
  if (index === Math.floor(inputs / 10)) settled = heap();
  const input = fuzzInput(target.seeds, random);
  bytes += input.length;
  try {
    subject.feed(input);
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    throw new Error(
      `${name}: input ${index} of seed ${seed}, ${Buffer.from(input).toString('hex')}: ${cause}`,
      {
        cause: error,
      },
    );
  }
  mostHeld = Math.max(mostHeld, subject.held());
  Atomics.store(progress, 0, index + 1);
}
const heapGrowth = heap() - settled;
// Read last, so that the parser and what it keeps are still there when the heap is weighed.
mostHeld = Math.max(mostHeld, subject.held());
const report: FuzzReport = { inputs, bytes, mostHeld, heapGrowth };
parentPort?.postMessage(report);
