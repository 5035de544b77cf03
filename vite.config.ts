import { createRequire } from 'node:module';
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

/** Read as JSON the patterns to part words by take the window a fifth of the time that they take as code. */
const patternsAsJson: Plugin = {
  name: 'patterns-as-json',
  enforce: 'pre',
  load(id) {
    if (!/[\\/]hyphen[\\/]patterns[\\/][^\\/]+\.js$/.test(id)) return null;
    const patterns: unknown = createRequire(import.meta.url)(id);
    return `export default JSON.parse(${JSON.stringify(JSON.stringify(patterns))});`;
  },
};

/**
 * The interface as static files that run under `script-src 'self'; style-src 'self'`, from app:// and from http alike:
 * relative addresses, nothing inlined, no polyfill script, fonts and icons as files.
 */
export default defineConfig({
  root: 'renderer',
  base: './',
  plugins: [fewerAriaLanguages, patternsAsJson, react()],
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
    // One file for what the first page needs: the many that views share with it would each be asked for by itself.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] } } },
  },
});
