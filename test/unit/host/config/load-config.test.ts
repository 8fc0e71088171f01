import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkAgainst } from '../../../../electron/host/config/check-against.ts';
import { describeProblems, loadConfig, parseConfig } from '../../../../electron/host/config/load-config.ts';
import { catalogue } from '../../../support/catalogue.ts';
import { temporaryFolder } from '../../../support/store.ts';

const GOOD = {
  kioskId: 'K1',
  centre: { mode: 'standalone', name: { az: 'Mərkəz', ru: 'Центр', en: 'Centre' } },
  screen: { widthMm: 300, heightMm: 530 },
  devices: {
    printer: {
      profile: 'epson-tm-t88',
      transport: { kind: 'serial', path: '/dev/ttyUSB0', baudRate: 115_200 },
    },
  },
};

const problems = (json: unknown) => {
  const result = parseConfig(json, 'k.json');
  return result.ok ? [] : describeProblems('k.json', result.problems).split('\n');
};

describe('a configuration', () => {
  test('that is right gets its defaults', () => {
    const result = parseConfig(GOOD, 'k.json');
    expect(result).toMatchObject({
      ok: true,
      config: {
        locale: 'az',
        session: { idleSeconds: 60, warningSeconds: 20 },
        visitKinds: [{ id: 'ordinary' }, {}, {}, {}, {}],
      },
    });
  });

  test.each([
    ['a misspelt key names the right one', { ...GOOD, screan: 1 }, /k\.json: screan: .*expected screen \(/],
    [
      'a misspelt key deep inside',
      {
        ...GOOD,
        devices: {
          printer: { ...GOOD.devices.printer, transport: { kind: 'serial', path: '/dev/x', baudrate: 9600 } },
        },
      },
      /devices\.printer\.transport\.baudrate: .*expected baudRate \(/,
    ],
    [
      'a missing key',
      { ...GOOD, screen: { widthMm: 300 } },
      /screen\.heightMm: found nothing, expected number/,
    ],
    ['a wrong type says what was found', { ...GOOD, kioskId: 7 }, /kioskId: found 7, expected string/],
    [
      'a number out of range',
      { ...GOOD, screen: { widthMm: 3, heightMm: 530 } },
      /screen\.widthMm: found 3, .*100/,
    ],
    [
      'a warning shorter than the law allows',
      { ...GOOD, session: { warningSeconds: 5 } },
      /session\.warningSeconds: found 5, .*20/,
    ],
    [
      'a missing language',
      { ...GOOD, centre: { mode: 'standalone', name: { az: 'M', ru: 'Ц' } } },
      /centre\.name\.en: found nothing/,
    ],
  ])('%s', (_, json, expected) => {
    expect(problems(json)).toEqual([expect.stringMatching(expected)]);
  });

  test('says a limit, or a choice that nothing fits, in one plain sentence', () => {
    expect(problems({ ...GOOD, session: { warningSeconds: 5 } })).toEqual([
      'k.json: session.warningSeconds: found 5, expected number to be >=20',
    ]);
    const transport = { kind: 'usb', path: '/dev/x' };
    expect(problems({ ...GOOD, devices: { printer: { ...GOOD.devices.printer, transport } } })).toEqual([
      "k.json: devices.printer.transport.kind: found \"usb\", expected one of 'serial' | 'tcp' | 'file'",
    ]);
    expect(problems({ ...GOOD, technician: { places: [{ path: '/dev/x' }] } })).toEqual([
      expect.stringContaining('technician.places.0.kind: found nothing, expected one of'),
    ]);
  });

  test.each([
    ['people as one object', { ...GOOD, technician: { people: { id: 'T1', pin: '135790' } } }],
    ['people as words', { ...GOOD, technician: { people: ['T1 135790'] } }],
    ['a technician who is not an object', { ...GOOD, technician: '135790' }],
    ['volunteers as one object', { ...GOOD, volunteers: { id: 'V1', name: 'Aysel', pin: '135790' } }],
    ['volunteers as lists', { ...GOOD, volunteers: [['V1', 'Aysel', '135790']] }],
    ['an id that holds everything', { ...GOOD, volunteers: [{ id: { name: 'Aysel', pin: '135790' } }] }],
    ['a file that is a list', [{ volunteers: [{ name: 'Aysel', pin: '135790' }] }]],
  ])('does not repeat names and PINs: %s', (_, json) => {
    const said = problems(json).join('\n');
    expect(said).toContain('found ');
    expect(said).not.toMatch(/135790|Aysel/);
  });

  test('names every mistake at once', () => {
    expect(problems({ ...GOOD, kioskId: '', locale: 'de', extra: true })).toHaveLength(3);
  });

  test('that names a profile, visit kind or desk which does not exist is told those that do', () => {
    const result = parseConfig(
      {
        ...GOOD,
        devices: { printer: { ...GOOD.devices.printer, profile: 'epson' } },
        visitKinds: [{ id: 'vip', priority: 9, desk: 'gold' }],
      },
      'k.json',
    );
    const found = result.ok ? checkAgainst(result.config, catalogue) : [];
    expect(found.map(({ key }) => key)).toEqual([
      'devices.printer.profile',
      'visitKinds.0.id',
      'visitKinds.0.desk',
    ]);
    expect(found[0]?.expected).toContain('epson-tm-t88');
  });
});

describe('a configuration file', () => {
  let folder = temporaryFolder();
  beforeEach(() => {
    folder = temporaryFolder();
  });
  afterEach(() => folder.dispose());

  test('that is not there, or not JSON, is a value with the file’s name', () => {
    expect(loadConfig(join(folder.path, 'none.json'))).toMatchObject({
      ok: false,
      problems: [{ key: '', found: 'ENOENT' }],
    });
    const path = join(folder.path, 'bad.json');
    writeFileSync(path, '{ "kioskId": }');
    expect(loadConfig(path)).toMatchObject({ ok: false, path, problems: [{ expected: 'valid JSON' }] });
  });

  test('that is not JSON is not quoted: a PIN may stand at the mistake', () => {
    const path = join(folder.path, 'bad.json');
    writeFileSync(path, `{ "volunteers": [{ "name": "Aysel", "pin": '135790' }] }`);
    const result = loadConfig(path);
    const [problem] = result.ok ? [] : result.problems;
    expect(problem?.found).toMatch(/^Unexpected token/);
    expect(problem?.found).not.toMatch(/135790|Aysel/);
  });

  test('written by an editor that puts a byte order mark first is read', () => {
    const path = join(folder.path, 'bom.json');
    writeFileSync(path, `\uFEFF${JSON.stringify(GOOD)}`);
    expect(loadConfig(path).ok).toBe(true);
  });
});
