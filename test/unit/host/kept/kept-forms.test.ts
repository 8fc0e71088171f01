import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { closeKept, lookupOf, openKept } from '../../../../electron/host/kept/kept-box.ts';
import { createKeptForms } from '../../../../electron/host/kept/kept-forms.ts';
import type { Store } from '../../../../electron/store/store.ts';
import { openTestStore, temporaryFolder } from '../../../support/store.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const FORM = { flow: 'request', state: { name: 'MARKED-NAME', phone: '0501234567', step: 3 } };

let folder: ReturnType<typeof temporaryFolder>;
let store: Store;
let clock: { now: number };
beforeEach(() => {
  folder = temporaryFolder();
  ({ store, clock } = openTestStore(folder.path));
});
afterEach(() => {
  store.close();
  folder.dispose();
});

function forms(withStore: Parameters<typeof createKeptForms>[0]['withStore'] = (use) => use(store)) {
  const timers: (() => void)[] = [];
  const kept = createKeptForms({
    withStore,
    clock: { now: () => clock.now, setTimeout: (run) => timers.push(run), clearTimeout: () => {} },
    days: 7,
  });
  return { ...kept, fire: () => timers.splice(0).map((run) => run()) };
}

async function keptCode(from: ReturnType<typeof forms>): Promise<string> {
  const kept = await from.keep(FORM, 'S1');
  if (!kept.ok) throw new Error(kept.reason);
  return kept.code;
}

function onDisk(text: string): string[] {
  return readdirSync(folder.path).filter((file) => readFileSync(join(folder.path, file)).includes(text));
}

test('a form is taken up with the code on its paper, until it is sent', async () => {
  const kept = forms();
  const answer = await kept.keep(FORM, 'S1');
  expect(answer).toMatchObject({ ok: true, untilAt: clock.now + 7 * DAY_MS });
  const code = answer.ok ? answer.code : '';
  expect(await kept.takeUp(code.toLowerCase().replaceAll('-', ' '))).toEqual({ ok: true, kept: FORM });
  kept.settle('request');
  expect(await kept.takeUp(code)).toEqual({ ok: false, reason: 'unknown' });
});

test('where the power fails before it is sent, or its citizen leaves, its paper holds', async () => {
  const code = await keptCode(forms());
  expect(await forms().takeUp(code)).toEqual({ ok: true, kept: FORM });
  const kept = forms();
  expect(await kept.takeUp(code)).toEqual({ ok: true, kept: FORM });
  kept.forget();
  kept.settle('request');
  expect(await kept.takeUp(code)).toEqual({ ok: true, kept: FORM });
  kept.settle('application');
  expect(await kept.takeUp(code)).toEqual({ ok: true, kept: FORM });
});

test('put aside anew, the paper of before opens nothing', async () => {
  const kept = forms();
  const before = await keptCode(kept);
  await kept.takeUp(before);
  const now = await keptCode(kept);
  expect(await kept.takeUp(before)).toEqual({ ok: false, reason: 'unknown' });
  expect(await kept.takeUp(now)).toEqual({ ok: true, kept: FORM });
});

test('what is in it, and its code, are nowhere on the disk; after it was sent its box is not either', async () => {
  const kept = forms();
  const code = await keptCode(kept);
  const bare = code.replaceAll('-', '');
  for (const secret of ['MARKED-NAME', '0501234567', code, bare, bare.slice(0, 12), bare.slice(12)])
    expect(onDisk(secret)).toEqual([]);
  const box = store.kept(lookupOf(bare))?.box ?? 'none';
  expect(onDisk(box)).not.toEqual([]);
  await kept.takeUp(code);
  expect(onDisk(box)).not.toEqual([]);
  kept.settle('request');
  expect(onDisk(box)).toEqual([]);
});

test('after its time it is refused, and gone', async () => {
  const kept = forms();
  const code = await keptCode(kept);
  clock.now += 7 * DAY_MS;
  expect(await kept.takeUp(code)).toEqual({ ok: false, reason: 'expired' });
  expect(await kept.takeUp(code)).toEqual({ ok: false, reason: 'unknown' });
});

test('what nobody came back for is wiped by itself', async () => {
  const kept = forms();
  const code = await keptCode(kept);
  const lookup = lookupOf(code.replaceAll('-', ''));
  const box = store.kept(lookup)?.box ?? 'none';
  kept.begin();
  expect(store.kept(lookup)).not.toBeNull();
  clock.now += 7 * DAY_MS;
  kept.fire();
  expect(store.kept(lookup)).toBeNull();
  expect(onDisk(box)).toEqual([]);
});

test('a code that is none, or of another kiosk, opens nothing', async () => {
  const kept = forms();
  expect(await kept.takeUp('7K2M9')).toEqual({ ok: false, reason: 'unknown' });
  const elsewhere = await keptCode(kept);
  store.dropKept(lookupOf(elsewhere.replaceAll('-', '')));
  expect(await kept.takeUp(elsewhere)).toEqual({ ok: false, reason: 'unknown' });
});

test('a store that cannot be written keeps nothing, and one that cannot be read gives nothing out', async () => {
  const code = await keptCode(forms());
  const broken = forms(() => null);
  expect(await broken.keep(FORM, 'S1')).toEqual({ ok: false, reason: 'store' });
  expect(await broken.takeUp(code)).toEqual({ ok: false, reason: 'store' });
  expect(await forms().takeUp(code)).toEqual({ ok: true, kept: FORM });
});

test('a box opens with its own code only, and not when a byte of it was changed', () => {
  const code = '7K2M9PQ4TX0ABCDEFGHJKMNP7';
  const box = Buffer.from(closeKept(FORM, code), 'base64url');
  expect(openKept(box.toString('base64url'), code)).toEqual(FORM);
  expect(openKept(box.toString('base64url'), `${code.slice(0, -1)}8`)).toBeNull();
  for (let at = 0; at < box.length; at++) {
    const changed = Buffer.from(box);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(openKept(changed.toString('base64url'), code), `byte ${at}`).toBeNull();
  }
});

/** Made with another implementation (pyca/cryptography), from the format as docs/privacy.md describes it. */
test('the example of the documentation', () => {
  const code = '7K2M9PQ4TX0ABCDEFGHJKMNP1';
  expect(lookupOf(code)).toBe('fMC5ZnLRMDaZyFJ2UUJnXg');
  expect(
    openKept(
      'AQECAwQFBgcICQoLDPBiGavIIh_o1KLcckefgL4NeOpcj1XQwUAu-cbxqWiPlKhzfcZBqp5bujOOVLfCvmWIq9ttSq0FHEV8vsjSyA',
      code,
    ),
  ).toEqual({ flow: 'request', state: { what: 'call-back' } });
});
