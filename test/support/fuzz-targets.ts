/** Every parser that hears a line: each is fuzzed by `test/unit/hardware/fuzz.test.ts` and in full by `npm run faults`. */
export const FUZZ_TARGETS: readonly {
  readonly name: string;
  readonly module: URL;
  readonly mostHeld: number;
}[] = [
  { name: 'escposStatus', module: new URL('./fuzz/printers.ts', import.meta.url), mostHeld: 16 },
  { name: 'mrz', module: new URL('./fuzz/id-scanners.ts', import.meta.url), mostHeld: 6 * 128 },
];
