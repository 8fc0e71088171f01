import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DocumentRead, IdDocument } from '../../../../hardware/id-scanners/document-read.ts';
import type { Frame } from '../../../../hardware/id-scanners/mrz/mrz-framer.ts';
import { readDocument } from '../../../../hardware/id-scanners/mrz/read-document.ts';
import {
  checkDigit,
  NOTES,
  type Specimen,
  td1,
  td2,
  td3,
} from '../../../../hardware/simulators/id-scanner/specimens.ts';

const TODAY = '2026-11-24';
const read = (lines: readonly string[], today = TODAY): DocumentRead =>
  readDocument({ lines, overflow: false }, { today });

function documentOf(lines: readonly string[], today = TODAY): IdDocument {
  const result = read(lines, today);
  if (result.kind !== 'read') throw new Error(`not read but ${JSON.stringify(result)}`);
  return result.document;
}

const put = (lines: readonly string[], line: number, at: number, text: string): string[] =>
  lines.map((old, index) => (index === line ? old.slice(0, at) + text + old.slice(at + text.length) : old));

const FORMS = { TD1: td1, TD2: td2, TD3: td3 } as const;
const FORM_NAMES = ['TD1', 'TD2', 'TD3'] as const;

describe('Azerbaijani documents', () => {
  it('the specimens are those of the notes, letter by letter', () => {
    expect(td1()).toEqual(NOTES.td1);
    expect(td2()).toEqual(NOTES.td2);
    expect(td3()).toEqual(NOTES.td3);
    expect(td2({ number: '00000002', birth: '500101', expiry: '<<<<<<', optional: '2XYZ345' })).toEqual(
      NOTES.unlimited,
    );
  });

  it.each([
    ['TD1', 'identity-card', 'AA0000001', 'female'],
    ['TD2', 'old-identity-card', '00000001', 'male'],
    ['TD3', 'passport', 'C00000001', 'female'],
  ] as const)('%s: the FIN is in the optional data, wherever the form has it', (form, kind, number, sex) => {
    expect(documentOf(FORMS[form]())).toEqual({
      kind,
      form,
      number,
      fin: '1ABC234',
      suggestedFin: null,
      birth: '1980-01-01',
      expiry: { kind: 'until', date: '2030-01-01' },
      sex,
      issuingState: 'AZE',
      nationality: 'AZE',
      transliteratedName: { surname: 'NUMUNA', givenNames: 'TEST' },
    });
  });

  it('an unlimited card is in force for life', () => {
    const document = documentOf(NOTES.unlimited, '2049-12-31');
    expect(document.expiry).toEqual({ kind: 'unlimited' });
    expect(document.fin).toBe('2XYZ345');
    expect(document.birth).toBe('1950-01-01');
  });

  it('document code IA is an identity card, and so are I and ID; another code is another card', () => {
    for (const code of ['IA', 'I', 'ID']) expect(documentOf(td1({ code })).kind).toBe('identity-card');
    expect(documentOf(td1({ code: 'AR' })).kind).toBe('other-card');
    expect(documentOf(td3({ code: 'PS' })).kind).toBe('passport');
  });

  it('optional data that repeats the country is understood, a FIN that begins like the country too', () => {
    expect(documentOf(td1({ optional: 'AZE1ABC234' })).fin).toBe('1ABC234');
    expect(documentOf(td3({ optional: 'AZE1ABC234' })).fin).toBe('1ABC234');
    expect(documentOf(td1({ optional: 'AZE1234' })).fin).toBe('AZE1234');
    expect(documentOf(td2({ optional: 'AZE1234' })).fin).toBe('AZE1234');
  });

  it.each(FORM_NAMES)('%s: an O in the FIN is a 0, whoever made the check digit', (form) => {
    const asPrinted = FORMS[form]({ optional: '1OBC2O4' });
    expect(documentOf(asPrinted).fin).toBe('10BC204');
    const misread = FORMS[form]({ optional: '10BC204' }).map((line) => line.replace('10BC204', '1OBC2O4'));
    expect(documentOf(misread).fin).toBe('10BC204');
  });

  it.each(FORM_NAMES)('%s: an I in the FIN is only suggested to be a 1', (form) => {
    const document = documentOf(FORMS[form]({ optional: 'IABC234' }));
    expect(document.fin).toBeNull();
    expect(document.suggestedFin).toBe('1ABC234');
  });

  it('a document without a FIN has none, and suggests none', () => {
    for (const optional of ['', '12345', '1AB 234', '1ABC23']) {
      const document = documentOf(td1({ optional: optional.replace(' ', '<') }));
      expect([document.fin, document.suggestedFin]).toEqual([null, null]);
    }
  });

  it('two digits of a year: nobody is born in the future, nothing expires in the past century', () => {
    const born = (birth: string) => documentOf(td1({ birth })).birth;
    expect(born('261124')).toBe('2026-11-24');
    expect(born('261125')).toBe('1926-11-25');
    expect(born('270101')).toBe('1927-01-01');
    expect(born('000229')).toBe('2000-02-29');
    expect(born('80<<<<')).toBe('1980');
    expect(born('8005<<')).toBe('1980-05');
    expect(born('<<<<<<')).toBeNull();
    expect(documentOf(td1({ expiry: '991231' })).expiry).toEqual({ kind: 'until', date: '2099-12-31' });
  });

  it.each(['800230', '801301', '800100', '80<<01'])('a date that cannot be (%s) is no reading', (birth) => {
    expect(read(td1({ birth }))).toEqual({ kind: 'garbled' });
  });

  it('casing is never a matter of the machine: only capitals without dots count', () => {
    expect(read(td1().map((line) => line.toLocaleLowerCase('az'))).kind).not.toBe('read');
    expect(read(td1({ name: 'NUMUNA<<TEST' }).map((line) => line.replace('T', 'İ'))).kind).not.toBe('read');
  });

  it('the name of the machine cannot be compared with a printed one', () => {
    const { transliteratedName } = documentOf(td1());
    const printed: string = 'Nümunə';
    // @ts-expect-error a transliterated name is no text: the compiler refuses the comparison
    expect(transliteratedName === printed).toBe(false);
    // @ts-expect-error nor can one be made up from texts
    const made: typeof transliteratedName = { surname: 'NUMUNA', givenNames: 'TEST' };
    expect(made).toEqual(transliteratedName);
  });

  it('a name with a misread letter does not spoil what check digits prove', () => {
    for (const form of FORM_NAMES) {
      const document = documentOf(FORMS[form]({ name: 'NUMUN4<<TEST' }));
      expect([document.transliteratedName, document.fin]).toEqual([null, '1ABC234']);
    }
    expect(documentOf(td2({ name: 'NUMUNA<<TEST<<<<<<<<<<<<<<<<1' })).transliteratedName).toBeNull();
  });
});

describe('bad reads', () => {
  it('an expired document is told with what it says; on its last day it is in force', () => {
    expect(documentOf(td1({ expiry: '261124' })).number).toBe('AA0000001');
    expect(read(td1({ expiry: '261123' }))).toMatchObject({
      kind: 'expired',
      document: { number: 'AA0000001', fin: '1ABC234', expiry: { kind: 'until', date: '2026-11-23' } },
    });
    expect(read(td1({ expiry: '2611<<' })).kind).toBe('read');
    expect(read(td1({ expiry: '2610<<' })).kind).toBe('expired');
  });

  it.each(FORM_NAMES)('%s of another country is told apart, and nothing else is said of it', (form) => {
    for (const state of ['TUR', 'D', 'GEO']) {
      const foreign = FORMS[form]({ state, nationality: state, optional: '' });
      expect(read(foreign)).toEqual({ kind: 'foreign', form, issuingState: state });
    }
  });

  it('a resident of another nationality with an Azerbaijani card is no foreigner here', () => {
    expect(documentOf(td1({ code: 'AR', nationality: 'TUR' })).nationality).toBe('TUR');
  });

  it.each(FORM_NAMES)('%s: every single wrong check digit is named by its field', (form) => {
    const lines = FORMS[form]();
    const places = {
      TD1: { number: [0, 14], birth: [1, 6], expiry: [1, 14], composite: [1, 29] },
      TD2: { number: [1, 9], birth: [1, 19], expiry: [1, 27], composite: [1, 35] },
      TD3: {
        number: [1, 9],
        birth: [1, 19],
        expiry: [1, 27],
        'personal-number': [1, 42],
        composite: [1, 43],
      },
    } as const;
    for (const [field, [line, at]] of Object.entries(places[form])) {
      const right = lines[line]?.[at];
      for (const digit of '0123456789<A') {
        if (digit === right) continue;
        expect(read(put(lines, line, at, digit)), `${field} ${digit}`).toEqual({
          kind: 'wrong-check-digit',
          field,
        });
      }
    }
  });

  it.each(FORM_NAMES)(
    '%s: a digit of number, dates or FIN misread as another is never a document',
    (form) => {
      const lines = FORMS[form]();
      const from = form === 'TD1' ? [0, 5] : [1, 0];
      const [line = 0, start = 0] = from;
      for (let at = start; at < start + 9; at++) {
        const old = lines[line]?.[at] ?? '';
        if (!/\d/.test(old)) continue;
        const other = String((Number(old) + 1) % 10);
        expect(read(put(lines, line, at, other)).kind).toBe('wrong-check-digit');
      }
    },
  );

  it('more than one wrong field is no slip of one character', () => {
    const lines = put(put(td2(), 1, 9, '0'), 1, 19, '0');
    expect(read(lines)).toEqual({ kind: 'garbled' });
  });

  it.each(FORM_NAMES)('%s cut at every place is incomplete or garbled, never a document', (form) => {
    const lines = FORMS[form]();
    const text = lines.join('\r');
    for (let end = 1; end < text.length; end++) {
      const cut = read(text.slice(0, end).split('\r').filter(Boolean));
      expect(cut.kind, `until ${end}`).toBe('incomplete');
      const rest = read(text.slice(end).split('\r').filter(Boolean));
      expect(['incomplete', 'garbled', 'not-a-document'], `from ${end}`).toContain(rest.kind);
    }
    const [first = ''] = lines;
    expect(read([first])).toEqual({ kind: 'incomplete', lines: 1, of: form === 'TD1' ? 3 : 2 });
  });

  it('the printed side of a card is the wrong side', () => {
    expect(read(['AZERBAYCAN RESPUBLIKASI', 'SOYADI NUMUNA'])).toEqual({ kind: 'wrong-side' });
    expect(read(['AA0000001'])).toEqual({ kind: 'wrong-side' });
    expect(read(['01.01.1980'])).toEqual({ kind: 'wrong-side' });
  });

  it('other texts, visas and shop cards are no documents', () => {
    for (const text of ['A017', '4001234567890', 'https://example.com/x'])
      expect(read([text])).toEqual({ kind: 'not-a-document' });
    expect(read(td3({ code: 'V' }))).toEqual({ kind: 'not-a-document' });
  });

  it('a state that does not exist was misread: no check digit covers it', () => {
    expect(read(td1({ state: 'A2E' }))).toEqual({ kind: 'garbled' });
  });

  it('a French card is of another country, although its digits stand elsewhere', () => {
    const upper = `${'IDFRANUMUNA'.padEnd(30, '<')}123456`;
    const numbered = `123456789012${checkDigit('123456789012')}${'TEST'.padEnd(14, '<')}800101${checkDigit('800101')}F`;
    const lines = [upper, numbered + checkDigit(upper + numbered)];
    expect(read(lines)).toEqual({ kind: 'foreign', form: 'TD2', issuingState: 'FRA' });
    expect(read(put(lines, 1, 35, '<'))).toEqual({ kind: 'wrong-check-digit', field: 'composite' });
  });

  it('any text at all: an answer, never an exception', () => {
    const letters = fc.constantFrom(...'<<<<AZEIPO0123456789 \u{fffd}ıİə'.split(''));
    const line = fc.oneof(
      fc.string({ unit: letters, minLength: 30, maxLength: 30 }),
      fc.string({ unit: letters, minLength: 36, maxLength: 36 }),
      fc.string({ unit: letters, minLength: 44, maxLength: 44 }),
      fc.string({ maxLength: 50 }),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 6 }), fc.boolean(), (lines, overflow) => {
        const frame: Frame = { lines, overflow };
        expect(readDocument(frame, { today: TODAY }).kind).toBeTypeOf('string');
      }),
      { numRuns: 2_000 },
    );
  });

  it('any specimen at all is read as it was written', () => {
    const digits = (length: number) =>
      fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length });
    const fin = fc.string({
      unit: fc.constantFrom(...'0123456789ABCDEFGHJKLMNPQRSTUVWXYZ'),
      minLength: 7,
      maxLength: 7,
    });
    fc.assert(
      fc.property(fc.constantFrom(...FORM_NAMES), digits(8), fin, (form, number, optional) => {
        fc.pre(!optional.startsWith('AZE'));
        const specimen: Specimen = { number, optional };
        const document = documentOf(FORMS[form](specimen));
        expect([document.number, document.fin]).toEqual([number, optional]);
      }),
      { numRuns: 500 },
    );
  });
});
