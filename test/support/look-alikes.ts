/** What one cell may say: the letters that look exactly like it. */
export type Reading = readonly string[];

type Script = 'latin' | 'cyrillic';

function scriptOf(char: string): Script | null {
  if (/\p{Script=Cyrillic}/u.test(char)) return 'cyrillic';
  return /\p{Script=Latin}/u.test(char) ? 'latin' : null;
}

/** The script of the letters that leave no doubt; null when none does. */
function clearScript(readings: readonly Reading[]): Script | null {
  let balance = 0;
  for (const reading of readings) {
    const scripts = new Set(reading.map(scriptOf));
    if (scripts.size !== 1) continue;
    if (scripts.has('cyrillic')) balance++;
    if (scripts.has('latin')) balance--;
  }
  if (balance === 0) return null;
  return balance > 0 ? 'cyrillic' : 'latin';
}

function pick(reading: Reading, script: Script): string {
  return reading.find((char) => scriptOf(char) === script) ?? reading[0] ?? '';
}

/**
 * Letters that look the same in two scripts are read as the rest of the word is, else as the rest of the line,
 * else as Latin: what a person does.
 */
export function chooseScripts(lines: readonly (readonly Reading[])[]): string[] {
  return lines.map((line) => {
    const ofLine = clearScript(line) ?? 'latin';
    const words: Reading[][] = [[]];
    for (const reading of line) {
      if (reading[0] === ' ') words.push([reading], []);
      else words.at(-1)?.push(reading);
    }
    return words
      .flatMap((word) => {
        const script = clearScript(word) ?? ofLine;
        return word.map((reading) => pick(reading, script));
      })
      .join('');
  });
}

const TWINS = new Map(
  [...'АAВBСCЕEНHКKМMОOРPТTХXаaсcеeоoрpуyхx–-'].flatMap((char, index, all) =>
    index % 2 === 0 ? [[char, all[index + 1] ?? char] as const] : [],
  ),
);

/**
 * One spelling for letters that no eye can tell apart (Cyrillic А and Latin A, en dash and hyphen). For
 * comparing what was read with what was meant: fold both.
 */
export function foldLookAlikes(text: string): string {
  return [...text].map((char) => TWINS.get(char) ?? char).join('');
}
