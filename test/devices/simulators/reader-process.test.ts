import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { describe, expect, it, onTestFinished } from 'vitest';
import { LOCALES } from '../../../flows/contract.ts';
import { startBarCodeReaderSimulator } from '../../../hardware/simulators/bar-code-reader/bar-code-reader-simulator.ts';
import { PRESENTATIONS } from '../../../hardware/simulators/bar-code-reader/presentations.ts';
import { PRESENTER_COMMANDS } from '../../../hardware/simulators/printer/condition.ts';
import { parseOptions } from '../../../hardware/simulators/printer/options.ts';
import { isAbsent, isReady, stateOf } from '../../support/device-states.ts';
import { startReaderBench } from '../bar-code-readers/bench.ts';

describe('a simulated bar-code reader', () => {
  it('plays a timeline of faults', async () => {
    const script = 'after 12 bytes: unplug; 300ms later: plug';
    const bench = await startReaderBench('generic-serial', { script });
    const gone = stateOf(bench.reader, isAbsent);
    await bench.simulator.command('pace 200');
    await bench.simulator.command('present ticket');
    await gone;
    await stateOf(bench.reader, isReady);
    await bench.simulator.command('pace full');
    expect(await bench.present('resume')).toMatchObject({ kind: 'code', code: { use: 'resume' } });
  });

  it('shows any text as a code', async () => {
    const bench = await startReaderBench('zebra-ssi');
    const read = bench.nextRead();
    await bench.reader.startReading();
    await bench.simulator.command(`text ${PRESENTATIONS.ticket.text.replace('01234', '43210')}`);
    expect(await read).toMatchObject({ code: { use: 'ticket', id: '0TEST0TEST0TEST0TEST43210' } });
  });

  it('says which option or command it does not understand', async () => {
    const wrong = { script: 'at 1s: explode' };
    await expect(startBarCodeReaderSimulator(wrong)).rejects.toThrow(/--script: explode; expected .*present/);
    const { simulator } = await startReaderBench('generic-serial');
    await expect(simulator.command('present nothing')).rejects.toThrow('not understood');
  });
});

describe('npm run simulate', () => {
  it.each([
    [['bar-code-reader', '--protocol', 'ssi'], 'present ticket', 'barCodeReader', 'zebra-ssi'],
    [['id-scanner', '--triggered=yes'], 'present td1', 'idScanner', 'access-is'],
  ] as const)('%s', async (args, command, key, profile) => {
    const child = spawn(process.execPath, ['scripts/simulate.ts', ...args], {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, LC_ALL: 'en' },
    });
    onTestFinished(() => void child.kill());
    const lines: string[] = [];
    createInterface({ input: child.stdout }).on('line', (line) => lines.push(line));
    const written = () => lines.join('\n');
    await expect.poll(written, { timeout: 10_000 }).toMatch(new RegExp(`"${key}": .*"${profile}"`, 's'));
    child.stdin.write(`${command}\nexplode\n`);
    await expect.poll(written, { timeout: 10_000 }).toMatch(/"waiting":.*No such command: explode/s);
    child.stdin.end('quit\n');
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  it.each(LOCALES)('tells every option in %s', async (locale) => {
    const child = spawn(process.execPath, ['scripts/simulate.ts', '--help'], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, LC_ALL: locale },
    });
    const said = child.stdout.toArray();
    expect(await once(child, 'exit')).toEqual([0, null]);
    const help = Buffer.concat(await said).toString();
    const known = parseOptions(['--none']);
    if (known.ok) throw new Error('--none is an option');
    // `--stay` is what the tests need.
    const options = known.expected.split(' | ').filter((option) => option !== '--stay');
    for (const option of [...options, '--save', '--triggered', '--suffix', '--capacity'])
      expect(help).toContain(`${option} `);
    for (const command of PRESENTER_COMMANDS) expect(help).toContain(command);
  });

  it('writes the profile of the printer that it plays', async () => {
    const child = spawn(process.execPath, ['scripts/simulate.ts', '--dialect', 'custom'], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const said = child.stdout.toArray();
    child.stdin.end('quit\n');
    expect(await once(child, 'exit')).toEqual([0, null]);
    expect(Buffer.concat(await said).toString()).toContain('"custom-vkp80"');
  });

  it('names an option that is wrong, and ends', async () => {
    const child = spawn(process.execPath, ['scripts/simulate.ts', 'bar-code-reader', '--suffix=x'], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, LC_ALL: 'en' },
    });
    const said = child.stdout.toArray();
    expect(await once(child, 'exit')).toEqual([2, null]);
    expect(Buffer.concat(await said).toString()).toMatch(/--suffix.*Found: x.*cr \| lf \| crlf \| none/);
  });
});
