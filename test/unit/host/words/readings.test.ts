import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadWords } from '../../../../electron/host/words/load-words.ts';
import { BAD_READINGS, LOCALES } from '../../../../flows/contract.ts';
import { BAD_CODE_READS } from '../../../../hardware/bar-code-readers/bar-code-read.ts';
import { CODE_USES } from '../../../../hardware/bar-code-readers/own-codes.ts';
import {
  BAD_READS,
  CHECKED_FIELDS,
  type DocumentKind,
} from '../../../../hardware/id-scanners/document-read.ts';
import { ROOT } from '../../../support/catalogue.ts';

const LOCALES_DIR = join(ROOT, 'assets/locales');
const KINDS = [
  'identity-card',
  'old-identity-card',
  'passport',
  'other-card',
] as const satisfies DocumentKind[];
/** What only an engineer says, in the three languages. */
const ENGINEERS_WORDS = /check digit|checksum|kontrol|yoxlama rəqəm|контрольн|MRZ|ICAO|baud/i;

describe.each(LOCALES)('what a reader says, in %s', (locale) => {
  const citizen = loadWords(LOCALES_DIR, 'page')(locale);
  const technician = loadWords(LOCALES_DIR, 'technician')(locale);

  test.each(BAD_READINGS)('%s: the citizen hears what to do, the technician what it is', (kind) => {
    const told = `${citizen(`reading.${kind}.title`)} ${citizen(`reading.${kind}.note`)}`;
    expect(told).not.toMatch(ENGINEERS_WORDS);
    expect(technician(`reading.${kind}`)).not.toBe('');
  });

  test('each field, each use of a code and each kind of document has its name for the technician', () => {
    for (const field of CHECKED_FIELDS) expect(technician(`reading.field.${field}`)).not.toBe('');
    for (const use of CODE_USES) expect(technician(`reading.use.${use}`)).not.toBe('');
    for (const kind of KINDS) expect(technician(`reading.kind.${kind}`)).not.toBe('');
  });
});

test('the page knows every bad read of a scanner and of a bar-code reader, and no other', () => {
  expect(BAD_READINGS).toEqual([...BAD_READS, ...BAD_CODE_READS]);
});
