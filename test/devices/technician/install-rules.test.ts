import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { describe, expect, onTestFinished, test } from 'vitest';
import { loadWords } from '../../../electron/host/words/load-words.ts';
import { COMMANDS, EXIT } from '../../../electron/technician/devices-cli.ts';
import { installRules } from '../../../electron/technician/install-rules.ts';
import { LOCALES } from '../../../flows/contract.ts';
import { runDevices } from '../../support/devices-cli.ts';
import { temporaryFolder } from '../../support/store.ts';

const ASSETS = join(import.meta.dirname, '../../../assets');
const UDEV = join(ASSETS, 'system/70-dost-kiosk.rules');
const words = loadWords(join(ASSETS, 'locales'), 'technician')('en');

function install(isRoot: boolean) {
  const folder = temporaryFolder();
  onTestFinished(folder.dispose);
  const lines: string[] = [];
  const say = (line: string) => lines.push(line);
  const self = ['/opt/dost kiosk/node', '/opt/dost-kiosk/scripts/devices.ts'] as const;
  const code = installRules(
    { assets: ASSETS, etc: folder.path, isRoot, self, reload: () => false, say, complain: say },
    words,
  );
  return { code, text: lines.join('\n'), etc: folder.path };
}

describe('install-rules', () => {
  test('as root writes both files where the system looks for them', () => {
    const { code, text, etc } = install(true);
    expect(code).toBe(EXIT.done);
    for (const [path, name] of [
      ['udev/rules.d', '70-dost-kiosk.rules'],
      ['polkit-1/rules.d', '50-dost-kiosk-pcsc.rules'],
    ] as const) {
      expect(readFileSync(join(etc, path, name))).toEqual(readFileSync(join(ASSETS, 'system', name)));
      expect(text).toContain(join(etc, path, name));
    }
  });

  test('as somebody else writes nothing and says the one command', () => {
    const { code, text, etc } = install(false);
    expect(code).toBe(EXIT.notDone);
    expect(text).toContain("sudo '/opt/dost kiosk/node' /opt/dost-kiosk/scripts/devices.ts install-rules");
    expect(readdirSync(etc)).toEqual([]);
  });

  test('says why where it cannot write', () => {
    const folder = temporaryFolder();
    onTestFinished(folder.dispose);
    writeFileSync(join(folder.path, 'udev'), '');
    const lines: string[] = [];
    const say = (line: string) => lines.push(line);
    const code = installRules(
      {
        assets: ASSETS,
        etc: folder.path,
        isRoot: true,
        self: ['node', 'devices.ts'],
        reload: () => false,
        say,
        complain: say,
      },
      words,
    );
    expect(code).toBe(EXIT.notDone);
    expect(lines.join()).toMatch(/ENOTDIR|EEXIST/);
  });
});

/** One rule of udev(7): keys with an operator and a value in quotes, between commas. */
const PART = /^(?<key>[A-Z]+)(?:\{(?<attribute>[\w./-]+)\})?(?<operator>==|!=|\+=|-=|:=|=)"(?<value>[^"]*)"$/;
const MATCHES = ['ACTION', 'SUBSYSTEM', 'KERNEL', 'ATTRS', 'TEST'];
const ACTS = ['GROUP', 'MODE', 'SYMLINK', 'IMPORT', 'GOTO', 'LABEL'];
const EITHER = ['ENV', 'ATTR'];

interface Part {
  readonly key: string;
  readonly attribute: string | undefined;
  readonly operator: string;
  readonly value: string;
}

function rules(): Part[][] {
  return readFileSync(UDEV, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) =>
      line.split(', ').map((part) => {
        const groups = PART.exec(part)?.groups;
        if (!groups) throw new Error(`not a part of a udev rule: ${part}`);
        return groups as unknown as Part;
      }),
    );
}

describe('the udev rules', () => {
  test('are rules of udev: each key with an operator that fits it, and each rule does something', () => {
    for (const rule of rules()) {
      for (const { key, operator } of rule) {
        if (MATCHES.includes(key)) expect(['==', '!=']).toContain(operator);
        else if (ACTS.includes(key)) expect(['=', '+=']).toContain(operator);
        else expect(EITHER).toContain(key);
      }
      expect(rule.some(({ operator }) => operator === '=' || operator === '+=')).toBe(true);
    }
    const all = rules().flat();
    const labels = all.filter(({ key }) => key === 'LABEL').map(({ value }) => value);
    for (const { value } of all.filter(({ key }) => key === 'GOTO')) expect(labels).toContain(value);
  });

  test('give no device to everybody, and name what they set', () => {
    for (const { key, value } of rules().flat()) {
      if (key === 'MODE') expect(value).toBe('0660');
      if (key === 'GROUP') expect(['dialout', 'lp', 'pcscd']).toContain(value);
      if (key === 'SYMLINK') expect(value).toMatch(/^dost\/.*\$env\{ID_PATH\}/);
    }
  });

  test.each([
    ['FTDI', '0403'],
    ['Prolific', '067b'],
    ['CP210x', '10c4'],
    ['CH340', '1a86'],
  ])('know the adapters of %s', (_, vendor) => {
    const kinds = rules().filter((rule) =>
      rule.some(
        ({ key, attribute, value }) => key === 'ATTRS' && attribute === 'idVendor' && value === vendor,
      ),
    );
    expect(kinds.map((rule) => rule.find(({ attribute }) => attribute === 'DOST_KIND')?.value)).toHaveLength(
      1,
    );
  });

  test('stand before udev itself, where it is there', ({ skip }) => {
    const { status, error, stderr } = spawnSync('udevadm', ['verify', UDEV], { encoding: 'utf8' });
    if (error || /unknown|unrecognized/i.test(stderr))
      skip('no udevadm verify on this machine (systemd 254 has it)');
    expect(stderr).toBe('');
    expect(status).toBe(0);
  });
});

describe('the polkit rule', () => {
  test('lets the kiosk speak with the PC/SC daemon, and decides nothing else', () => {
    type Rule = (action: { id: string }, subject: { user: string }) => string;
    const added: Rule[] = [];
    runInNewContext(readFileSync(join(ASSETS, 'system/50-dost-kiosk-pcsc.rules'), 'utf8'), {
      polkit: {
        addRule: (rule: Rule) => added.push(rule),
        Result: { YES: 'yes', NOT_HANDLED: 'not-handled' },
      },
    });
    const [decide] = added;
    const ask = (id: string, user: string) => decide?.({ id }, { user });
    expect(ask('org.debian.pcsc-lite.access_pcsc', 'kiosk')).toBe('yes');
    expect(ask('org.debian.pcsc-lite.access_card', 'kiosk')).toBe('yes');
    expect(ask('org.debian.pcsc-lite.access_card', 'visitor')).toBe('not-handled');
    expect(ask('org.freedesktop.login1.reboot', 'kiosk')).toBe('not-handled');
  });
});

test.each(LOCALES)('--help names every command (%s)', async (locale) => {
  const { code, text } = await runDevices(['--help'], locale);
  expect(code).toBe(EXIT.done);
  for (const command of Object.keys(COMMANDS))
    expect(text).toMatch(new RegExp(`(^|\\s)${command}(\\s|$)`, 'm'));
});
