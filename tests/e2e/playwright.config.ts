import { defineConfig } from '@playwright/test';
import { browserArgs } from '../support/browser-args.ts';

/** Two ways to the same interface: the browser that the host serves, and the real Electron window. */
export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  timeout: 60_000,
  expect: { timeout: 15_000 },
  fullyParallel: false,
  // Two files at once; windows share a display, and with it the focus.
  workers: 2,
  forbidOnly: true,
  // On a busy machine of others one test in some hundred is too slow; tools/test.mjs says which needed it.
  retries: process.env['CI'] === undefined ? 0 : 1,
  use: {
    viewport: { width: 1440, height: 900 },
    locale: 'de-DE',
    launchOptions: {
      ...(process.env['RATSCHRIFT_CHROMIUM'] === undefined
        ? {}
        : { executablePath: process.env['RATSCHRIFT_CHROMIUM'] }),
      args: [...browserArgs, '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    },
    // A trace costs a third of a test's time: only a second try writes one, and who asks for it (`--trace retain-on-failure`).
    trace: 'on-first-retry',
  },
  projects: [
    // First, so that the browser's tests run beside it and not before.
    { name: 'electron', testMatch: /electron-.*\.spec\.ts/, workers: 1 },
    { name: 'chromium', testIgnore: /electron-.*\.spec\.ts/ },
  ],
});
