import { describe, expect, it } from 'vitest';
import { describeRead, masked } from '../../../../hardware/id-scanners/describe-read.ts';
import { readDocument } from '../../../../hardware/id-scanners/mrz/read-document.ts';
import { td1 } from '../../../../hardware/simulators/id-scanner/specimens.ts';

const today = '2026-11-24';
const described = (lines: readonly string[]) =>
  describeRead(readDocument({ lines, overflow: false }, { today }));

describe('what a scan test shows', () => {
  it('says which fields came, and nothing of whom', () => {
    expect(described(td1())).toEqual({
      kind: 'read',
      facts: [
        { name: 'kind', value: 'identity-card' },
        { name: 'form', value: 'TD1' },
        { name: 'issuing-state', value: 'AZE' },
        { name: 'number', value: 'A*******1' },
        { name: 'fin', value: '1*****4' },
        { name: 'birth', value: '****-**-**' },
        { name: 'expiry', value: '2030-01-01' },
        { name: 'sex', value: '*' },
        { name: 'name', value: 'N****A T**T' },
      ],
    });
    const shown = JSON.stringify(described(td1({ expiry: '200101', optional: 'IABC234' })));
    for (const personal of ['AA0000001', 'IABC234', '1ABC234', '1980', 'NUMUNA', 'female'])
      expect(shown).not.toContain(personal);
  });

  it('says what was wrong with a bad read', () => {
    const [first = '', second = '', third = ''] = td1();
    expect(described([first, second.replace(/.$/, '0'), third]).facts).toEqual([
      { name: 'field', value: 'composite' },
    ]);
    expect(described([first]).facts).toEqual([{ name: 'lines', value: '1/3' }]);
    expect(described(td1({ state: 'TUR' })).facts).toEqual([
      { name: 'form', value: 'TD1' },
      { name: 'issuing-state', value: 'TUR' },
    ]);
    expect(described(['A017']).facts).toEqual([]);
  });

  it('masks short texts whole', () => {
    expect(['', 'A', 'AB', 'ABC', 'ABCD', '1ABC234'].map(masked)).toEqual([
      '',
      '*',
      '**',
      '***',
      'A**D',
      '1*****4',
    ]);
  });
});
