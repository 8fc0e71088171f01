import { describe, expect, test } from 'vitest';
import type { Service } from '../../../../assets/catalogue/schema.ts';
import { LOCALES } from '../../../../flows/contract.ts';
import { servicePage } from '../../../../flows/domain/service-page.ts';
import { flow } from '../../../../flows/flows.ts';
import { createServiceSheetMachine } from '../../../../flows/service-sheet/machine.ts';
import { serviceSheetScreen } from '../../../../flows/service-sheet/screen.ts';
import { legalBasis, serviceFacts, termSentence } from '../../../../flows/service-sheet/service-facts.ts';
import { catalogue } from '../../../support/catalogue.ts';
import { flowWords } from '../../../support/flow-words.ts';
import { runFlow } from '../../../support/run-flow.ts';

const known = (code: string): Service => {
  const service = catalogue.services.find((one) => one.code === code);
  if (!service) throw new Error(`${code} is not in the catalogue`);
  return service;
};
const sheet = (service: Service | string, hasForm?: (code: string) => boolean) => {
  const it = typeof service === 'string' ? known(service) : service;
  const now = { ...catalogue, services: [...catalogue.services.filter(({ code }) => code !== it.code), it] };
  const machine = createServiceSheetMachine({ catalogue: () => now, ...(hasForm && { hasForm }) });
  return runFlow(flow(machine, serviceSheetScreen), { service: it.code }, { room: 20 });
};
const say = flowWords('en');
const factOf = (service: Service, label: string) =>
  serviceFacts(service, 'en', say).find((fact) => fact.label === label)?.value ?? null;

describe('what is said of a service', () => {
  test('is never that it needs no papers', () => {
    for (const service of catalogue.services)
      for (const locale of LOCALES) {
        const words = flowWords(locale);
        const [first] = serviceFacts(service, locale, words);
        expect(first?.value).toBe(
          service.documents.length === 0
            ? words('service-sheet:documentsUnknown')
            : words('service-sheet:documentsCount', { count: service.documents.length }),
        );
      }
  });

  test('is the law only where that is not assumed', () => {
    const service = known('06.00');
    expect(legalBasis(service)).toBe(service.legalBasis);
    expect(legalBasis({ ...service, confidence: { ...service.confidence, legalBasis: 'C' } })).toBeNull();
    expect(factOf({ ...service, legalBasis: null }, 'Legal basis')).toBeNull();
  });

  test('is the law as it stands, with all its signs', () => {
    const law = '“Qanun” <b>387</b> & {{fərman}}';
    expect(factOf({ ...known('06.00'), legalBasis: law }, 'Legal basis')).toBe(law);
  });

  test('is a term that is assumed as what is usual', () => {
    const service = known('06.00');
    expect(termSentence(service, say)).toBe('15 working days');
    const assumed = { ...service, confidence: { ...service.confidence, terms: 'C' as const } };
    expect(termSentence(assumed, say)).toBe('usually 15 working days');
    expect(termSentence({ ...service, terms: null }, say)).toBeNull();
  });

  test('is never an amount of money', () => {
    for (const service of catalogue.services)
      for (const locale of LOCALES)
        for (const { value } of serviceFacts(service, locale, flowWords(locale)))
          expect(value).not.toMatch(/\d+\s*(AZN|manat|манат|₼)/iu);
  });
});

describe('the sheet of a service', () => {
  test('has its plain name as the title and the official one below', () => {
    const { title, note } = sheet('06.00').props('sheet');
    expect(title).toBe('Get targeted assistance');
    expect(note).toBe('Assignment of targeted state social assistance.');
  });

  test('says that it comes by itself, and that it is not certain', () => {
    const service = known('05.02.09');
    const unsure = { ...service, confidence: { ...service.confidence, listed: 'C' as const } };
    expect(sheet({ ...service, proactive: true }).props('sheet').note).toContain(
      say('service-sheet:proactive'),
    );
    expect(sheet({ ...service, proactive: null }).props('sheet').note).not.toContain(
      say('service-sheet:proactive'),
    );
    expect(sheet(unsure).props('sheet').note).toContain(say('service-sheet:unsure'));
  });

  test.each([
    ['ticket', 'queue-ticket'],
    ['papers', 'checklist'],
  ])('%s leads to %s, and back to here', (deed, name) => {
    const run = sheet('06.00');
    run.choose(deed);
    expect(run.output()).toEqual({
      end: 'next',
      flow: name,
      start: { service: '06.00' },
      back: { service: '06.00' },
    });
  });

  test('offers the application only where there is a form for it', () => {
    const deeds = (run: ReturnType<typeof sheet>) => run.props('sheet').deeds.map(({ id }) => id);
    const hasForm = (code: string) => code === '06.00';
    const without = sheet('05.02.09', hasForm);
    expect(deeds(without)).toEqual(['ticket', 'papers', 'phone']);
    without.choose('apply');
    expect(without.output()).toBeNull();
    expect(deeds(sheet('06.00'))).not.toContain('apply');
    const run = sheet('06.00', hasForm);
    expect(deeds(run)).toContain('apply');
    run.choose('apply');
    expect(run.output()).toMatchObject({ flow: 'application', start: { service: '06.00' } });
  });

  test('gives a code for the phone, and leads back to itself', () => {
    const run = sheet('06.00');
    run.choose('phone');
    expect(run.props('told').code).toBe(servicePage(known('06.00')));
    run.back();
    expect(run.props('sheet').title).not.toBe('');
    run.choose('phone', 'done');
    expect(run.props('sheet').title).not.toBe('');
    run.back();
    expect(run.output()).toEqual({ end: 'left' });
  });

  test('turns its pages where letters are large', () => {
    const run = sheet('06.00');
    run.send({ type: 'room', room: 2 });
    const { paging, facts } = run.props('sheet');
    expect(paging.pages).toBeGreaterThan(1);
    run.send({ type: 'turn-page', to: 'next' });
    expect(run.props('sheet').facts).not.toEqual(facts);
  });

  test('of a service that is gone is left at once', () => {
    const machine = createServiceSheetMachine({ catalogue: () => catalogue });
    expect(runFlow(flow(machine, serviceSheetScreen), { service: '99.99' }).output()).toEqual({
      end: 'left',
    });
  });
});
