import { defineConfig } from 'vitest/config';

/** `environment` is Node everywhere: what needs a browser is tested in one (tests/e2e, Playwright). */
export default defineConfig({
  test: {
    include: ['tests/{unit,contract,fuzz,faults}/**/*.test.ts'],
    globalSetup: 'tests/support/build-host.ts',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    passWithNoTests: false,
    maxWorkers: 2,
  },
});
