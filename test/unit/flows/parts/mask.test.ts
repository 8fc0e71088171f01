import fc from 'fast-check';
import { expect, test } from 'vitest';
import { documentMasked, finMasked, nameMasked, phoneMasked } from '../../../../flows/parts/mask.ts';

test('what is personal is shown so far that its owner knows it', () => {
  expect(finMasked('ABC1234')).toBe('A*****4');
  expect(nameMasked('Nümunəvi', 'Əli', '')).toBe('N***** Ə*****');
  expect(documentMasked('AA1234567')).toBe('AA*****67');
  expect(documentMasked('AZE12345678')).toBe('AZ*****78');
  expect(phoneMasked('+994501234567')).toBe('050 *** ** 67');
});

test('what is none is hidden whole', () => {
  expect(finMasked('')).toBe('*****');
  expect(finMasked('A4')).toBe('*****');
  expect(documentMasked('AA12')).toBe('*****');
  expect(phoneMasked('142')).toBe('*****');
});

test('no more letters are seen than that, whatever stands there', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
      const visible = (masked: string) => [...masked.replaceAll('*****', '')].length;
      expect(visible(finMasked(text))).toBeLessThanOrEqual(2);
      expect(visible(nameMasked(text))).toBeLessThanOrEqual(1);
      expect(visible(documentMasked(text))).toBeLessThanOrEqual(4);
      expect(phoneMasked(text)).toBe('*****');
    }),
  );
});
