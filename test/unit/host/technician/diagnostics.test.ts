import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseConfig } from '../../../../electron/host/config/load-config.ts';
import { saveArchive } from '../../../../electron/host/technician/diagnostics.ts';
import { temporaryFolder } from '../../../support/store.ts';

const NAME = 'dost-K1-20261126-0400.tar.gz';

function source() {
  const parsed = parseConfig(
    {
      kioskId: 'K1',
      centre: { mode: 'standalone', name: { az: 'Mərkəz', ru: 'Центр', en: 'Centre' } },
      screen: { widthMm: 300, heightMm: 530 },
      devices: {},
    },
    'k.json',
  );
  if (!parsed.ok) throw new Error('the configuration is wrong');
  return {
    now: Date.UTC(2026, 10, 26, 0, 0),
    version: '0',
    config: parsed.config,
    devicesInForce: parsed.config.devices,
    devices: [],
    facts: [],
    log: [],
    audit: [],
    integrity: 'ok',
  };
}

test('an archive that cannot be finished leaves no part of itself on the stick', () => {
  using folder = disposable();
  mkdirSync(join(folder.path, NAME, 'in the way'), { recursive: true });
  expect(saveArchive(folder.path, source())).toMatchObject({ ok: false });
  expect(readdirSync(folder.path)).toEqual([NAME]);
});

test('an archive that is finished stands alone', () => {
  using folder = disposable();
  expect(saveArchive(folder.path, source())).toEqual({ ok: true, file: NAME });
  expect(readdirSync(folder.path)).toEqual([NAME]);
});

function disposable() {
  const folder = temporaryFolder();
  return { path: folder.path, [Symbol.dispose]: () => folder.dispose() };
}
