import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** react-aria brings its few own words in some thirty languages; the interface has two. */
const ariaLanguages = /^(de|en)-/;
const fewerAriaLanguages: Plugin = {
  name: 'fewer-aria-languages',
  enforce: 'pre',
  load(id) {
    const language = /react-aria[^?]*[\\/]intl[\\/][^\\/]+[\\/]([a-z]{2}-[A-Z]{2})\.mjs$/.exec(id)?.[1];
    return language === undefined || ariaLanguages.test(language) ? null : 'export default {};';
  },
};

/**
 * The interface as static files that run under `script-src 'self'; style-src 'self'`, from app:// and from http alike:
 * relative addresses, nothing inlined, no polyfill script, fonts and icons as files.
 */
export default defineConfig({
  root: 'renderer',
  base: './',
  plugins: [fewerAriaLanguages, react()],
  css: { modules: { localsConvention: 'camelCaseOnly' } },
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    target: 'chrome114',
    cssTarget: 'chrome114',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
    chunkSizeWarningLimit: 2000,
  },
});
