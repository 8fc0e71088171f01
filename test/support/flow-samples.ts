import documents from '../../assets/catalogue/documents.json' with { type: 'json' };
import lifeEvents from '../../assets/catalogue/life-events.json' with { type: 'json' };
import services from '../../assets/catalogue/services.json' with { type: 'json' };
import azChecklist from '../../assets/locales/az/flows/checklist.json' with { type: 'json' };
import azOpinion from '../../assets/locales/az/flows/opinion.json' with { type: 'json' };
import azSearch from '../../assets/locales/az/flows/search.json' with { type: 'json' };
import azSheet from '../../assets/locales/az/flows/service-sheet.json' with { type: 'json' };
import enChecklist from '../../assets/locales/en/flows/checklist.json' with { type: 'json' };
import enOpinion from '../../assets/locales/en/flows/opinion.json' with { type: 'json' };
import enSearch from '../../assets/locales/en/flows/search.json' with { type: 'json' };
import enSheet from '../../assets/locales/en/flows/service-sheet.json' with { type: 'json' };
import ruChecklist from '../../assets/locales/ru/flows/checklist.json' with { type: 'json' };
import ruOpinion from '../../assets/locales/ru/flows/opinion.json' with { type: 'json' };
import ruSearch from '../../assets/locales/ru/flows/search.json' with { type: 'json' };
import ruSheet from '../../assets/locales/ru/flows/service-sheet.json' with { type: 'json' };
import { lineRoom } from '../../flows/access/choice-room.ts';
import {
  ICON_NAMES,
  type IconName,
  ITEM_MARKS,
  type Item,
  LONGEST_ENTRY,
  type Locale,
  type LocalizedText,
  type Pages,
  type ScreenProps,
} from '../../flows/contract.ts';

type FlowScreenName = 'list' | 'search' | 'entry' | 'sheet' | 'told' | 'scale' | 'veil';
type FlowSamples = {
  readonly [Name in FlowScreenName]: (
    locale: Locale,
    most: number,
  ) => Readonly<Record<string, ScreenProps<Name>>>;
};

const ONE_PAGE: Pages = { page: 1, pages: 1 };

const WORDS = {
  az: { checklist: azChecklist, opinion: azOpinion, search: azSearch, sheet: azSheet },
  ru: { checklist: ruChecklist, opinion: ruOpinion, search: ruSearch, sheet: ruSheet },
  en: { checklist: enChecklist, opinion: enOpinion, search: enSearch, sheet: enSheet },
};

/** What flows say that are not among these words yet, as long as it will be. */
const ANSWERS = {
  az: {
    check: 'Yazdıqlarınızı yoxlayın',
    touch: 'Dəyişmək üçün sətrə toxunun.',
    send: 'Hər şey düzdür, göndər',
    fin: 'FİN-i yazın',
    finNote: 'Şəxsiyyət vəsiqənizin arxasında, 7 işarə.',
    finWrong: 'FİN 7 işarədən ibarətdir. I və O hərfləri olmur.',
    skip: 'FİN-i bilmirəm',
    name: 'Ad, soyad, ata adı',
    family: 'Ailədə neçə nəfər yaşayır?',
    address: 'Yaşadığınız ünvan',
    ask: 'Müraciəti indi göndərək?',
    yes: 'Bəli, göndər',
    no: 'Xeyr, geri qayıt',
    code: 'Kağızdakı kodla bu və ya başqa köşkdə davam edə bilərsiniz.',
    sorry: 'Müraciət yazıla bilmədi',
    desk: 'Zəhmət olmasa qəbul masasına yaxınlaşın və ya 142 nömrəsinə zəng edin.',
  },
  ru: {
    check: 'Проверьте, что вы написали',
    touch: 'Чтобы изменить, коснитесь строки.',
    send: 'Всё верно, отправить',
    fin: 'Введите ФИН',
    finNote: 'На обратной стороне удостоверения личности, 7 знаков.',
    finWrong: 'В ФИН 7 знаков. Букв I и O в нём не бывает.',
    skip: 'Я не знаю свой ФИН',
    name: 'Имя, фамилия, отчество',
    family: 'Сколько человек живёт в семье?',
    address: 'Адрес, где вы живёте',
    ask: 'Отправить заявление сейчас?',
    yes: 'Да, отправить',
    no: 'Нет, вернуться',
    code: 'С кодом на бумаге можно продолжить на этом или другом киоске.',
    sorry: 'Заявление не удалось записать',
    desk: 'Пожалуйста, подойдите к столу приёма или позвоните по номеру 142.',
  },
  en: {
    check: 'Check what you have written',
    touch: 'Touch a line to change it.',
    send: 'All of it is right, send',
    fin: 'Type the FIN',
    finNote: 'On the back of the identity card, 7 characters.',
    finWrong: 'A FIN has 7 characters. It never has the letters I and O.',
    skip: 'I do not know my FIN',
    name: 'Given name, family name, father’s name',
    family: 'How many people live in the family?',
    address: 'The address you live at',
    ask: 'Send the application now?',
    yes: 'Yes, send',
    no: 'No, go back',
    code: 'With the code on the paper you can go on at this or another kiosk.',
    sorry: 'The application could not be written down',
    desk: 'Please go to the reception desk or call 142.',
  },
} as const;

const iconOf = (name: string): IconName => ICON_NAMES.find((icon) => icon === name) ?? 'document';

const byLength = <T>(all: readonly T[], text: (one: T) => string): readonly T[] =>
  [...all].sort((one, other) => text(other).length - text(one).length);

/** A service as the search and the lists name it: in plain words. */
const plain = (service: (typeof services)[number], locale: Locale): string =>
  (service as { readonly easy?: LocalizedText }).easy?.[locale] ?? service[locale];

/** The longest names there are: what fits them fits all. */
const longest = (locale: Locale, most: number): readonly Item[] =>
  byLength(services, (service) => service[locale])
    .slice(0, most)
    .map((service) => ({ id: service.code, label: service[locale] }));

const found = (locale: Locale, most: number): readonly Item[] =>
  byLength(services, (service) => plain(service, locale))
    .slice(0, Math.ceil(most / 2))
    .map((service) => ({ id: service.code, label: plain(service, locale), icon: 'wallet' }));

const papers = (locale: Locale, most: number): readonly Item[] =>
  byLength(documents, (paper) => paper[locale])
    .slice(0, most)
    .map((paper, at) => ({
      id: paper.id,
      label: paper[locale],
      hint: WORDS[locale].checklist.form['original-and-copy'],
      picked: at % 2 === 0,
      mark: ITEM_MARKS[at % ITEM_MARKS.length] ?? 'done',
    }));

const TEXT: LocalizedText = {
  az: 'Ünvanlı sosial yardım üçün müraciət etmişdim, cavabı hələ də gəlməyib. ',
  ru: 'Я подала заявление на адресную социальную помощь, ответа до сих пор нет. ',
  en: 'I applied for targeted social assistance and there is still no answer. ',
};

/** Samples of what the flows show. */
export const FLOW_SAMPLES: FlowSamples = {
  list: (locale, most) => {
    const { checklist, opinion, search } = WORDS[locale];
    return {
      events: {
        title: search.events.title,
        note: null,
        pick: 'one',
        items: byLength(lifeEvents, (event) => event.hint[locale])
          .slice(0, most === 5 ? 6 : most)
          .map((event) => ({
            id: event.id,
            label: event[locale],
            hint: event.hint[locale],
            icon: iconOf(event.icon),
          })),
        deeds: [{ id: 'search', label: search.byTyping }],
        paging: { page: 1, pages: most === 5 ? 1 : 2 },
      },
      longest: {
        title: search.services.title,
        note: lifeEvents[0]?.[locale] ?? null,
        pick: 'one',
        items: longest(locale, most),
        deeds: [],
        paging: { page: 1, pages: 3 },
      },
      papers: {
        title: checklist.papers.title,
        note: checklist.unsure,
        pick: 'many',
        items: papers(locale, most),
        deeds: [
          { id: 'missing', label: checklist.showMissing },
          { id: 'print', label: checklist.print, leads: true },
        ],
        paging: { page: 2, pages: 2 },
      },
      few: {
        title: opinion.choosing.title,
        note: null,
        pick: 'one',
        items: Object.entries(opinion.choices)
          .slice(0, most)
          .map(([id, words]) => ({ id, ...words })),
        deeds: [],
        paging: { page: 1, pages: Math.ceil(4 / most) },
      },
    };
  },
  search: (locale, most) => {
    const { search } = WORDS[locale];
    const usual = {
      title: search.title,
      keyboards: ['az', 'ru', 'en'] as const,
      deeds: [{ id: 'events', label: search.byEvent }],
      paging: ONE_PAGE,
    };
    return {
      empty: { ...usual, typed: '', keyboard: locale, items: [], note: search.start },
      found: {
        ...usual,
        typed: 'issizlik',
        keyboard: locale,
        items: found(locale, most),
        note: null,
        paging: { page: 1, pages: 4 },
      },
      nothing: { ...usual, typed: 'йцукенгшщз', keyboard: 'ru', items: [], note: search.nothing },
    };
  },
  entry: (locale) => {
    const { opinion } = WORDS[locale];
    const words = ANSWERS[locale];
    const fin = {
      title: words.fin,
      note: words.finNote,
      keyboard: 'fin',
      keyboards: [],
      personal: true,
      deeds: [{ id: 'skip', label: words.skip }],
    } as const;
    const writing = {
      title: opinion.writing.complaint,
      note: opinion.writing.note,
      example: null,
      wrong: null,
      keyboard: locale,
      keyboards: ['az', 'ru', 'en', 'digits'] as const,
      canEnter: true,
      personal: true,
      deeds: [],
    };
    return {
      empty: { ...fin, typed: '', example: '1ABC234', wrong: null, canEnter: false },
      wrong: { ...fin, typed: '1ABC 2', example: '1ABC234', wrong: words.finWrong, canEnter: true },
      phone: {
        title: opinion.phone.title,
        note: opinion.phone.note,
        typed: '050 123 4',
        example: '050 123 45 67',
        wrong: opinion.phone.wrong,
        keyboard: 'digits',
        keyboards: [],
        canEnter: true,
        personal: true,
        deeds: [{ id: 'skip', label: opinion.phone.skip }],
      },
      writing: { ...writing, typed: TEXT[locale].slice(0, 20) },
      longest: {
        ...writing,
        typed: TEXT[locale].repeat(Math.ceil(LONGEST_ENTRY / TEXT[locale].length)).slice(0, LONGEST_ENTRY),
      },
    };
  },
  sheet: (locale, most) => {
    const { sheet } = WORDS[locale];
    const words = ANSWERS[locale];
    const service = byLength(services, (one) => one[locale])[0];
    const law = byLength(services, (one) => one.legalBasis ?? '')[0]?.legalBasis ?? '';
    return {
      service: {
        title: service ? plain(service, locale) : '',
        note: service?.[locale] ?? null,
        facts: [
          { label: sheet.facts.documents, value: sheet.documentsUnknown },
          { label: sheet.facts.how, value: Object.values(sheet.channels).join(', ') },
          { label: sheet.facts.who, value: Object.values(sheet.audience).join(', ') },
          { label: sheet.facts.law, value: law },
          { label: sheet.facts.fee, value: sheet.free },
        ].slice(0, most),
        deeds: [
          { id: 'ticket', label: sheet.deeds.ticket, leads: true },
          { id: 'papers', label: sheet.deeds.papers, icon: 'checklist' },
          { id: 'phone', label: sheet.deeds.phone, icon: 'phone-code' },
        ],
        paging: { page: 1, pages: 2 },
      },
      answers: {
        title: words.check,
        note: words.touch,
        facts: [
          { label: words.fin, value: '1ABC234', id: 'fin', personal: true as const },
          { label: words.name, value: 'Sınaqova Nümunə Test qızı', id: 'name', personal: true as const },
          { label: words.family, value: '4', id: 'family' },
          {
            label: words.address,
            value: 'Bakı, Sınaq küçəsi 1, mənzil 2',
            id: 'address',
            personal: true as const,
          },
          { label: sheet.facts.who, value: Object.values(sheet.audience).join(', '), id: 'who' },
          { label: sheet.facts.how, value: sheet.channels['call-centre'], id: 'how' },
          { label: sheet.facts.fee, value: sheet.free },
          { label: words.name, value: 'Sınaqova Nümunə Test qızı', id: 'other', personal: true as const },
        ].slice(0, lineRoom(most)),
        deeds: [{ id: 'send', label: words.send, leads: true }],
        paging: { page: 2, pages: Math.ceil(16 / lineRoom(most)) },
      },
    };
  },
  told: (locale) => {
    const { checklist, opinion, sheet } = WORDS[locale];
    const words = ANSWERS[locale];
    const receipt = {
      mood: 'good',
      title: opinion.done.complaint,
      big: 'K1-000123-7',
      lines: [opinion.done.answer.replace('{{day}}', '04.06.2026'), opinion.ask142],
      code: null,
      deeds: [{ id: 'done', label: opinion.choosing.send, leads: true }],
    } as const;
    return {
      printing: { ...receipt, paper: { kind: 'printing' } },
      waiting: { ...receipt, paper: { kind: 'waiting', trouble: 'no-paper' } },
      'can-print': { ...receipt, paper: { kind: 'unknown', canPrint: true } },
      code: {
        mood: 'info',
        title: sheet.phone.title,
        big: null,
        lines: [sheet.phone.how],
        code: 'https://dost.example/services/05.14?lang=az',
        paper: null,
        deeds: [{ id: 'done', label: sheet.deeds.ticket, leads: true }],
      },
      whole: {
        mood: 'good',
        title: checklist.done.title,
        big: 'K1-7G4M',
        lines: [words.code],
        code: 'K1-7G4M-2026-05-14',
        paper: { kind: 'printed' },
        deeds: [{ id: 'done', label: words.no, leads: true }],
      },
      ask: {
        mood: 'ask',
        title: words.ask,
        big: null,
        lines: [words.touch],
        code: null,
        paper: null,
        deeds: [
          { id: 'yes', label: words.yes, leads: true },
          { id: 'no', label: words.no },
        ],
      },
      busy: {
        mood: 'busy',
        title: checklist.recording,
        big: null,
        lines: [],
        code: null,
        paper: null,
        deeds: [],
      },
      sorry: {
        mood: 'sorry',
        title: words.sorry,
        big: null,
        lines: [words.desk, opinion.failed.note],
        code: null,
        paper: null,
        deeds: [
          { id: 'again', label: opinion.again, leads: true },
          { id: 'left', label: words.no },
        ],
      },
    };
  },
  scale: (locale) => {
    const { opinion } = WORDS[locale];
    return {
      ten: {
        title: opinion.recommend.title,
        from: 0,
        to: 10,
        chosen: null,
        low: opinion.recommend.low,
        high: opinion.recommend.high,
        deeds: [{ id: 'skip', label: opinion.choosing.send }],
      },
      five: {
        title: opinion.factors.premises,
        from: 1,
        to: 5,
        chosen: 4,
        low: opinion.scale.low,
        high: opinion.scale.high,
        deeds: [],
      },
    };
  },
  veil: () => ({ plain: {} }),
};
