import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { PrinterSimulator } from '../../../hardware/simulators/printer/printer-simulator.ts';
import { ROOT } from '../../support/catalogue.ts';
import { writeConfig } from '../../support/kiosk-config.ts';
import { lineTo } from './kiosk.ts';

/** `npm start -- --headless` with a configured printer, as in a centre: a process of its own, no dock. */
export async function startKiosk(
  simulator: PrinterSimulator,
  folder: string,
  change: object = {},
): Promise<{ url: string; stop(): Promise<void> }> {
  const config = writeConfig(folder, lineTo(simulator), change);
  const child: ChildProcess = spawn(
    process.execPath,
    [join(ROOT, 'scripts/start.ts'), '--headless', '--config', config, '--data', join(folder, 'data')],
    { cwd: ROOT, stdio: ['ignore', 'pipe', 'ignore'] },
  );
  const url = await new Promise<string>((resolve, reject) => {
    if (child.stdout)
      createInterface({ input: child.stdout }).on('line', (line) => {
        const ready = /^ready (\S+)$/.exec(line)?.[1];
        if (ready) resolve(ready);
      });
    child.on('exit', (code) => reject(new Error(`the kiosk ended with ${code}`)));
  });
  return {
    url,
    async stop() {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}
