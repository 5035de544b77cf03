import { globSync, readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

const limits = { testTimeout: 60_000, hookTimeout: 60_000 };
/** Unit tests that put something in the place of the clock, of a global or of the environment: they have theirs for themselves. */
const withOwnWorld = globSync('tests/unit/**/*.test.ts', { cwd: import.meta.dirname }).filter((file) =>
  /\bvi\b|\bglobalThis\b|\bprocess\.env\b/.test(readFileSync(`${import.meta.dirname}/${file}`, 'utf8')),
);

/** `environment` is Node everywhere: what needs a browser is tested in one (tests/e2e, Playwright). */
export default defineConfig({
  test: {
    globalSetup: 'tests/support/build-host.ts',
    passWithNoTests: false,
    maxWorkers: 2,
    projects: [
      {
        test: {
          ...limits,
          name: 'apart',
          include: ['tests/{contract,fuzz,faults}/**/*.test.ts', ...withOwnWorld],
        },
      },
      // The other unit tests are of pure code: a process and all modules anew for each file took longer than they.
      {
        test: { ...limits, name: 'unit', include: ['tests/unit/**/*.test.ts'], exclude: withOwnWorld, isolate: false },
      },
    ],
  },
});
