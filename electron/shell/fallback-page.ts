import { LOCALES } from '../../flows/contract.ts';
import type { PageFile, PageFiles } from './page-files.ts';
import { START_TEXTS } from './start-texts.ts';

const STYLE = `
html { background: #f7f2e8; color: #12262b; font: 600 clamp(24px, 4.4vw, 64px)/1.4 "Noto Sans", system-ui, sans-serif; }
body { margin: 0; min-height: 100vh; display: grid; place-content: center; gap: 1.5em; padding: 1.5em; }
section { max-width: 24em; }
h1 { margin: 0; font-size: 1.25em; line-height: 1.2; }
p { margin: 0.4em 0 0; font-weight: 400; font-size: 0.9em; }
`;

function html(): string {
  const sections = LOCALES.map(
    (locale) =>
      `<section lang="${locale}"><h1>${START_TEXTS[locale].fallbackTitle}</h1><p>${START_TEXTS[locale].fallbackText}</p></section>`,
  );
  return [
    '<!doctype html><html lang="az"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1"><meta http-equiv="refresh" content="30">',
    `<title>DOST</title><link rel="stylesheet" href="/fallback.css"></head><body>${sections.join('')}</body></html>`,
  ].join('');
}

/** Never a white screen: where the built page is missing, a page in three languages that says where to go. */
export function withFallback(files: PageFiles): PageFiles {
  if (files.has('/index.html')) return files;
  const file = (type: string, text: string): PageFile => ({
    type,
    body: Buffer.from(text),
    immutable: false,
  });
  return new Map([
    ...files,
    ['/index.html', file('text/html; charset=utf-8', html())],
    ['/fallback.css', file('text/css; charset=utf-8', STYLE)],
  ]);
}
