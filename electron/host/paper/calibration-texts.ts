import type { CalibrationTexts } from '../../../hardware/printers/escpos/calibration/page.ts';
import type { Words } from '../words/load-words.ts';

/** The calibration page in the technician's first language, as the alphabet page is. */
export function calibrationTexts(words: Words): CalibrationTexts {
  const paper = words('az');
  const group = (name: string) => ({
    title: paper(`calibration.groups.${name}.title`),
    hint: paper(`calibration.groups.${name}.hint`),
  });
  return {
    title: paper('calibration.title'),
    howTo: paper('calibration.howTo'),
    right: paper('calibration.right'),
    groups: {
      start: group('start'),
      azerbaijani: group('azerbaijani'),
      russian: group('russian'),
      special: group('special'),
      width: group('width'),
      cut: group('cut'),
    },
  };
}
