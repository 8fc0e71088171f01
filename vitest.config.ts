import { defineConfig } from 'vitest/config';

/** Files of unit and device tests run side by side; fault tests one file after another, since they need the whole machine. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.ts', 'test/unit/**/*.test.tsx'],
          // Vitest would keep one processor for itself: of two, half.
          maxWorkers: '100%',
          // For what hangs, not for what is slow: a thousand commits take their time on a busy machine.
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'devices',
          include: ['test/devices/**/*.test.ts'],
          // Each file has lines of its own, and mostly waits for what devices take their time for.
          maxWorkers: 4,
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'faults',
          include: ['test/faults/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 900_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
