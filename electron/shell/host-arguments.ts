/** How the host process is told what to run; the arguments are ours on both sides. */
export interface HostOptions {
  readonly config: string | null;
  readonly data: string;
  readonly simulate: boolean;
}

export function hostArguments(options: HostOptions): string[] {
  return [JSON.stringify(options)];
}

/** @throws when the process was not started by `hostArguments` */
export function readHostArguments(argv: readonly string[]): HostOptions {
  const found: unknown = JSON.parse(argv.at(-1) ?? '');
  if (typeof found !== 'object' || found === null) throw new TypeError('host options are not an object');
  const { config, data, simulate } = found as Record<string, unknown>;
  if (typeof data !== 'string' || typeof simulate !== 'boolean')
    throw new TypeError('host options are incomplete');
  return { config: typeof config === 'string' ? config : null, data, simulate };
}
