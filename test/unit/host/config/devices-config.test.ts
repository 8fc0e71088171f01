import { rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { checkAgainst } from '../../../../electron/host/config/check-against.ts';
import { describeProblems, parseConfig } from '../../../../electron/host/config/load-config.ts';
import { catalogue } from '../../../support/catalogue.ts';
import { temporaryFolder } from '../../../support/store.ts';

const withDevices = (devices: unknown) => ({
  kioskId: 'K1',
  centre: { mode: 'standalone', name: { az: 'Mərkəz', ru: 'Центр', en: 'Centre' } },
  screen: { widthMm: 300, heightMm: 530 },
  devices,
});
const problems = (devices: unknown): string => {
  const result = parseConfig(withDevices(devices), 'k.json');
  return describeProblems('k.json', result.ok ? checkAgainst(result.config, catalogue) : result.problems);
};
const printerOn = (transport: unknown) => ({ printer: { profile: 'epson-tm-t88', transport } });
const serial = (more: object) => ({ kind: 'serial', baudRate: 9600, ...more });
const ADAPTER = { vendorId: '1a86', productId: '7523' };
const MRZ = 'mrz-serial';

describe('devices in the configuration', () => {
  test('all five families, as the plan shows them', () => {
    const devices = {
      printer: { profile: 'epson-tm-t88', transport: serial({ path: '/dev/ttyUSB0', baudRate: 115_200 }) },
      idScanner: { profile: MRZ, transport: serial({ path: '/dev/ttyACM0' }) },
      barCodeReader: { profile: 'keyboard-wedge' },
      cardReader: { profile: 'pcsc', reader: 'ACR38' },
      cardMotor: { profile: 'creator-f2', transport: serial({ match: ADAPTER }) },
    };
    const result = parseConfig(withDevices(devices), 'k.json');
    expect(result).toMatchObject({ ok: true, config: { devices } });
    expect(parseConfig(withDevices({}), 'k.json').ok).toBe(true);
  });

  test('two equal adapters told apart by their sockets', () => {
    const at = (physicalPath: string) => serial({ match: { ...ADAPTER, physicalPath } });
    expect(
      problems({
        ...printerOn(at('pci-usb-0:2')),
        idScanner: { profile: MRZ, transport: at('pci-usb-0:3') },
      }),
    ).toBe('');
  });

  test.each([
    ['a misspelt family', { printr: {} }, /devices\.printr: .*expected printer \(one of printer, idScanner/],
    [
      'neither path nor match',
      printerOn(serial({})),
      /devices\.printer\.transport: found .*expected either path or match/,
    ],
    [
      'both path and match',
      printerOn(serial({ path: '/dev/x', match: ADAPTER })),
      /devices\.printer\.transport: found .*expected either path or match/,
    ],
    [
      'a match that names nothing',
      printerOn(serial({ match: {} })),
      /devices\.printer\.transport\.match: found \{\}, expected at least one of vendorId/,
    ],
    [
      'a misspelt fact',
      printerOn(serial({ match: { vendorID: '04b8' } })),
      /devices\.printer\.transport\.match\.vendorID: .*expected vendorId \(/,
    ],
    [
      'a vendor that is no four digits',
      printerOn(serial({ match: { vendorId: '0x04b8' } })),
      /match\.vendorId: found "0x04b8", expected four hexadecimal digits/,
    ],
    [
      'a misspelt key beside path and match',
      printerOn(serial({ path: '/dev/x', baudrate: 1 })),
      /devices\.printer\.transport\.baudrate: .*expected baudRate \(/,
    ],
    [
      'a profile that does not exist',
      { printer: { profile: 'epson', transport: serial({ path: '/dev/x' }) } },
      /devices\.printer\.profile: found "epson", expected one of epson-tm-t88/,
    ],
    [
      'a line where the profile has none',
      { barCodeReader: { profile: 'keyboard-wedge', transport: serial({ path: '/dev/x' }) } },
      /devices\.barCodeReader\.transport: found a serial line, expected none, since keyboard-wedge has no line/,
    ],
    [
      'no line where one is needed',
      { idScanner: { profile: MRZ } },
      /devices\.idScanner\.transport: found nothing, expected the line/,
    ],
    [
      'two devices on one path',
      {
        ...printerOn(serial({ path: '/dev/x' })),
        idScanner: { profile: MRZ, transport: serial({ path: '/dev/x' }) },
      },
      /devices\.idScanner\.transport: found \/dev\/x, expected a line that is not devices\.printer\.transport/,
    ],
    [
      'two devices on one address',
      {
        ...printerOn({ kind: 'tcp', host: '10.0.0.7' }),
        cardMotor: { profile: 'f2', transport: { kind: 'tcp', host: '10.0.0.7', port: 9100 } },
      },
      /devices\.cardMotor\.transport: found 10\.0\.0\.7:9100, expected a line that is not/,
    ],
    [
      'two equal adapters that nothing tells apart',
      {
        ...printerOn(serial({ match: ADAPTER })),
        idScanner: { profile: MRZ, transport: serial({ match: ADAPTER }) },
      },
      /idScanner\.transport\.match: found vendorId 1a86, productId 7523, expected a serialNumber or physicalPath that tells it from devices\.printer/,
    ],
  ])('%s', (_, devices, expected) => {
    expect(problems(devices)).toMatch(expected);
  });

  test('two devices on one line by different names', () => {
    const folder = temporaryFolder();
    onTestFinished(() => folder.dispose());
    const [node, link] = [join(folder.path, 'ttyUSB0'), join(folder.path, 'by-id')];
    writeFileSync(node, '');
    symlinkSync(node, link);
    const devices = {
      ...printerOn(serial({ path: node })),
      idScanner: { profile: MRZ, transport: serial({ path: link }) },
    };
    expect(problems(devices)).toContain(
      `devices.idScanner.transport: found ${link}, expected a line that is not devices.printer.transport`,
    );
    rmSync(link);
    expect(problems(devices)).toBe('');
  });
});
