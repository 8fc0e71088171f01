import { type Form, formSchema } from '../../assets/catalogue/form-schema.ts';
import targetedAssistance from '../../assets/catalogue/forms/targeted-assistance.json' with { type: 'json' };

/** The forms that the kiosk has. */
export const FORM_FILES = [targetedAssistance];
export const TARGETED = formSchema.parse(targetedAssistance);

const text = (words: string) => ({ az: words, ru: words.replace(/\p{L}/gu, 'я'), en: words });
const option = (id: string) => ({ id, ...text(id) });
const asked = (id: string) => ({
  id,
  section: 'all',
  ...text(`${id} sual`),
  label: text(id),
  required: true,
});

/** One question of each kind, and one that hangs on another. */
export const SMALL: Form = formSchema.parse({
  id: 'small',
  version: 3,
  service: '06.00',
  title: text('Kiçik'),
  intro: [text('Giriş')],
  takesExpired: false,
  sections: [{ id: 'all', ...text('Hamısı') }],
  questions: [
    { ...asked('alone'), kind: 'yes-no' },
    {
      ...asked('home'),
      kind: 'choice',
      easy: text('Ev'),
      help: text('Kömək'),
      options: ['own', 'rented', 'other'].map(option),
    },
    { ...asked('members'), kind: 'number', min: 2, max: 9, when: { question: 'alone', is: ['no'] } },
    {
      ...asked('children'),
      kind: 'number',
      min: 0,
      max: { question: 'members' },
      when: { question: 'members', atLeast: 3 },
    },
    {
      ...asked('incomes'),
      kind: 'choices',
      options: [...['wage', 'pension', 'rent', 'farm'].map(option), { ...option('none'), alone: true }],
    },
    { ...asked('born'), kind: 'date', required: false },
    { ...asked('partner'), kind: 'fin', required: false },
    { ...asked('phone'), kind: 'phone' },
    { ...asked('more'), kind: 'text', max: 20, required: false },
  ],
  documents: ['identity-card'],
  review: text('Oxuyun'),
  receipt: [text('Sonra')],
  confidence: 'C',
  source: 'a test',
});
