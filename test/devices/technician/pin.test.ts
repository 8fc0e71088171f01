import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { spawn } from '@lydell/node-pty';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createVolunteers } from '../../../electron/host/volunteers.ts';
import { devicesCli, EXIT } from '../../../electron/technician/devices-cli.ts';
import type { SecretInput } from '../../../electron/technician/make-pin.ts';
import { secretInput } from '../../../electron/technician/secret-input.ts';
import { NOON } from '../../support/tickets.ts';

const HASH = /scrypt\$[\w-]{22}\$[\w-]{43}/;

/** `devices pin` with what the technician types, line by line. */
async function pin(secrets: SecretInput, lang = 'en') {
  const said: string[] = [];
  const complained: string[] = [];
  const code = await devicesCli({
    argv: ['pin'],
    lang,
    say: (line) => said.push(line),
    complain: (line) => complained.push(line),
    enough: Promise.resolve(),
    secrets,
    now: () => NOON,
  });
  return { code, said, complained };
}

function typing(...lines: string[]): SecretInput & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    isTyped: true,
    asked,
    ask: async (question) => {
      asked.push(question);
      return lines.shift() ?? null;
    },
  };
}

async function opens(typed: string, hash: string): Promise<boolean> {
  const { check } = createVolunteers({
    volunteers: [{ id: 'V1', name: 'V', pin: hash }],
    now: () => NOON,
    tries: () => ({ wrong: 0, lastAt: 0 }),
    noteTries: () => {},
    audit: () => {},
  });
  return (await check(typed)).kind === 'right';
}

describe('devices pin', () => {
  test('asks twice and says the hash, and nothing else', async () => {
    const secrets = typing('2468', '2468');
    const { code, said, complained } = await pin(secrets);
    expect(code).toBe(EXIT.done);
    expect(secrets.asked).toEqual([expect.stringContaining('4–8'), expect.stringContaining('again')]);
    expect(said).toEqual([expect.stringMatching(new RegExp(`^${HASH.source}$`))]);
    expect(complained).toEqual([]);
    expect(await opens('2468', said[0] ?? '')).toBe(true);
  });

  test.each([
    ['too short', ['246', '246'], 'en', 'A PIN is 4–8 digits'],
    ['too long', ['246824682', '246824682'], 'az', 'Kod 4–8 rəqəmdən'],
    ['not digits', ['24a8', '24a8'], 'ru', '4–8 цифр'],
    ['digits of another script', ['٢٤٦٨', '٢٤٦٨'], 'en', 'A PIN is 4–8 digits'],
    ['not the same twice', ['2468', '2469'], 'en', 'not the same'],
    ['none', [''], 'en', 'No PIN'],
    ['broken off', ['2468'], 'en', 'No PIN'],
  ])('%s: no hash, and the reason', async (_, lines, lang, reason) => {
    const { code, said, complained } = await pin(typing(...lines), lang);
    expect(code).toBe(EXIT.notDone);
    expect(said).toEqual([]);
    expect(complained).toEqual([expect.stringContaining(reason)]);
    expect(complained.join()).not.toContain(lines[0] || '-');
  });
});

describe('what comes from a pipe', () => {
  const piped = (text: string) => {
    const input = new PassThrough();
    const prompts: string[] = [];
    const secrets = secretInput(input, (prompt) => prompts.push(prompt));
    onTestFinished(() => secrets.close());
    input.end(text);
    return { secrets, prompts };
  };

  test('is one line, and nothing is asked', async () => {
    const { secrets, prompts } = piped('2468\n');
    const { code, said } = await pin(secrets);
    expect(code).toBe(EXIT.done);
    expect(await opens('2468', said[0] ?? '')).toBe(true);
    expect(prompts).toEqual([]);
  });

  test('is read line by line until there is no more', async () => {
    const { secrets } = piped('1\n2');
    expect([await secrets.ask(''), await secrets.ask(''), await secrets.ask('')]).toEqual(['1', '2', null]);
  });

  test('and is empty is no PIN', async () => {
    const { code } = await pin(piped('').secrets);
    expect(code).toBe(EXIT.notDone);
  });
});

/** The command as it is, on a real terminal. */
function onTerminal() {
  const root = join(import.meta.dirname, '../../..');
  const terminal = spawn(process.execPath, ['scripts/devices.ts', 'pin'], {
    cwd: root,
    cols: 200,
    env: { ...process.env, LANG: 'en_GB.UTF-8' },
  });
  let ended = false;
  onTestFinished(() => {
    if (!ended) terminal.kill();
  });
  let shown = '';
  terminal.onData((text) => {
    shown += text;
  });
  const exit = new Promise<number>((resolve) =>
    terminal.onExit(({ exitCode }) => {
      ended = true;
      resolve(exitCode);
    }),
  );
  const sees = (text: string) => expect.poll(() => shown, { timeout: 20_000 }).toContain(text);
  return { terminal, exit, sees, shown: () => shown };
}

describe.skipIf(process.platform === 'win32')('on a terminal', () => {
  test('a PIN is not shown while it is typed', async () => {
    const { terminal, exit, sees, shown } = onTerminal();
    await sees('4–8 digits');
    terminal.write('97531864\r');
    await sees('again');
    terminal.write('97531864\r');
    expect(await exit).toBe(EXIT.done);
    const hash = HASH.exec(shown())?.[0] ?? '';
    expect(await opens('97531864', hash)).toBe(true);
    expect(shown().replace(hash, '')).not.toContain('97');
  });

  test('Ctrl+C ends it without a hash', async () => {
    const { terminal, exit, sees, shown } = onTerminal();
    await sees('4–8 digits');
    terminal.write('9753\x03');
    expect(await exit).toBe(EXIT.notDone);
    expect(shown()).not.toMatch(HASH);
  });
});
