import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/**
 * The interface as static files that run under `script-src 'self'; style-src 'self'`, from app:// and from http alike:
 * relative addresses, nothing inlined, no polyfill script, fonts and icons as files.
 */
export default defineConfig({
  root: 'renderer',
  base: './',
  plugins: [react()],
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
