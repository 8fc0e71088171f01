import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import az from '../../../../assets/locales/az/service.json' with { type: 'json' };
import { READER_KINDS } from '../../../../electron/host/devices/reader-kinds.ts';
import {
  deviceSays,
  NONE,
  NONE_LINELESS,
  printerSays,
  printerStatusSays,
} from '../../../../electron/host/technician/device-says.ts';
import { paperFacts, printerSight } from '../../../../electron/host/technician/printer-sights.ts';
import { loadWords } from '../../../../electron/host/words/load-words.ts';
import { USUAL_ACCESS } from '../../../../flows/access/access.ts';
import { LOCALES, MARKS, type Saying } from '../../../../flows/contract.ts';
import type { Work } from '../../../../flows/technician/technician.ts';
import { DEVICE_IDS, PORT_FINDINGS } from '../../../../flows/technician/technician.ts';
import { screenAt } from '../../../../flows/technician/view.ts';
import { BAD_CODE_READS } from '../../../../hardware/bar-code-readers/bar-code-read.ts';
import type { CardMotorStatus } from '../../../../hardware/card-motors/card-motor.ts';
import type { CardReaderStatus } from '../../../../hardware/card-readers/card-reader.ts';
import { BAD_READS } from '../../../../hardware/id-scanners/document-read.ts';
import { PROFILE_IDS } from '../../../../hardware/printers/escpos/profiles.ts';
import type { PrinterCondition, PrinterStatus } from '../../../../hardware/printers/printer.ts';
import type { ReaderStatus } from '../../../../hardware/readers/reader.ts';
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
/** Exhaustive: a status without its text does not compile. */
const LISTENER = { listening: true, unreadable: true } satisfies Record<ReaderStatus['kind'], true>;
const CARDS = {
  'no-card': true,
  badge: true,
  'uid-card': true,
  'unknown-card': true,
  'mute-card': true,
  'in-use': true,
} satisfies Record<CardReaderStatus['kind'], true>;
const MOTOR = {
  empty: true,
  'card-at-gate': true,
  'card-in-position': true,
  'bin-full': true,
  jam: true,
  'out-of-order': true,
} satisfies Record<CardMotorStatus['kind'], true>;
const READER_STATES = [
  { family: 'id-scanner', kinds: Object.keys(LISTENER) },
  { family: 'bar-code-reader', kinds: Object.keys(LISTENER) },
  { family: 'card-reader', kinds: Object.keys(CARDS) },
  { family: 'card-motor', kinds: Object.keys(MOTOR) },
] as const;
const READER_WORDS = [
  ...['read', ...BAD_READS].map((kind) => `document.${kind}`),
  ...['code', ...BAD_CODE_READS].map((kind) => `code.${kind}`),
  ...['badge', 'blank-badge', 'uid-card', 'unknown-card', 'mute-card'].map((kind) => `card.${kind}`),
  ...['in-position', 'captured'].map((kind) => `motor.${kind}`),
];
/** Every way on is offered to one of them. */
const AFTER: readonly Work[] = [
  { do: 'test-print', device: 'printer' },
  { do: 'read', device: 'barCodeReader' },
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
    const told = AFTER.flatMap((after) =>
      SAMPLE_OUTCOMES.map((outcome) =>
        screenAt({ at: 'told', outcome, after }, { access: USUAL_ACCESS, from: 0 }, SAMPLE_SIGHTS),
      ),
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
      ...READER_STATES.flatMap(({ family, kinds }) => [
        ...STATES.filter(({ kind }) => kind !== 'faulted').map((state) => deviceSays(family, state).says),
        deviceSays(family, { kind: 'faulted', status: { kind: 'mute' } }).says,
        ...kinds.map((kind) => deviceSays(family, { kind: 'ready', status: { kind } }).says),
      ]),
      NONE.says,
      NONE_LINELESS.says,
      ...['full', 'gone', 'readOnly'].map((cause) => ({ say: `told.export-failed.${cause}` })),
      ...READER_WORDS.map((word) => ({ say: `reading.${word}` })),
      ...READER_KINDS.flatMap(({ profiles }) =>
        profiles.flatMap(({ id, maker }) => (maker === null ? [{ say: `profile.${id}` }] : [])),
      ),
      ...PORT_FINDINGS.filter((finding) => finding !== 'taken').map((finding) => ({
        say: `ports.${finding}`,
      })),
      ...printerSayings(),
      ...DEVICE_IDS.flatMap((id) => [{ say: `device.${id}` }, { say: `ports.holder.${id}` }]),
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
