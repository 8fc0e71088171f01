/** What the main process is started with; `npm start` and the service unit of a centre pass it. */
export interface MainOptions {
  readonly config: string | null;
  readonly data: string | null;
  readonly simulate: boolean;
  /** Started by `npm start`, which starts it again on `RELAUNCH_EXIT_CODE` and so keeps Ctrl+C working. */
  readonly supervised: boolean;
  /** Relaunches in a row that led here. */
  readonly relaunches: number;
}

/** "Start me again" to a supervisor (EX_TEMPFAIL of sysexits.h). */
export const RELAUNCH_EXIT_CODE = 75;
/** "Starting again does not help" to a supervisor or the system's watchdog (EX_SOFTWARE of sysexits.h). */
export const GIVE_UP_EXIT_CODE = 70;

const VALUE = /^--(config|data|relaunches)=(.*)$/s;

/** Reads our own arguments out of a line that also holds Chromium's; anything unknown is not ours. */
export function readMainOptions(argv: readonly string[]): MainOptions {
  const values = new Map<string, string>();
  for (const argument of argv) {
    const match = VALUE.exec(argument);
    if (match?.[1] !== undefined && match[2] !== undefined) values.set(match[1], match[2]);
  }
  const relaunches = Number(values.get('relaunches') ?? 0);
  return {
    config: values.get('config') ?? null,
    data: values.get('data') ?? null,
    simulate: argv.includes('--simulate'),
    supervised: argv.includes('--supervised'),
    relaunches: Number.isSafeInteger(relaunches) && relaunches > 0 ? relaunches : 0,
  };
}

/** The same line for the next run, with the count of relaunches in it. */
export function relaunchArguments(argv: readonly string[], relaunches: number): string[] {
  return [...argv.filter((argument) => !argument.startsWith('--relaunches=')), `--relaunches=${relaunches}`];
}
