import { arch, availableParallelism, cpus, loadavg, platform, totalmem } from 'node:os';

/** What the numbers were measured on; nothing that tells whose machine it is. */
export function machineFacts() {
  return {
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    platform: `${platform()} ${arch()}`,
    node: process.version,
  };
}

/** Mean number of busy programs in the last minute, before the measuring adds to it. */
export function load(): number {
  return Number((loadavg()[0] ?? 0).toFixed(2));
}
