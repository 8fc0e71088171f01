import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { startHost } from '../../../electron/host/start-host.ts';
import { hashPin } from '../../../electron/host/volunteers.ts';
import type { KioskEvent, ScreenName, TechnicianScreen } from '../../../flows/contract.ts';
import { writeConfig } from '../../support/kiosk-config.ts';
import { testPage } from '../../support/page.ts';
import { temporaryFolder } from '../../support/store.ts';
import { FIRST_SLOT, simulatedReader } from '../card-readers/bench.ts';
import { PATIENTLY } from '../printers/bench.ts';

const PIN = '135790';
let hash = '';
let other = '';
beforeAll(async () => {
  [hash, other] = await Promise.all([hashPin(PIN), hashPin('2468')]);
});

/** A kiosk with a real pcscd and a virtual reader, a technician and a volunteer. */
async function kioskWithCards(profile = 'pcsc') {
  const simulator = await simulatedReader();
  const folder = temporaryFolder();
  const dataDir = join(folder.path, 'data');
  const log: string[] = [];
  const kiosk = await startHost({
    configPath: writeConfig(folder.path, null, {
      devices: { cardReader: { profile, reader: FIRST_SLOT, socket: simulator.socket } },
      technician: { people: [{ id: 'T1', pin: hash }] },
      volunteers: [{ id: 'V1', name: 'Könüllü 1', pin: other }],
    }),
    dataDir,
    simulate: false,
    log: (line) => log.push(line),
  });
  onTestFinished(async () => {
    await kiosk.close();
    folder.dispose();
  });
  const page = testPage();
  kiosk.connect(page.port);
  page.ready();
  const on = (name: ScreenName) => page.until(({ screen }) => screen.name === name);
  const status = (word: string) =>
    expect.poll(() => kiosk.devices.reports.map(({ status }) => status).join(), PATIENTLY).toBe(word);
  await status('no-card');
  return {
    simulator,
    page,
    log,
    dataDir,
    on,
    async signIn() {
      page.touch({ type: 'open-help' }, { type: 'open-technician' });
      for (const digit of PIN) page.touch({ type: 'digit', digit } as KioskEvent);
      page.touch({ type: 'enter' });
      await on('technician-home');
    },
    async choose(...ids: string[]) {
      for (const id of ids) page.touch({ type: 'choose', id });
    },
    told: (kind: string) =>
      page.until(
        ({ screen }) => screen.name === 'technician-told' && screen.props.title.say === `told.${kind}.title`,
      ),
    /** Gives out the card that is put in. */
    async enrol(person: string, card: string, outcome: string) {
      const props = () => (page.view().screen as TechnicianScreen).props;
      this.choose('devices', 'cardReader', 'enrol', person);
      await page.until(() => JSON.stringify(props()).includes('work.enrol'));
      await simulator.command(`insert ${card}`);
      await this.told(outcome);
      page.touch({ type: 'choose', id: 'done' });
    },
    async leave() {
      page.touch({ type: 'restart' });
      await on('attract');
      await simulator.command('remove');
      await status('no-card');
    },
  };
}

test('a blank badge that a technician gives out opens the way in from then on', async () => {
  const kiosk = await kioskWithCards();
  await kiosk.signIn();
  await kiosk.enrol('technician.T1', 'blank', 'enrolled');
  await kiosk.leave();
  await kiosk.simulator.command('insert other-badge');
  await expect.poll(() => kiosk.log.join('\n'), PATIENTLY).toContain('badge.refused');
  expect(kiosk.page.view().screen.name).toBe('attract');
  await kiosk.simulator.command('remove');
  await kiosk.simulator.command('insert blank');
  await kiosk.on('technician-home');
  const file = join(kiosk.dataDir, 'badges.json');
  expect(statSync(file).mode & 0o077).toBe(0);
  const [{ badgeId, key }] = JSON.parse(readFileSync(file, 'utf8'));
  expect(JSON.stringify([kiosk.log, kiosk.page.views])).not.toMatch(new RegExp(`${badgeId}|${key}`, 'i'));
});

test('a volunteer’s badge asks the citizen who is there, and without one shows who called', async () => {
  const kiosk = await kioskWithCards();
  await kiosk.signIn();
  await kiosk.enrol('volunteer.V1', 'blank', 'enrolled');
  await kiosk.leave();
  await kiosk.simulator.command('insert blank');
  await kiosk.on('help-calls');
  kiosk.page.touch({ type: 'close' });
  await kiosk.simulator.command('remove');
  kiosk.page.touch({ type: 'begin', locale: 'az' });
  await kiosk.on('need');
  await kiosk.simulator.command('insert blank');
  await kiosk.on('assist-consent');
  expect(kiosk.page.view().screen.props).toEqual({ volunteer: 'Könüllü 1' });
});

test('a bare number opens nothing: it asks for the PIN', async () => {
  const kiosk = await kioskWithCards('pcsc-uid');
  await kiosk.signIn();
  await kiosk.enrol('technician.T1', 'uid', 'enrolled');
  await kiosk.leave();
  await kiosk.simulator.command('insert uid');
  await kiosk.on('technician-pin');
  expect(readFileSync(join(kiosk.dataDir, 'badges.json'), 'utf8')).not.toMatch(/deadbeef/i);
});

test('a card that will not do is said so, and gives nobody a badge', async () => {
  const kiosk = await kioskWithCards();
  await kiosk.signIn();
  await kiosk.enrol('technician.T1', 'unknown', 'badge-unfit');
  await kiosk.leave();
  await kiosk.signIn();
  await kiosk.enrol('technician.T1', 'other-badge', 'badge-not-blank');
  await kiosk.leave();
  await kiosk.simulator.command('insert other-badge');
  await expect.poll(() => kiosk.log.join('\n'), PATIENTLY).toContain('badge.refused');
});
