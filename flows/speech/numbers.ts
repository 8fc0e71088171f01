import { LARGEST, type Language } from './language.ts';
import { readDigits } from './read-digits.ts';
import { spellCode, spellTicket } from './spell.ts';

const fits = (...values: readonly number[]) => values.every((value) => value <= LARGEST);

/** Everything in the text that has digits, in words. */
export function nameNumbers(text: string, language: Language): string {
  const { cardinal, signs } = language;
  const { decimalMark } = language;
  const comma = decimalMark === ',' ? ',' : '\\.';
  return language
    .inContext(
      (decimalMark === '.' ? text.replace(/(?<=\d),(?=\d{3}(?!\d))/gu, '') : text)
        .replace(
          /(?<![\d.])(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d|\.\d)(?: ?(?:il|года|год|г\.)(?!\p{L}))?/gu,
          (all, day: string, month: string, year: string) =>
            calendar(Number(day), Number(month)) ? language.date(+day, +month, +year) : all,
        )
        .replace(
          /(?<![\d-])(\d{4})-(\d{2})-(\d{2})(?![\d-])/gu,
          (all, year: string, month: string, day: string) =>
            calendar(Number(day), Number(month)) ? language.date(+day, +month, +year) : all,
        )
        .replace(
          /(?<![\d:])([01]?\d|2[0-3]):([0-5]\d)(?![\d:])(?:-(\p{Ll}+))?/gu,
          (_, hours: string, minutes: string, suffix?: string) =>
            language.time(Number(hours), Number(minutes), suffix ?? ''),
        )
        // Letters and digits in one: a ticket's number, a personal code.
        .replace(
          /(?<![\p{L}\p{M}\d])(?=[\p{Lu}\d]*\p{Lu})(?=[\p{Lu}\d]*\d)[\p{Lu}\d]+(?![\p{L}\p{M}\d])/gu,
          (code) => ` ${spellTicket(code, language) ?? spellCode(code, language)} `,
        )
        // A telephone number, in the groups it is written in.
        .replace(
          /(?<![\d\p{L}])(\+?)((?:\(\d{2,4}\)|\d{1,4})(?:[ -]{1,2}(?:\(\d{2,4}\)|\d{2,4})){2,})(?!\d|-\d)/gu,
          (_, plus: string, groups: string) =>
            (plus === '' ? '' : `${signs.plus} `) +
            (groups.match(/\d+/gu) ?? []).map((group) => readDigits(group, cardinal)).join(', '),
        )
        .replace(/(?<![\d/])(\d{1,6}) \/ (\d{1,6})(?![\d/])/gu, (_, part: string, whole: string) =>
          language.outOf(Number(part), Number(whole)),
        )
        .replace(
          /(?<![\d.,])(\d+)(?:[.,](\d{1,2}))? ?(?:₼|AZN)(?:-(\p{Ll}+))?(?!\p{L})/gu,
          (all, manats: string, cents: string | undefined, suffix: string | undefined) =>
            fits(Number(manats))
              ? language.money(Number(manats), Number((cents ?? '0').padEnd(2, '0')), suffix ?? '')
              : all,
        )
        .replace(
          new RegExp(`(?<![\\d.,])(0|[1-9]\\d{0,5})${comma}(\\d{1,3})(?![\\d]|[.,]\\d)`, 'gu'),
          (_, whole: string, behind: string) => language.decimal(Number(whole), behind),
        )
        .replace(/(\d)\s*\+(?!\d)/gu, `$1 ${signs.plus} `),
    )
    .replace(/\d+/gu, (digits) => ` ${readDigits(digits, cardinal)} `)
    .replace(/%/gu, ` ${signs.percent} `)
    .replace(/(?<=\p{L}) ?\+/gu, ` ${signs.plus} `)
    .replace(/\p{N}/gu, ' ');
}

const calendar = (day: number, month: number) => day >= 1 && day <= 31 && month >= 1 && month <= 12;
