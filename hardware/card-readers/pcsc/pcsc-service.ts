import { type ChildProcess, spawn } from 'node:child_process';
import { connect } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { Clock } from '../../clock.ts';
import { listeners } from '../../transports/faults.ts';
import type { PcscAnswer, PcscMessage, PcscRequest, ReaderNow } from './messages.ts';

const PROGRAM = fileURLToPath(new URL('./pcsc-program.ts', import.meta.url));

/** A process that has not reached the service by then is killed: under the deadline for opening a line. */
const START_MS = 4000;
/** The service names all its readers in one breath; after so long a silence it has. */
const BREATH_MS = 150;

/** Codes that do not come from PC/SC. */
export const LATE = 'Late';
const ENDED = 'Ended';
const CLOSED = 'Closed';

export interface PcscServiceSetup {
  readonly clock: Clock;
  /** Where the service listens; the system's own place when left out. */
  readonly socket?: string | undefined;
}

interface Run {
  readonly child: ChildProcess;
  readonly readers: Map<string, ReaderNow>;
  readonly asked: Map<number, (answer: PcscAnswer) => void>;
  readonly started: PromiseWithResolvers<string | null>;
  heardAt: number;
}

/**
 * The system's smart-card service and its readers, reached through a process that is started when it is first asked
 * for, killed when it does not answer in time, and started anew when it is asked for again. Nothing here rejects.
 */
export class PcscService {
  readonly #setup: PcscServiceSetup;
  readonly #changed = listeners<void>();
  readonly #ended = listeners<string>();
  /** A reader came, went, or holds something else than before. */
  readonly onChanged = this.#changed.add;
  /** The service is out of reach, with the code of why. */
  readonly onEnded = this.#ended.add;
  #run: Run | null = null;
  #nextId = 1;

  constructor(setup: PcscServiceSetup) {
    this.#setup = setup;
  }

  /** What each reader holds, by its name. */
  get readers(): ReadonlyMap<string, ReaderNow> {
    return this.#run?.readers ?? new Map();
  }

  /** Null once the service is reached and has named its readers; else the code of why not. */
  async start(): Promise<string | null> {
    if (!this.#run && !(await isServed(this.#setup.socket))) return 'NoService';
    const run = this.#run ?? this.#begin();
    const code = await this.#within(START_MS, run.started.promise, LATE);
    if (code !== null) {
      this.#end(run, code);
      return code;
    }
    const { clock } = this.#setup;
    for (let rest = BREATH_MS; rest > 0; rest = run.heardAt + BREATH_MS - clock.now())
      await new Promise<void>((resolve) => clock.setTimeout(resolve, rest));
    return this.#run === run ? null : ENDED;
  }

  /** When the answer does not come in time, the process is killed. */
  async ask(request: PcscRequest, timeoutMs: number): Promise<PcscAnswer> {
    const run = this.#run;
    if (!run) return { ok: false, code: ENDED };
    const id = this.#nextId++;
    const { promise, resolve } = Promise.withResolvers<PcscAnswer>();
    run.asked.set(id, resolve);
    run.child.send({ id, request }, (error) => {
      if (error) resolve({ ok: false, code: ENDED });
    });
    const late: PcscAnswer = { ok: false, code: LATE };
    const answer = await this.#within(timeoutMs, promise, late);
    run.asked.delete(id);
    if (answer === late) this.#end(run, LATE);
    return answer;
  }

  /** Waits until the process is gone. */
  async stop(): Promise<void> {
    const run = this.#run;
    if (!run) return;
    const gone = new Promise<void>((resolve) => run.child.once('close', () => resolve()));
    this.#end(run, CLOSED);
    await gone;
  }

  #begin(): Run {
    const { socket, clock } = this.#setup;
    const child = spawn(process.execPath, [PROGRAM], {
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      serialization: 'advanced',
      // In Electron the executable is Electron itself; this makes it a plain Node.
      env: {
        ...process.env,
        ELECTRON_RUN_AS_NODE: '1',
        ...(socket === undefined ? {} : { PCSCLITE_CSOCK_NAME: socket }),
      },
    });
    const run: Run = {
      child,
      readers: new Map(),
      asked: new Map(),
      started: Promise.withResolvers(),
      heardAt: clock.now(),
    };
    this.#run = run;
    const kill = (): void => {
      child.kill('SIGKILL');
    };
    process.once('exit', kill);
    child.once('close', () => process.removeListener('exit', kill));
    child.once('error', () => this.#end(run, ENDED));
    child.once('exit', () => this.#end(run, ENDED));
    child.on('message', (message) => this.#hear(run, message as PcscMessage));
    return run;
  }

  #hear(run: Run, message: PcscMessage): void {
    if (this.#run !== run) return;
    run.heardAt = this.#setup.clock.now();
    switch (message.event) {
      case 'started':
        run.started.resolve(null);
        break;
      case 'reader':
        run.readers.set(message.name, message.now);
        this.#changed.emit();
        break;
      case 'gone':
        run.readers.delete(message.name);
        this.#changed.emit();
        break;
      case 'failed':
        this.#end(run, message.code);
        break;
      case 'answer':
        run.asked.get(message.id)?.(message.answer);
        break;
    }
  }

  #end(run: Run, code: string): void {
    if (this.#run !== run) return;
    this.#run = null;
    run.child.kill('SIGKILL');
    run.started.resolve(code);
    for (const resolve of run.asked.values()) resolve({ ok: false, code });
    this.#ended.emit(code);
  }

  /** `otherwise` when the work takes longer. */
  async #within<T>(timeoutMs: number, work: Promise<T>, otherwise: T): Promise<T> {
    const { clock } = this.#setup;
    let timer: unknown;
    const late = new Promise<T>((resolve) => {
      timer = clock.setTimeout(() => resolve(otherwise), timeoutMs);
    });
    try {
      return await Promise.race([work, late]);
    } finally {
      clock.clearTimeout(timer);
    }
  }
}

/** Where pcsc-lite listens; elsewhere nobody can tell but by asking. */
const SYSTEM_SOCKET = process.platform === 'linux' ? '/run/pcscd/pcscd.comm' : null;

/** Whether it is worth a process to ask: a service that is away for weeks is looked for every second. */
function isServed(path: string | null = SYSTEM_SOCKET): Promise<boolean> {
  if (path === null) return Promise.resolve(true);
  return new Promise((resolve) => {
    const socket = connect(path);
    const end = (is: boolean): void => {
      socket.destroy();
      resolve(is);
    };
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
  });
}
