import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import az from '../../../../assets/locales/az/service.json' with { type: 'json' };
import { printerSays, printerStatusSays } from '../../../../electron/host/technician/device-says.ts';
import { paperFacts, printerSight } from '../../../../electron/host/technician/printer-sights.ts';
import { loadWords } from '../../../../electron/host/words/load-words.ts';
import { USUAL_ACCESS } from '../../../../flows/access/access.ts';
import { LOCALES, MARKS, type Saying } from '../../../../flows/contract.ts';
import { DEVICE_IDS } from '../../../../flows/technician/technician.ts';
import { screenAt } from '../../../../flows/technician/view.ts';
import { PROFILE_IDS } from '../../../../hardware/printers/escpos/profiles.ts';
import type { PrinterCondition, PrinterStatus } from '../../../../hardware/printers/printer.ts';
import type { DeviceState } from '../../../../hardware/supervision/device-state.ts';
import { ROOT } from '../../../support/catalogue.ts';
import { allSampleViews } from '../../../support/sample-views.ts';
import { SAMPLE_OUTCOMES, SAMPLE_PLACES } from '../../../support/technician-views.ts';
import { SAMPLE_SIGHTS } from '../../../support/technician-world.ts';

const words = loadWords(join(ROOT, 'assets/locales'), 'service');

/** Every saying in a piece of plain JSON. */
function sayingsIn(json: unknown): readonly Saying[] {
  if (typeof json !== 'object' || json === null) return [];
  const mine = 'say' in json && typeof json.say === 'string' ? [json as Saying] : [];
  return [...mine, ...Object.values(json).flatMap(sayingsIn)];
}

/** Exhaustive: a condition without its text does not compile. */
const BY_KIND: {
  readonly [Kind in PrinterCondition['kind']]: readonly (PrinterCondition & { kind: Kind })[];
} = {
  ready: [
    { kind: 'ready', nearEnd: false },
    { kind: 'ready', nearEnd: true },
  ],
  'no-paper': [{ kind: 'no-paper' }],
  'cover-open': [{ kind: 'cover-open' }],
  'cutter-error': [{ kind: 'cutter-error' }],
  jam: [{ kind: 'jam' }],
  error: [
    { kind: 'error', recoverable: true },
    { kind: 'error', recoverable: false },
  ],
  offline: [{ kind: 'offline' }],
};
const CONDITIONS: readonly PrinterCondition[] = Object.values(BY_KIND).flat();
const STATUSES: readonly PrinterStatus[] = [
  ...CONDITIONS,
  { kind: 'silent' },
  { kind: 'stranger' },
  { kind: 'absent' },
];
const STATES: readonly DeviceState<PrinterCondition>[] = [
  ...(['not-there', 'ambiguous', 'busy', 'denied', 'lost'] as const).map(
    (why) => ({ kind: 'absent', why }) as const,
  ),
  { kind: 'connecting' },
  { kind: 'faulted', status: { kind: 'mute' } },
  { kind: 'faulted', status: { kind: 'stranger', found: 'unknown' } },
  ...CONDITIONS.map((status) => ({ kind: 'faulted', status }) as const),
];

/** What the paper metre and the calibration say. */
function printerSayings(): readonly Saying[] {
  const config = { profile: 'custom-vkp80', transport: { kind: 'file', path: '/dev/usb/lp0' } } as const;
  const ready = { kind: 'ready', status: { kind: 'ready', nearEnd: false } } as const;
  const rolls = [
    null,
    { usedMm: 0, prints: 0, retracted: 2 },
    { usedMm: 280_000, prints: 1750, retracted: 0 },
    { usedMm: 299_900, prints: 1875, retracted: 0 },
  ];
  return [
    ...rolls.map((roll) => printerSight(config, ready, roll).says),
    ...sayingsIn(rolls.map((roll) => paperFacts(config, roll))),
    ...['letters', 'width'].map((missing) => ({ say: `calibration.missing.${missing}` })),
    { say: 'profile.own' },
  ];
}

test.each(LOCALES)(
  'everything that a technician can be told has its text in %s, with nothing left unfilled',
  (locale) => {
    const told = SAMPLE_OUTCOMES.map((outcome) =>
      screenAt({ at: 'told', outcome, after: null }, { access: USUAL_ACCESS, from: 0 }, SAMPLE_SIGHTS),
    );
    const said: readonly Saying[] = [
      ...sayingsIn(told),
      ...sayingsIn(
        Object.values(SAMPLE_PLACES).map((place) =>
          screenAt(place, { access: USUAL_ACCESS, from: 0 }, SAMPLE_SIGHTS),
        ),
      ),
      ...sayingsIn(allSampleViews(locale).map(({ view }) => view.screen)),
      ...sayingsIn(STATUSES.map(printerStatusSays)),
      ...sayingsIn(STATES.map(printerSays)),
      ...printerSayings(),
      ...DEVICE_IDS.map((id) => ({ say: `device.${id}` })),
      ...MARKS.map((mark) => ({ say: `mark.${mark}` })),
      ...PROFILE_IDS.filter((id) => id.startsWith('generic-')).map((id) => ({ say: `profile.${id}` })),
    ];
    expect(said.length).toBeGreaterThan(100);
    // A key that does not exist throws.
    for (const { say, with: filled } of said)
      expect(words(locale)(say, filled ?? {}), say).not.toContain('{{');
  },
);

test('holds no text that nothing says', () => {
  const folders = [
    'flows/technician',
    'renderer/screens/technician',
    'electron/host/technician',
    'electron/technician',
  ];
  const source = folders
    .flatMap((folder) =>
      readdirSync(join(ROOT, folder)).map((name) => readFileSync(join(ROOT, folder, name), 'utf8')),
    )
    .join('\n');
  const whole = new Set(
    Array.from(source.matchAll(/['`]([a-z][\w-]*(?:\.[\w-]+)+)['`]/gi), ([, key]) => key),
  );
  const begun = Array.from(source.matchAll(/`([a-z][\w-]*\.(?:[\w-]+\.)*)\$\{/gi), ([, start = '']) => start);
  const flat = (tree: object, path = ''): string[] =>
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === 'string'
        ? [`${path}${key}`.replace(/_(one|few|many|other)$/, '')]
        : flat(value, `${path}${key}.`),
    );
  const unsaid = flat(az).filter(
    (key) => key !== 'plain' && !whole.has(key) && !begun.some((start) => key.startsWith(start)),
  );
  expect(unsaid).toEqual([]);
});
