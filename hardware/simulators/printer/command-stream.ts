import type { PrintEngine } from './engine.ts';

/** What the interpreter waits for: the next byte, or somebody to mend what stopped it. */
export type Wait = 'byte' | 'blocked';

/** A command in the middle of its bytes: asks for one with each `yield`, keeps nothing it does not need. */
export type Command = Generator<Wait, void, number>;
export type CommandOf = (engine: PrintEngine) => Command;
/** By the byte after ESC, GS or FS. */
export type CommandTable = Readonly<Record<number, CommandOf>>;

export function* byte(): Generator<Wait, number, number> {
  return yield 'byte';
}

/** nL nH: a number in two bytes, the low one first. */
export function* word(): Generator<Wait, number, number> {
  const low = yield 'byte';
  const high = yield 'byte';
  return low + high * 256;
}

/** Reads `count` bytes and forgets them. */
export function* skip(count: number): Command {
  for (let left = count; left > 0; left--) yield 'byte';
}

/** Reads `count` bytes and keeps the first `most` of them. */
export function* bytes(count: number, most: number): Generator<Wait, number[], number> {
  const kept: number[] = [];
  for (let index = 0; index < count; index++) {
    const value = yield 'byte';
    if (index < most) kept.push(value);
  }
  return kept;
}

/** A command whose one byte sets something: `set(engine, n)`. */
export function setting(set: (engine: PrintEngine, n: number) => void): CommandOf {
  return function* (engine) {
    set(engine, yield 'byte');
  };
}

/** A command without bytes of its own. */
export function immediate(act: (engine: PrintEngine) => void): CommandOf {
  return (engine) => {
    act(engine);
    return skip(0);
  };
}

/** A known command of `count` bytes that leaves no trace on the paper. */
export function ignored(count: number): CommandOf {
  return () => skip(count);
}

/** ESC/POS takes the digits '0', '1', … for the numbers 0, 1, …. */
export function digit(n: number): number {
  return n >= 0x30 && n <= 0x39 ? n - 0x30 : n;
}
