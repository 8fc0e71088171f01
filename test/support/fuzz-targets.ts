export interface FuzzEntry {
  /** Of the module's export. */
  readonly name: string;
  readonly module: URL;
  /** The most that the parser may hold back, in its own count. */
  readonly mostHeld: number;
}

/** Every parser that hears a line: each is fuzzed by `test/unit/hardware/fuzz.test.ts` and in full by `npm run faults`. */
export const FUZZ_TARGETS: readonly FuzzEntry[] = [
  { name: 'epsonStatus', module: new URL('./fuzz/printers.ts', import.meta.url), mostHeld: 6 },
  { name: 'customStatus', module: new URL('./fuzz/printers.ts', import.meta.url), mostHeld: 5 },
  { name: 'mrz', module: new URL('./fuzz/id-scanners.ts', import.meta.url), mostHeld: 6 * 128 },
  { name: 'codes', module: new URL('./fuzz/bar-code-readers.ts', import.meta.url), mostHeld: 7089 },
  { name: 'ssi', module: new URL('./fuzz/bar-code-readers.ts', import.meta.url), mostHeld: 257 + 7089 },
  { name: 'apdu', module: new URL('./fuzz/card-readers.ts', import.meta.url), mostHeld: 2048 },
  { name: 'f2', module: new URL('./fuzz/card-motors.ts', import.meta.url), mostHeld: 512 + 6 },
];
