import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadCatalogue } from '../../../../electron/host/catalogue/load-catalogue.ts';
import { clipId } from '../../../../electron/host/speech/clip-id.ts';
import { fixedClips, type Tree } from '../../../../electron/host/speech/fixed-texts.ts';
import { paintedTexts } from '../../../../electron/host/speech/painted-texts.ts';
import { loadWords } from '../../../../electron/host/words/load-words.ts';
import { LOCALES, type Locale } from '../../../../flows/contract.ts';
import { phrases, pieces } from '../../../../flows/speech/phrases.ts';
import { spokenText } from '../../../../flows/speech/spoken-text.ts';
import { ROOT } from '../../../support/catalogue.ts';

const page = (locale: Locale): Tree => paintedTexts(join(ROOT, 'assets/locales'), locale);
const catalogue = loadCatalogue(join(ROOT, 'assets/catalogue'));
const clips = fixedClips({ az: page('az'), ru: page('ru'), en: page('en') }, catalogue);
const words = loadWords(join(ROOT, 'assets/locales'), 'page');

describe.each(LOCALES)('%s: clips', (locale) => {
  const ours = clips.filter((clip) => clip.locale === locale);
  const ids = new Set(ours.map(({ id }) => id));
  const recorded = new Set(ours.filter(({ composed }) => !composed).map(({ id }) => id));
  const said = (text: string) => phrases(spokenText(text, locale), locale).map((phrase) => phrase.text);

  test('have names of their own and no digits', () => {
    expect(ids.size).toBe(ours.length);
    for (const { text } of ours) expect(text).toMatch(/^[\p{L}\p{M} '-]+[?!]?$/u);
  });

  test('say every name and hint of the catalogue', () => {
    const { services, directions, documents, needs, visitKinds, desks, lifeEvents } = catalogue;
    const asked = services.flatMap((service) => service.documents);
    const named = [
      ...services,
      ...directions,
      ...documents,
      ...needs,
      ...visitKinds,
      ...desks,
      ...lifeEvents,
    ];
    const names = [...named, ...asked, ...services.flatMap(({ easy }) => easy ?? [])].map(
      (one) => one[locale],
    );
    const hints = [
      ...[...needs, ...visitKinds, ...lifeEvents].map(({ hint }) => hint[locale]),
      ...documents.flatMap(({ whereToGet }) => whereToGet?.[locale] ?? []),
    ];
    const missing = [...names, ...hints].flatMap(said).filter((text) => !ids.has(clipId(text, locale)));
    expect(missing).toEqual([]);
  });

  test.each(['A001', 'B017', 'K099', 'S100', 'V199', 'R042'])('say the number %s', (number) => {
    expect(said(number).filter((text) => !recorded.has(clipId(text, locale)))).toEqual([]);
  });

  test('say every count, the small ones whole, and all from what a person records', () => {
    const t = words(locale);
    for (let count = 0; count <= 60; count++) {
      for (const key of ['ticket.people', 'ticket.minutes', 'warning.seconds', 'attract.waitingTickets']) {
        for (const text of said(t(key, { count }))) {
          if (count <= 20) expect(ids.has(clipId(text, locale)), text).toBe(true);
          const cut = pieces(text, locale);
          expect(cut.filter((piece) => !recorded.has(clipId(piece, locale)))).toEqual([]);
        }
      }
    }
    expect(said(t('progress', { step: 2, of: 4 })).every((text) => ids.has(clipId(text, locale)))).toBe(true);
  });

  test('are not made for the engineers’ dock', () => {
    const dock = said((page(locale) as { dock: { title: string } }).dock.title);
    expect(dock.some((text) => ids.has(clipId(text, locale)))).toBe(false);
  });
});
