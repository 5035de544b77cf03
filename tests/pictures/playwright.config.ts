import { defineConfig } from '@playwright/test';
import e2e from '../e2e/playwright.config.ts';

/** Not tests: takes the pictures of the README from the running app (`npm run screenshots`). */
export default defineConfig({ ...e2e, testDir: '.', testMatch: /.*\.pictures\.ts/, projects: [{ name: 'pictures' }] });
