import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LOCALES } from '../../../../flows/contract.ts';
import { spokenCode, spokenText } from '../../../../flows/speech/spoken-text.ts';

describe('Azerbaijani', () => {
  test.each([
    ['A017', 'A, sıfır on yeddi'],
    ['A120', 'A, yüz iyirmi'],
    ['B001', 'Be, sıfır sıfır bir'],
    ['AB017', 'A, Be, sıfır on yeddi'],
    ['A1000', 'A, min'],
    ['K1', 'Ka, bir'],
    ['17-ci', 'on yeddinci'],
    ['14-cü', 'on dördüncü'],
    ['6-cı', 'altıncı'],
    ['40-cı', 'qırxıncı'],
    ['9-cu', 'doqquzuncu'],
    ['№1-li', 'nömrə birli'],
    ['DOST Mərkəzi №1', 'Dost Mərkəzi nömrə bir'],
    ['2026-cı il', 'iki min iyirmi altıncı il'],
    ['60-dan', 'altmışdan'],
    ['15-ə', 'on beşə'],
    ['15-a', 'on beşə'],
    ['6-ya', 'altıya'],
    ['2-si', 'ikisi'],
    ['40-ın', 'qırxın'],
    ['18-dək', 'on səkkizədək'],
    ['25-illik', 'iyirmi beş illik'],
    ['14:05', 'on dörd, sıfır beş'],
    ['saat 09:30-da', 'saat doqquz, otuzda'],
    [
      'Verilib: 23.11.2026, saat 14:05',
      'Verilib, iyirmi üç noyabr iki min iyirmi altıncı il, saat on dörd, sıfır beş',
    ],
    ['2026-11-23', 'iyirmi üç noyabr iki min iyirmi altıncı il'],
    ['142 nömrəsinə zəng edin', 'yüz qırx iki nömrəsinə zəng edin'],
    ['“142” Çağrı mərkəzi', 'yüz qırx iki Çağrı mərkəzi'],
    [
      '+994 12 345-67-89',
      'üstəgəl doqquz yüz doxsan dörd, on iki, üç yüz qırx beş, altmış yeddi, səksən doqquz',
    ],
    ['12 ₼', 'on iki manat'],
    ['12,50 ₼', 'on iki manat əlli qəpik'],
    ['1 500 ₼-dan', 'min beş yüz manatdan'],
    ['3,5 %', 'üç tam onda beş faiz'],
    ['100%-i', 'yüz faizi'],
    ['1941–1945-ci illər', 'min doqquz yüz qırx bir, min doqquz yüz qırx beşinci illər'],
    ['(81–100 faiz) olan', 'səksən birdən yüzə qədər faiz, olan'],
    ['0–6 yaşlı', 'sıfır, altı yaşlı'],
    ['I dərəcə', 'birinci dərəcə'],
    ['III qrup', 'üçüncü qrup'],
    ['Səhifə 1 / 3', 'Səhifə bir, cəmi üç'],
    ['Addım 2 / 4', 'Addım iki, cəmi dörd'],
    ['5 dəq.', 'beş dəqiqə'],
    ['VƏM', 'Vahid Əlaqələndirmə Mərkəzi'],
    ['VƏM-ə', 'Vəmə'],
    ['TSEK-də müayinə', 'Tsekdə müayinə'],
    ['Çernobıl AES-də', 'Çernobıl atom elektrik stansiyasında'],
    ['FİN kodu', 'Fin kodu'],
    ['“ƏN TEZ” (Ədliyyə)', 'Ən Tez, Ədliyyə'],
    ['“Məzun evi”nə', 'Məzun evinə'],
    ['e-arayış → al', 'e-arayış al'],
    ['valideyn/qəyyum', 'valideyn qəyyum'],
    ['0', 'sıfır'],
    ['999999', 'doqquz yüz doxsan doqquz min doqquz yüz doxsan doqquz'],
    ['1000', 'min'],
    ['Çap…', 'Çap.'],
    ['Siz hələ buradasınız?', 'Siz hələ buradasınız?'],
    ['Gözləyin\nNömrə', 'Gözləyin. Nömrə'],
  ])('%s', (painted, said) => expect(spokenText(painted, 'az')).toBe(said));
});

describe('Russian', () => {
  test.each([
    ['A017', 'А, ноль семнадцать'],
    ['A120', 'А, сто двадцать'],
    ['5-й', 'пятый'],
    ['5-го', 'пятого'],
    ['3-го', 'третьего'],
    ['3-я', 'третья'],
    ['40-й', 'сороковой'],
    ['121-й', 'сто двадцать первый'],
    ['2000-й', 'двухтысячный'],
    ['2-х', 'двух'],
    ['в 90-х', 'в девяностых'],
    ['18-летний', 'восемнадцатилетний'],
    ['1 минута', 'одна минута'],
    ['2 минуты', 'две минуты'],
    ['5 минута', 'пять минут'],
    ['примерно 21 минута', 'примерно двадцать одна минута'],
    ['через 1 минуту', 'через одну минуту'],
    ['меньше 1 минуты', 'меньше одной минуты'],
    ['до 22 минут', 'до двадцати двух минут'],
    ['5 мин.', 'пять минут'],
    ['11 секунд', 'одиннадцать секунд'],
    ['21 номер', 'двадцать один номер'],
    ['до 18 лет', 'до восемнадцати лет'],
    ['до 1 года', 'до одного года'],
    ['65 лет и старше', 'шестьдесят пять лет и старше'],
    ['лицам с 5 и более детьми', 'лицам с пятью и более детьми'],
    ['с 18 лет', 'с восемнадцати лет'],
    ['81–100 %', 'от восьмидесяти одного до ста процентов'],
    ['0–6 лет', 'от нуля до шести лет'],
    ['1941–1945 годов', 'тысяча девятьсот сорок первого, тысяча девятьсот сорок пятого годов'],
    ['событиями 20 Января', 'событиями двадцатого Января'],
    ['в 2026 г.', 'в две тысячи двадцать шестом году'],
    ['14:05', 'четырнадцать ноль пять'],
    ['14:00', 'четырнадцать ноль ноль'],
    [
      'Выдан 23.11.2026 в 14:30',
      'Выдан двадцать третьего ноября две тысячи двадцать шестого года в четырнадцать тридцать',
    ],
    ['Страница 1 из 3', 'Страница один из трёх'],
    ['Шаг 2 из 4', 'Шаг два из четырёх'],
    ['DOST №1', 'Дост номер один'],
    ['по номеру 142', 'по номеру сто сорок два'],
    ['1 ₼', 'один манат'],
    ['22 ₼', 'двадцать два маната'],
    ['12,50 ₼', 'двенадцать манатов пятьдесят гяпиков'],
    ['1 %', 'один процент'],
    ['5 %', 'пять процентов'],
    ['3,5 %', 'три целых пять десятых процента'],
    ['в МСЭК', 'в эм-сэк'],
    ['Чернобыльской АЭС', 'Чернобыльской атомной электростанции'],
    ['«ƏN TEZ»', 'Ан Тез'],
    ['инвалид II группы', 'инвалид второй группы'],
    ['Я в зале', 'Я в зале'],
    ['Əliyeva Leyla', 'Алиева Лейла'],
    ['21000', 'двадцать одна тысяча'],
    ['соцвыплаты/льготы', 'соцвыплаты льготы'],
  ])('%s', (painted, said) => expect(spokenText(painted, 'ru')).toBe(said));
});

describe('English', () => {
  test.each([
    ['A017', 'A, zero seventeen'],
    ['B120', 'B, one hundred and twenty'],
    ['17th', 'seventeenth'],
    ['21st of 42nd', 'twenty-first of forty-second'],
    ['14:05', 'fourteen oh five'],
    ['14:00', "fourteen o'clock"],
    ['23.11.2026', 'twenty-third of November twenty twenty-six'],
    ['events of 20 January 1990', 'events of twentieth January nineteen ninety'],
    ['the 1941–1945 war', 'the nineteen forty-one to nineteen forty-five war'],
    ['81–100 %', 'eighty-one to one hundred percent'],
    ['5+ children', 'five plus children'],
    ['Centre No. 1', 'Centre number one'],
    ['Call 142', 'Call one hundred and forty-two'],
    ['12.50 ₼', 'twelve manats fifty gapiks'],
    ['1,500 ₼', 'one thousand five hundred manats'],
    ['3.5 %', 'three point five percent'],
    ['about 5 min', 'about five minutes'],
    ['OHSE', 'O H S E'],
    ['Chernobyl NPP', 'Chernobyl nuclear power plant'],
    ['President’s grant', "President's grant"],
    ['“ƏN TEZ”', 'An Tez'],
    ['Əliyeva', 'Aliyeva'],
    ['e-service', 'e-service'],
    ['I am not sure', 'I am not sure'],
    ['Page 1 of 3', 'Page one of three'],
    ['1000001', 'one zero zero zero zero zero one'],
  ])('%s', (painted, said) => expect(spokenText(painted, 'en')).toBe(said));
});

describe('a personal code', () => {
  test.each([
    ['az', 'beş, A, Be, Ce, bir, iki, De'],
    ['ru', 'пять, А, Бэ, Цэ, один, два, Дэ'],
    ['en', 'five, A, B, C, one, two, D'],
  ] as const)('%s: sign by sign, and the same inside a text', (locale, said) => {
    expect(spokenCode('5ABC12D', locale)).toBe(said);
    expect(spokenText('5ABC12D', locale)).toBe(said);
  });
});

describe('whatever is painted', () => {
  const signs = [...'0123456789 .,:;-–—/()«»“”№₼%+&→…?!\nAƏİIBXVАВяəçşğıöüab'];
  const painted = fc.oneof(
    fc.string({ unit: fc.constantFrom(...signs), maxLength: 40 }),
    fc.string({ unit: 'grapheme', maxLength: 30 }),
    fc.nat().map(String),
  );
  const locale = fc.constantFrom(...LOCALES);

  test('has no digits and no signs left', () => {
    fc.assert(
      fc.property(painted, locale, (text, spoken) => {
        expect(spokenText(text, spoken)).toMatch(/^[\p{L}\p{M} ,.!?'-]*$/u);
      }),
      { numRuns: 2_000 },
    );
  });

  test('stays the same when said twice', () => {
    fc.assert(
      fc.property(painted, locale, (text, spoken) => {
        const once = spokenText(text, spoken);
        expect(spokenText(once, spoken)).toBe(once);
      }),
      { numRuns: 2_000 },
    );
  });

  test('is never silent where a letter or a digit stands', () => {
    fc.assert(
      fc.property(painted, locale, (text, spoken) => {
        fc.pre(/[a-z0-9əа-я]/iu.test(text));
        expect(spokenText(text, spoken)).not.toBe('');
      }),
      { numRuns: 1_000 },
    );
  });

  test('every number to 999,999 has its own words', () => {
    fc.assert(
      fc.property(fc.nat({ max: 999_999 }), fc.nat({ max: 999_999 }), locale, (a, b, spoken) => {
        fc.pre(a !== b);
        expect(spokenText(`${a}`, spoken)).not.toBe(spokenText(`${b}`, spoken));
      }),
    );
  });
});
