/**
 * A timeline of faults, the same for every simulated device:
 *
 *     script  = entry { ";" entry }
 *     entry   = when ":" command
 *     when    = "after" count "bytes"      bytes that have passed since the process began
 *             | "at" duration              since the process was ready
 *             | duration "later"           since the entry before this one happened
 *     duration = number ( "ms" | "s" )
 *     command = one of the device's own
 *
 * for example `after 412 bytes: unplug; 2s later: plug; at 30s: paper-out`.
 */
export type FaultMoment =
  | { readonly kind: 'bytes'; readonly count: number }
  | { readonly kind: 'time'; readonly milliseconds: number }
  | { readonly kind: 'later'; readonly milliseconds: number };

export interface FaultEntry<Command> {
  readonly when: FaultMoment;
  readonly command: Command;
}

export type FaultScript<Command> =
  | { readonly ok: true; readonly entries: readonly FaultEntry<Command>[] }
  /** `found` is the part that could not be read, `expected` what could stand there. */
  | { readonly ok: false; readonly found: string; readonly expected: string };

/** The device's words: a text as a command, or null for what it does not know. */
export interface CommandWords<Command> {
  readonly read: (text: string) => Command | null;
  /** For the mistake: `a command of the printer`. */
  readonly expected: string;
}

function durationOf(number: string | undefined, unit: string | undefined): number {
  return Number(number) * (unit === 's' ? 1000 : 1);
}

function momentOf(text: string): FaultMoment | null {
  const bytes = /^after (\d+) bytes?$/.exec(text);
  if (bytes) return { kind: 'bytes', count: Number(bytes[1]) };
  const time = /^at (\d+(?:\.\d+)?) ?(ms|s)$/.exec(text);
  if (time) return { kind: 'time', milliseconds: durationOf(time[1], time[2]) };
  const later = /^(\d+(?:\.\d+)?) ?(ms|s) later$/.exec(text);
  return later ? { kind: 'later', milliseconds: durationOf(later[1], later[2]) } : null;
}

export function parseFaultScript<Command>(text: string, words: CommandWords<Command>): FaultScript<Command> {
  const entries: FaultEntry<Command>[] = [];
  for (const part of text.split(';')) {
    const entry = part.trim().replaceAll(/\s+/g, ' ');
    if (entry === '') continue;
    const [before = '', after, ...more] = entry.split(':').map((side) => side.trim());
    const when = momentOf(before);
    if (after === undefined || more.length > 0 || when === null)
      return { ok: false, found: entry, expected: 'after N bytes: … | at N s: … | N s later: …' };
    const command = words.read(after);
    if (command === null) return { ok: false, found: after, expected: words.expected };
    if (when.kind === 'later' && entries.length === 0)
      return { ok: false, found: entry, expected: 'an entry before it' };
    entries.push({ when, command });
  }
  return { ok: true, entries };
}

/** Plays a script; the owner says when bytes have come and how to wait. */
export class FaultTimeline<Command> {
  readonly #apply: (command: Command) => void;
  readonly #later: (run: () => void, milliseconds: number) => void;
  #byBytes: { readonly count: number; readonly index: number }[] = [];
  readonly #entries: readonly FaultEntry<Command>[];

  constructor(
    entries: readonly FaultEntry<Command>[],
    apply: (command: Command) => void,
    later: (run: () => void, milliseconds: number) => void,
  ) {
    this.#entries = entries;
    this.#apply = apply;
    this.#later = later;
  }

  /** The process is ready: time begins. */
  start(): void {
    for (const [index, { when }] of this.#entries.entries()) {
      if (when.kind === 'bytes') this.#byBytes.push({ count: when.count, index });
      if (when.kind === 'time') this.#later(() => this.#happen(index), when.milliseconds);
    }
  }

  /** More is to happen when more bytes have passed. */
  get waitsForBytes(): boolean {
    return this.#byBytes.length > 0;
  }

  /** `count` bytes have been taken. */
  bytesTaken(count: number): void {
    if (this.#byBytes.length === 0) return;
    const due = this.#byBytes.filter((entry) => entry.count <= count);
    if (due.length === 0) return;
    this.#byBytes = this.#byBytes.filter((entry) => entry.count > count);
    for (const { index } of due) this.#happen(index);
  }

  #happen(index: number): void {
    const entry = this.#entries[index];
    if (!entry) return;
    this.#apply(entry.command);
    const next = this.#entries[index + 1];
    if (next?.when.kind === 'later') this.#later(() => this.#happen(index + 1), next.when.milliseconds);
  }
}
