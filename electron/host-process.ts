import { startHost } from './host/start-host.ts';
import { readHostArguments } from './shell/host-arguments.ts';
import { HOST_CANNOT_START } from './shell/host-messages.ts';
import { runHost } from './shell/run-host.ts';

const log = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

const options = readHostArguments(process.argv);
runHost(
  process.parentPort,
  () => startHost({ configPath: options.config, dataDir: options.data, simulate: options.simulate, log }),
  (code) => process.exit(code),
).catch((error: unknown) => {
  log(error instanceof Error ? error.message : 'the host could not start');
  process.exit(HOST_CANNOT_START);
});
