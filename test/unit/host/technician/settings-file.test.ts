import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { openSettingsFile, readSettings } from '../../../../electron/host/technician/settings-file.ts';
import { temporaryFolder } from '../../../support/store.ts';

const schema = z.strictObject({ a: z.int() });

function place() {
  const made = temporaryFolder();
  onTestFinished(() => made.dispose());
  const path = join(made.path, 'devices.json');
  return { folder: made.path, path, open: () => openSettingsFile(path, schema, 'NOW') };
}

test('what is written is there at the next start, and nothing beside it', () => {
  const { folder, open } = place();
  expect(open()).toMatchObject({ value: null, setAside: null });
  expect(open().write({ a: 1 })).toBe(true);
  expect(open()).toMatchObject({ value: { a: 1 }, setAside: null });
  expect(readdirSync(folder)).toEqual(['devices.json']);
});

test('a file that nobody can use is set aside', () => {
  const { folder, path, open } = place();
  writeFileSync(path, '{"a":');
  expect(open()).toMatchObject({ value: null, setAside: join(folder, 'devices.broken.NOW.json') });
  expect(open().setAside).toBeNull();
});

test('so is a folder in its place: settings can be kept again', () => {
  const { folder, path, open } = place();
  mkdirSync(path);
  expect(readSettings(path, schema)).toEqual({ kind: 'broken' });
  const opened = open();
  const aside = join(folder, 'devices.broken.NOW.json');
  expect(opened).toMatchObject({ value: null, setAside: aside });
  expect(statSync(aside).isDirectory()).toBe(true);
  expect(opened.write({ a: 2 })).toBe(true);
  expect(open().value).toEqual({ a: 2 });
});

test('what could not take its place is not left beside it', () => {
  const { folder, path, open } = place();
  const opened = open();
  // It became a folder while the kiosk ran: a rename over it is refused.
  mkdirSync(path);
  expect(opened.write({ a: 3 })).toBe(false);
  expect(opened.value).toBeNull();
  expect(readdirSync(folder)).toEqual(['devices.json']);
});
