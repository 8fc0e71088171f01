import { onTestFinished } from 'vitest';
import { type Host, startHost } from '../../electron/host/start-host.ts';
import { hashPin } from '../../electron/host/volunteers.ts';
import type { Digit, ServiceRow, TechnicianScreen, View } from '../../flows/contract.ts';
import { writeConfig } from './kiosk-config.ts';
import { testPage } from './page.ts';

const PIN = '135790';

export interface TechnicianPage {
  readonly host: Host;
  readonly log: readonly string[];
  /** What is on the glass now. */
  readonly screen: () => TechnicianScreen;
  /** Touches one row after the other, turning pages to find it, and waits until whatever that began has ended. */
  readonly choose: (...ids: string[]) => Promise<void>;
  /** Rows of the list or of the told screen in sight. */
  readonly rows: () => readonly {
    readonly id: string;
    readonly icon: ServiceRow['icon'];
    readonly say: string;
    readonly note: string | null;
    readonly chosen: boolean;
  }[];
  /** Prints the alphabet page until the printer has confirmed it; from the device's own screen. */
  readonly printed: () => Promise<void>;
  readonly back: () => Promise<void>;
  /** Labels and values of all facts. */
  readonly facts: () => Promise<Readonly<Record<string, object>>>;
  readonly close: () => Promise<void>;
}

/** The whole kiosk on these devices, and a technician who has signed in on its glass. */
export async function technicianOn(folder: string, devices: object): Promise<TechnicianPage> {
  const log: string[] = [];
  const people = [{ id: 'T1', pin: await hashPin(PIN) }];
  const host = await startHost({
    configPath: writeConfig(folder, null, { devices, technician: { people } }),
    dataDir: `${folder}/data`,
    simulate: false,
    log: (line) => log.push(line),
  });
  let open = true;
  const close = async () => {
    if (open) await host.close();
    open = false;
  };
  onTestFinished(close);
  const page = testPage();
  host.connect(page.port);
  page.ready();
  const isAt = (name: string) => (view: View) => view.screen.name === name;
  await page.until(isAt('attract'));
  page.touch({ type: 'open-help' });
  await page.until(isAt('help'));
  page.touch({ type: 'open-technician' });
  for (const digit of PIN) page.touch({ type: 'digit', digit: digit as Digit });
  page.touch({ type: 'enter' });
  await page.until(isAt('technician-home'));

  const screen = () => page.view().screen as TechnicianScreen;
  const isBusy = ({ screen }: View) => screen.name === 'technician-told' && screen.props.mood === 'busy';
  const settled = (place: string) => page.until((view) => view.place !== place && !isBusy(view));
  const rows = () => {
    const { props } = screen();
    const all = 'rows' in props ? props.rows : [];
    return all.map(({ id, icon, title, note, chosen = false }) => ({
      id,
      icon,
      say: title.say,
      note: note?.say ?? null,
      chosen,
    }));
  };
  const isTouchable = (id: string) => {
    const { props } = screen();
    return rows().some((row) => row.id === id) || ('foot' in props && props.foot?.row.id === id);
  };
  const choose = async (...ids: string[]) => {
    for (const id of ids) {
      while (!isTouchable(id)) await turn(id);
      const { place } = page.view();
      page.touch({ type: 'choose', id });
      await settled(place);
    }
  };
  const turn = async (wanted: string) => {
    const { props } = screen();
    const isLast = !('paging' in props) || props.paging.page === props.paging.pages;
    if (isLast) throw new Error(`no ${wanted} on ${JSON.stringify(screen())}`);
    const { place } = page.view();
    page.touch({ type: 'turn-page', to: 'next' });
    await settled(place);
  };
  const back = async () => {
    const { place } = page.view();
    page.touch({ type: 'back' });
    await settled(place);
  };
  const facts = async () => {
    while (screen().name !== 'technician-home') await back();
    await choose('facts');
    const all: Record<string, object> = {};
    for (;;) {
      const now = screen();
      if (now.name !== 'technician-facts') throw new Error(now.name);
      for (const { label, value, mark } of now.props.facts) all[label.say] = { ...value, mark };
      if (now.props.paging.page === now.props.paging.pages) break;
      await turn('more facts');
    }
    await back();
    return all;
  };
  const printed = async () => {
    await choose('test-print');
    // A simulator that draws its letters for the first time may answer too late for a printer in order.
    while (isTold('told.print-doubtful.title')) await choose('again');
    if (!isTold('told.printed.title')) throw new Error(JSON.stringify(screen()));
  };
  const isTold = (title: string) => {
    const { props } = screen();
    return 'title' in props && props.title.say === title;
  };
  return { host, log, screen, choose, printed, rows, back, facts, close };
}
