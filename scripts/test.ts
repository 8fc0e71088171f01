import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ensureSystemPackages, TEST_PACKAGES } from './system-packages.ts';

/**
 * `npm test`: everything that CI runs, and a last line `N passed, N failed`. `npm test -- unit e2e` runs only the steps
 * named. Those that test nothing that runs go side by side while missing packages are installed; then one after another
 * those that need the machine. A step without a report of its own counts as one test.
 */
interface Step {
  readonly name: string;
  /** Where several steps share a name. */
  readonly part?: string;
  /** Starts no device, browser or kiosk, and so may run beside others of its kind. */
  readonly aside?: true;
  readonly command: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  /** Where the step leaves its JSON report, and how to count it. */
  readonly report?: { readonly path: string; readonly count: (json: never) => Count };
}

interface Count {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** What failed, by name. */
  readonly names: readonly string[];
}

/** What is read of vitest's JSON report. */
interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly success: boolean;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

/** What is read of Playwright's. */
interface PlaywrightReport {
  readonly stats: {
    readonly expected: number;
    readonly unexpected: number;
    readonly flaky: number;
    readonly skipped: number;
  };
  readonly suites: readonly Suite[];
}

interface Suite {
  readonly title: string;
  readonly specs?: readonly { readonly title: string; readonly ok: boolean }[];
  readonly suites?: readonly Suite[];
}

const ROOT = join(import.meta.dirname, '..');
const results = join(ROOT, 'test-results');

function failedIn({ title, specs = [], suites = [] }: Suite): readonly string[] {
  const own = specs.filter(({ ok }) => !ok).map((spec) => spec.title);
  return [...own, ...suites.flatMap(failedIn)].map((name) => `${title}: ${name}`);
}

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
      count: (json: VitestReport) => ({
        passed: json.numPassedTests,
        // A file that fails to load has no tests, and is not a success.
        failed: json.numFailedTests + (json.success || json.numFailedTests > 0 ? 0 : 1),
        skipped: json.numPendingTests,
        names: json.testResults.flatMap(({ name, status, assertionResults }) => {
          const failed = assertionResults.filter((one) => one.status === 'failed');
          if (failed.length === 0) return status === 'failed' ? [relative(ROOT, name)] : [];
          return failed.map(({ fullName }) => `${relative(ROOT, name)}: ${fullName}`);
        }),
      }),
    },
  };
};

const playwright = (project: string): Step => {
  const path = join(results, `e2e-${project}.json`);
  return {
    name: 'e2e',
    part: project,
    command: ['playwright', 'test', '--project', project],
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: path },
    report: {
      path,
      count: ({ stats, suites }: PlaywrightReport) => ({
        passed: stats.expected,
        failed: stats.unexpected + stats.flaky,
        skipped: stats.skipped,
        names: suites.flatMap(failedIn),
      }),
    },
  };
};

const STEPS: readonly Step[] = [
  { name: 'build', aside: true, command: ['node', 'scripts/build.ts'] },
  { name: 'types', aside: true, command: ['tsc', '-p', '.'] },
  { name: 'types-page', aside: true, command: ['tsc', '-p', 'renderer'] },
  { name: 'types-e2e', aside: true, command: ['tsc', '-p', 'test/e2e'] },
  { name: 'lint', aside: true, command: ['biome', 'ci', '--colors=off', '--error-on-warnings', '.'] },
  vitest('unit'),
  vitest('devices'),
  vitest('faults'),
  playwright('beside'),
  playwright('alone'),
];

/**
 * The kiosks and simulators of all steps are the same programs, started some hundred times: compiled once, they start in
 * half the time. Node checks each file against its source.
 */
const ENV = { ...process.env, NODE_COMPILE_CACHE: join(results, 'compiled') };

function start({ command, env }: Step, stdio: 'inherit' | 'pipe') {
  const [program = '', ...args] = command;
  const child = spawn(program, args, { env: { ...ENV, ...env }, stdio: ['inherit', stdio, stdio] });
  const ended = new Promise<number>((resolve) => {
    child.on('error', () => resolve(127));
    child.on('close', (code) => resolve(code ?? 1));
  });
  return { child, ended };
}

/** Runs a step whose words are kept, to be shown whole. */
async function runAside(step: Step): Promise<{ readonly code: number; readonly said: Buffer }> {
  const { child, ended } = start(step, 'pipe');
  const parts: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part: Buffer) => parts.push(part));
  const code = await ended;
  return { code, said: Buffer.concat(parts) };
}

function countOf(step: Step, code: number): Count {
  if (step.report) {
    try {
      const count = step.report.count(JSON.parse(readFileSync(step.report.path, 'utf8')) as never);
      return code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;
    } catch {
      return { passed: 0, failed: 1, skipped: 0, names: [] };
    }
  }
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0, names: [] };
}

const wanted = process.argv.slice(2);
const steps = wanted.length === 0 ? STEPS : STEPS.filter(({ name }) => wanted.includes(name));
if (steps.length === 0) {
  process.stderr.write(`steps: ${[...new Set(STEPS.map(({ name }) => name))].join(' ')}\n`);
  process.exit(2);
}
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
const total = { passed: 0, failed: 0, skipped: 0 };
const failed: string[] = [];

const titleOf = ({ name, part }: Step): string => (part === undefined ? name : `${name}, ${part}`);

function begin(step: Step): void {
  process.stdout.write(`\n── ${titleOf(step)}\n`);
}

function finish(step: Step, code: number): void {
  const count = countOf(step, code);
  total.passed += count.passed;
  total.failed += count.failed;
  total.skipped += count.skipped;
  if (count.failed > 0) {
    const title = titleOf(step);
    failed.push(...(count.names.length === 0 ? [title] : count.names.map((name) => `${title}: ${name}`)));
  }
  process.stdout.write(`── ${titleOf(step)}: ${count.passed} passed, ${count.failed} failed\n`);
}

const aside = steps.filter((step) => step.aside).map((step) => ({ step, result: runAside(step) }));
const packages = await ensureSystemPackages(TEST_PACKAGES);
for (const { step, result } of aside) {
  const { code, said } = await result;
  begin(step);
  process.stdout.write(said);
  finish(step, code);
}
if (!packages.ok) {
  process.stderr.write(`missing: ${packages.missing.join(' ')}\n${packages.command}\n`);
  process.exit(1);
}
for (const step of steps.filter((one) => !one.aside)) {
  begin(step);
  finish(step, await start(step, 'inherit').ended);
}
// Said once more at the end, which is all that is kept of a long log.
process.stdout.write(failed.map((name) => `\nfailed: ${name}\n`).join(''));
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed${skipped}\n`);
process.exit(total.failed === 0 ? 0 : 1);
