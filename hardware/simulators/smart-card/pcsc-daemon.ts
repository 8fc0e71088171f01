import { type ChildProcess, spawn } from 'node:child_process';
import { connect } from 'node:net';
import { join } from 'node:path';

/** The service's own place, compiled into it. */
const SYSTEM_SOCKET = '/run/pcscd/pcscd.comm';
const READY_MS = 15_000;
const LOOK_MS = 20;
const NOT_PRIVATE = 90;

/** Newer services ask polkit who may use a reader; here everybody may. */
const DAEMON =
  'setpriv --pdeathsig KILL pcscd --foreground --critical $(pcscd --help | grep -o -m1 -e --disable-polkit) --config "$0/readers"';

/**
 * In namespaces of its own pcscd finds only our readers, writes only into our folder, and leaves the machine's own
 * service and readers alone. Whoever is not root becomes it there, where it may.
 */
const PRIVATELY = `
mount -t tmpfs none /run && mkdir /run/pcscd && mount --bind "$0/run" /run/pcscd || exit ${NOT_PRIVATE}
mount --bind "$0/none" /usr/lib/pcsc/drivers || exit ${NOT_PRIVATE}
exec ${DAEMON}`;

/** The real pcscd, with the readers of one folder. It dies with this process. */
export interface PcscDaemon {
  /** For `PCSCLITE_CSOCK_NAME`. */
  readonly socket: string;
  readonly signal: (signal: NodeJS.Signals) => void;
  /** Kills it and waits until it is gone. */
  readonly kill: () => Promise<void>;
}

/**
 * Starts pcscd and waits until it answers. `folder` holds `readers/` (its configuration), `run/` and `none/`. Where no
 * namespaces are to be had, root may take the system's own place, as long as no service stands there.
 *
 * @throws Error when it cannot be started, with what is missing
 */
export async function startPcscDaemon(folder: string): Promise<PcscDaemon> {
  const asRoot = process.getuid?.() === 0;
  const spaces = asRoot ? ['--mount'] : ['--user', '--map-root-user', '--mount'];
  const own = await run(
    'unshare',
    [...spaces, 'sh', '-c', PRIVATELY, folder],
    join(folder, 'run/pcscd.comm'),
  );
  if (own) return own;
  if (asRoot && !(await answers(SYSTEM_SOCKET))) {
    const shared = await run('sh', ['-c', `exec ${DAEMON}`, folder], SYSTEM_SOCKET);
    if (shared) return shared;
  }
  throw new Error(
    'pcscd with vsmartcard-vpcd cannot be started: neither in namespaces of its own nor as root',
  );
}

/** Null when it ended before it answered. */
async function run(program: string, args: readonly string[], socket: string): Promise<PcscDaemon | null> {
  const child = spawn(program, args, {
    stdio: 'ignore',
    env: { ...process.env, PATH: `${process.env.PATH ?? ''}:/usr/sbin:/sbin` },
  });
  const ended = new Promise<void>((resolve) => {
    child.once('error', () => resolve());
    child.once('exit', () => resolve());
  });
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL');
    await ended;
    process.removeListener('exit', killNow);
  };
  const killNow = (): void => {
    child.kill('SIGKILL');
  };
  process.once('exit', killNow);
  const until = performance.now() + READY_MS;
  while (isRunning(child) && performance.now() < until) {
    if (await answers(socket)) return { socket, signal: (signal) => void child.kill(signal), kill };
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
  await kill();
  return null;
}

function isRunning(child: ChildProcess): boolean {
  return child.pid !== undefined && child.exitCode === null && child.signalCode === null;
}

function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    const end = (is: boolean) => {
      socket.destroy();
      resolve(is);
    };
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
  });
}
