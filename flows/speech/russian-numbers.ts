import words from '../../assets/speech/ru.json' with { type: 'json' };

export type Case = 'nominative' | 'genitive' | 'instrumental';
export type Gender = 'masculine' | 'feminine' | 'neuter';

/** One, few or many: 0, 1 or 2, as the words in `assets/speech/ru.json` are ordered. */
export function pluralForm(value: number): 0 | 1 | 2 {
  const units = value % 10;
  const tens = value % 100;
  if (units === 1 && tens !== 11) return 0;
  return units >= 2 && units <= 4 && (tens < 12 || tens > 14) ? 1 : 2;
}

/** 0–999,999 in words. */
export function cardinal(value: number, of: Case = 'nominative', gender: Gender = 'masculine'): string {
  const forms = words[of];
  if (value < 20) {
    if (gender === 'feminine' && (value === 1 || value === 2)) return forms.feminine[value - 1] ?? '';
    if (gender === 'neuter' && value === 1 && of === 'nominative') return words.neuterOne;
    return forms.units[value] ?? '';
  }
  const rest = (below: number) => (value % below === 0 ? '' : ` ${cardinal(value % below, of, gender)}`);
  if (value < 100) return `${forms.tens[Math.floor(value / 10)]}${rest(10)}`;
  if (value < 1000) return `${forms.hundreds[Math.floor(value / 100)]}${rest(100)}`;
  const thousands = Math.floor(value / 1000);
  const counted = thousands === 1 ? '' : `${cardinal(thousands, of, 'feminine')} `;
  return `${counted}${forms.thousand[pluralForm(thousands)]}${rest(1000)}`;
}

/** The ordinal in the form that ends like `ending`: `ый`, `ого`, `ому`, `ым`, `ом`, `ая`, `ой`, `ую`, `ое`, `ые`, `ых`. */
export function ordinal(value: number, ending = 'ый'): string {
  const { units, tens, hundreds, thousand } = words.ordinals;
  const before = (below: number) => `${cardinal(value - (value % below))} ${ordinal(value % below, ending)}`;
  if (value < 20) return declined(units[value] ?? '', ending);
  if (value < 100) return value % 10 === 0 ? declined(tens[value / 10] ?? '', ending) : before(10);
  if (value < 1000) return value % 100 === 0 ? declined(hundreds[value / 100] ?? '', ending) : before(100);
  if (value % 1000 !== 0) return before(1000);
  const thousands = value / 1000;
  return declined(thousands === 1 ? thousand : joined(thousands) + thousand, ending);
}

/** As the first half of a word: восемнадцати(летний). */
export function joined(value: number): string {
  const bare: Readonly<Record<number, string>> = {
    1: words.neuterOne,
    90: words.nominative.tens[9] ?? '',
    100: words.nominative.hundreds[1] ?? '',
  };
  return bare[value] ?? cardinal(value, 'genitive').replaceAll(' ', '');
}

function declined(ordinalWord: string, ending: string): string {
  if (ending === 'ый') return ordinalWord;
  const stem = ordinalWord.slice(0, -2);
  if (!ordinalWord.endsWith('ий')) return stem + ending;
  // третий is soft: третьего, третья, третьей.
  const soft: Readonly<Record<string, string>> = {
    ая: 'ья',
    ую: 'ью',
    ое: 'ье',
    ой: 'ьей',
    ые: 'ьи',
    ых: 'ьих',
  };
  return stem + (soft[ending] ?? `ь${ending.replace(/^о/u, 'е').replace(/^ы/u, 'и')}`);
}
