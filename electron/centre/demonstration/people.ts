import { REFERENCE_AREAS, type ReferenceArea } from '../../../flows/domain/centre.ts';
import { chance } from './chance.ts';
import madeUp from './made-up.json' with { type: 'json' };

export interface MadeUpPerson {
  readonly fin: string;
  /** Each is theirs. */
  readonly documents: readonly string[];
  readonly surname: string;
  readonly name: string;
  readonly patronymic: string;
  /** `1980-01-31` */
  readonly birth: string;
  /** FINs of those whom this person acts for. */
  readonly inCare: readonly string[];
  /** What there is a reference about. */
  readonly areas: readonly ReferenceArea[];
}

/** The holder of the documents that the simulated readers read: there is everything about this person. */
export const SPECIMEN_FIN = '1ABC234';
export const PEOPLE_COUNT = 200;
/** The last of them are children, each in the care of one of the first. */
const CHILDREN = 20;
const SEED = 20_261_126;

/** `0DEM002` to `0DEM200`: of the alphabet of a FIN, easy to type, and seen to be made up. */
export function finOf(number: number): string {
  return number === 1 ? SPECIMEN_FIN : `0DEM${digits(number, 3)}`;
}

/** The same people at every start. */
export function makePeople(): readonly MadeUpPerson[] {
  const by = chance(SEED);
  return Array.from({ length: PEOPLE_COUNT }, (_, at) => {
    const number = at + 1;
    const isChild = number > PEOPLE_COUNT - CHILDREN;
    const isWoman = number === 1 || by.is(0.55);
    // Most of those who come are over 60.
    const year = isChild ? 2012 + by.below(12) : by.is(0.6) ? 1938 + by.below(28) : 1966 + by.below(40);
    const drawn = `${year}-${digits(1 + by.below(12), 2)}-${digits(1 + by.below(28), 2)}`;
    const father = by.oneOf(madeUp.men);
    return {
      fin: finOf(number),
      documents: documentsOf(number, year),
      surname: by.oneOf(madeUp.surnames),
      name: by.oneOf(isWoman ? madeUp.women : madeUp.men),
      patronymic: (isWoman ? madeUp.daughter : madeUp.son).replace('{{father}}', father),
      birth: number === 1 ? '1980-01-01' : drawn,
      inCare: number <= CHILDREN ? [finOf(PEOPLE_COUNT - CHILDREN + number)] : [],
      areas: isChild
        ? []
        : REFERENCE_AREAS.filter((area) => number === 1 || hasArea(area, year, by.below(4))),
    };
  });
}

/** Numbers as the simulated documents have them: the first of each range, which nobody was ever given. */
function documentsOf(number: number, year: number): readonly string[] {
  const card = `AA${digits(number, 7)}`;
  const passport = number === 1 || number % 3 === 0 ? [`C${digits(number, 8)}`] : [];
  const oldCard = number === 1 || (year < 1966 && number % 4 === 0) ? [`AZE${digits(number, 8)}`] : [];
  return [card, ...passport, ...oldCard];
}

function hasArea(area: ReferenceArea, year: number, die: number): boolean {
  switch (area) {
    case 'pension':
      return year < 1961;
    case 'employment':
      return year >= 1961;
    case 'scholarship':
      return year > 2000;
    case 'insurance-record':
      return true;
    case 'benefits':
    case 'targeted-assistance':
    case 'social-service':
    case 'disability':
      return die === 0;
  }
}

export function digits(value: number, length: number): string {
  return String(value).padStart(length, '0');
}
