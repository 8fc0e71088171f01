import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureSystemPackages, TEST_PACKAGES } from './system-packages.ts';

/**
 * `npm test`: everything that CI runs, one step after another, and a last line `N passed, N failed`.
 * `npm test -- unit e2e` runs only the steps named. A step without a report of its own counts as one test.
 */
interface Step {
  readonly name: string;
  readonly command: readonly string[];
  /** Where the step leaves its JSON report, and how to count it. */
  readonly report?: { readonly path: string; readonly count: (json: never) => Count };
}

interface Count {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

const results = join(import.meta.dirname, '../test-results');

const vitest = (project: string): Step => {
  const path = join(results, `${project}.json`);
  return {
    name: project,
    command: [
      'vitest',
      'run',
      '--project',
      project,
      '--reporter=default',
      '--reporter=json',
      `--outputFile=${path}`,
    ],
    report: {
      path,
      count: (json: {
        numPassedTests: number;
        numFailedTests: number;
        numPendingTests: number;
        success: boolean;
      }) => ({
        passed: json.numPassedTests,
        // A file that fails to load has no tests, and is not a success.
        failed: json.numFailedTests + (json.success || json.numFailedTests > 0 ? 0 : 1),
        skipped: json.numPendingTests,
      }),
    },
  };
};

const STEPS: readonly Step[] = [
  { name: 'build', command: ['node', 'scripts/build.ts'] },
  { name: 'types', command: ['tsc', '-p', '.'] },
  { name: 'types-page', command: ['tsc', '-p', 'renderer'] },
  { name: 'types-e2e', command: ['tsc', '-p', 'test/e2e'] },
  { name: 'lint', command: ['biome', 'ci', '--colors=off', '--error-on-warnings', '.'] },
  vitest('unit'),
  vitest('devices'),
  vitest('faults'),
  {
    name: 'e2e',
    command: ['playwright', 'test'],
    report: {
      path: join(results, 'e2e.json'),
      count: ({
        stats,
      }: {
        stats: { expected: number; unexpected: number; flaky: number; skipped: number };
      }) => ({
        passed: stats.expected,
        failed: stats.unexpected + stats.flaky,
        skipped: stats.skipped,
      }),
    },
  },
];

function run(command: readonly string[]): Promise<number> {
  const [program = '', ...args] = command;
  const child = spawn(program, args, { stdio: 'inherit' });
  return new Promise((resolve) => {
    child.on('error', () => resolve(127));
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

function countOf(step: Step, code: number): Count {
  if (step.report) {
    try {
      const count = step.report.count(JSON.parse(readFileSync(step.report.path, 'utf8')) as never);
      return code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;
    } catch {
      return { passed: 0, failed: 1, skipped: 0 };
    }
  }
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
}

const wanted = process.argv.slice(2);
const steps = wanted.length === 0 ? STEPS : STEPS.filter(({ name }) => wanted.includes(name));
if (steps.length === 0) {
  process.stderr.write(`steps: ${STEPS.map(({ name }) => name).join(' ')}\n`);
  process.exit(2);
}
const packages = ensureSystemPackages(TEST_PACKAGES);
if (!packages.ok) {
  process.stderr.write(`missing: ${packages.missing.join(' ')}\n${packages.command}\n`);
  process.exit(1);
}
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
const total = { passed: 0, failed: 0, skipped: 0 };
for (const step of steps) {
  process.stdout.write(`\n── ${step.name}\n`);
  const count = countOf(step, await run(step.command));
  total.passed += count.passed;
  total.failed += count.failed;
  total.skipped += count.skipped;
  process.stdout.write(`── ${step.name}: ${count.passed} passed, ${count.failed} failed\n`);
}
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed${skipped}\n`);
process.exit(total.failed === 0 ? 0 : 1);
