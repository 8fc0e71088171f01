import type { Browser, Page } from '@playwright/test';
import { USUAL_ACCESS } from '../../flows/access/access.ts';
import type { Theme, View, Welcome } from '../../flows/contract.ts';
import { openGallery } from './gallery.ts';
import { measurePage } from './measure-page.ts';
import { structureOf } from './structure.ts';
import { SAMPLE_WELCOME } from './welcome.ts';

export const BROWSER_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
];

/** How a 24-inch screen may hang. */
export const SHAPES = {
  portrait: { width: 1080, height: 1920 },
  landscape: { width: 1920, height: 1080 },
} as const;
export type Shape = keyof typeof SHAPES;

interface Options {
  readonly edges?: { readonly shortMm: number; readonly longMm: number };
  readonly reach?: Welcome['reach'];
  readonly signs?: readonly string[];
  /** A page built elsewhere than in `dist/page`. */
  readonly folder?: string;
}

/** One page that is handed view after view, without ever being loaded again. */
export interface Survey {
  readonly page: Page;
  /** Paints a view; what is wrong with it, one line each. */
  readonly look: (view: View) => Promise<readonly string[]>;
  /** Measures the view that was painted last in another theme. */
  readonly recolour: (view: View, theme: Theme) => Promise<readonly string[]>;
  /** What axe finds on the view that is open. */
  readonly structure: () => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
}

const MOMENT = {
  name: 'issuing',
  props: {},
} as const;

export async function openSurvey(browser: Browser, shape: Shape, options: Options = {}): Promise<Survey> {
  const { shortMm, longMm } = options.edges ?? { shortMm: 300, longMm: 530 };
  const screen =
    shape === 'portrait' ? { widthMm: shortMm, heightMm: longMm } : { widthMm: longMm, heightMm: shortMm };
  const reach = options.reach ?? SAMPLE_WELCOME.reach;
  const gallery = await openGallery(
    {
      place: 'first',
      locale: 'az',
      screen: MOMENT,
      bar: { back: false, restart: false, language: false, settings: false, help: false },
      access: USUAL_ACCESS,
      assist: null,
      progress: null,
      warning: null,
      demonstration: false,
      canStopNow: false,
    },
    options.folder,
  );
  gallery.welcome({ ...SAMPLE_WELCOME, screen, reach, signs: options.signs ?? [] });
  const context = await browser.newContext({ viewport: SHAPES[shape], reducedMotion: 'reduce' });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  await page.goto(gallery.address);
  await page.locator('main[data-place="first"]').waitFor();
  await page.evaluate('document.fonts.ready.then(() => undefined)');
  const look = async (view: View): Promise<readonly string[]> => {
    gallery.show(view);
    await page.locator(`main[data-place="${view.place}"] [data-shown="true"] .fit`).first().waitFor();
    // The fit is found, and found again where larger letters were fetched for it.
    await page.evaluate('new Promise((then) => requestAnimationFrame(() => requestAnimationFrame(then)))');
    const found = await measurePage(page, view.access, shape === 'portrait' ? reach : null);
    return [...complaints.splice(0), ...found];
  };
  return {
    page,
    look,
    recolour: async (view, theme) => {
      // Strong lines take room: such a theme is painted, and fitted, anew.
      if (theme.startsWith('contrast')) {
        return await look({ ...view, place: `${view.place} ${theme}`, access: { ...view.access, theme } });
      }
      const paintIn = (name: Theme) =>
        page.evaluate(`document.querySelector('.stage').dataset.theme = '${name}'`);
      await paintIn(theme);
      const found = await measurePage(page, view.access, shape === 'portrait' ? reach : null);
      // As the page left it, lest it think that nothing changed.
      await paintIn(view.access.theme);
      return found;
    },
    structure: async () => [...(await structureOf(page)), ...complaints.splice(0)],
    close: async () => {
      await context.close();
      await gallery.close();
    },
  };
}
