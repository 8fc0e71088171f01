import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** The three cuts of the one font that hold Azerbaijani, Russian and English: fetched before any text is painted. */
const PRELOADED = /noto-sans-(latin|latin-ext|cyrillic)-wght-normal[^/]*\.woff2$/;

function preloadFonts(): Plugin {
  return {
    name: 'preload-fonts',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle }) =>
        Object.keys(bundle ?? {})
          .filter((file) => PRELOADED.test(file))
          .map((file) => ({
            tag: 'link',
            attrs: { rel: 'preload', as: 'font', type: 'font/woff2', crossorigin: true, href: `./${file}` },
            injectTo: 'head',
          })),
    },
  };
}

/** The page is served under `script-src 'self'; style-src 'self'`: nothing may end up inline. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: './',
  // Sign-language clips: `signs/<locale>/<screen>.webm`.
  publicDir: fileURLToPath(new URL('../assets/public', import.meta.url)),
  plugins: [react(), preloadFonts()],
  build: {
    outDir: fileURLToPath(new URL('../dist/page', import.meta.url)),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'chrome140',
    reportCompressedSize: true,
  },
});
