/**
 * `npm run bench [-- latency ticket page touch speech idle devices parsers catalogue]`: measures, prints one table, writes
 * `test/bench/results.json`. Ends with 0 even where a number is not reached: the table says so.
 */
import { fork } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildPage } from '../../scripts/build.ts';
import { load, machineFacts } from './machine.ts';
import { isReached, type Row, type SectionResult, table } from './row.ts';
import { isSectionName, SECTIONS, type SectionName } from './sections.ts';

interface SectionRecord extends SectionResult {
  /** Busy programs on the machine when the section began. */
  readonly load: number;
  readonly seconds: number;
}

const RESULTS = join(import.meta.dirname, 'results.json');
const PROGRAM = join(import.meta.dirname, 'section.ts');

/** Each section in a process of its own: the heap and the warm code of one are not the next one's. */
function run(name: SectionName): Promise<SectionResult> {
  const child = fork(PROGRAM, [name], { execArgv: ['--expose-gc'] });
  return new Promise((resolve, reject) => {
    let result: SectionResult | null = null;
    child.on('message', (message) => {
      result = message as SectionResult;
    });
    child.on('exit', (code) => {
      if (result) resolve(result);
      else reject(new Error(`section ${name} ended with ${code}`));
    });
  });
}

function earlierResults(): Partial<Record<SectionName, SectionRecord>> {
  try {
    return JSON.parse(readFileSync(RESULTS, 'utf8')).sections;
  } catch {
    return {};
  }
}

function record({ rows, notes }: SectionResult, more: { load: number; seconds: number }): SectionRecord {
  return {
    ...more,
    rows: rows.map((row) => ({ ...row, value: rounded(row), reached: isReached(row) })),
    notes,
  };
}

function rounded({ value }: Row): number {
  return Number(value.toPrecision(5));
}

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !isSectionName(name));
if (unknown.length > 0) {
  process.stderr.write(`no section ${unknown.join(', ')}; there are ${SECTIONS.join(', ')}\n`);
  process.exit(2);
}
const wanted = asked.length === 0 ? SECTIONS : SECTIONS.filter((name) => asked.includes(name));

if (wanted.includes('page') || wanted.includes('touch')) await buildPage();
const results = earlierResults();
const rows: Row[] = [];
const notes: string[] = [];
for (const name of wanted) {
  process.stderr.write(`${name} …\n`);
  const before = load();
  const began = performance.now();
  const result = await run(name);
  results[name] = record(result, {
    load: before,
    seconds: Math.round((performance.now() - began) / 1000),
  });
  rows.push(...result.rows.map((row) => ({ ...row, what: `${name}: ${row.what}` })));
  notes.push(...result.notes.map((note) => `${name}: ${note}`));
}

const machine = machineFacts();
const sections = Object.fromEntries(
  SECTIONS.flatMap((name) => (results[name] ? [[name, results[name]]] : [])),
);
writeFileSync(RESULTS, `${JSON.stringify({ machine, sections }, null, 2)}\n`);
process.stdout.write(`${Object.values(machine).join(' · ')}\n\n${table(rows)}\n\n`);
for (const note of notes) process.stdout.write(`${note}\n`);
const missed = rows.filter((row) => isReached(row) === false);
process.stdout.write(`\n${missed.length === 0 ? 'all reached' : `${missed.length} not reached`}\n`);
