import { defineConfig } from 'vitest/config';

/** The tests that say what the rating core does, without those that only use it: fast enough to be run for each mutant. */
export default defineConfig({
  test: {
    testTimeout: 60_000,
    include: ['test/billing/**/*.test.ts', 'test/shared/*.test.ts', 'test/subscriptions/core/*.test.ts'],
    exclude: ['test/billing/statement.test.ts', 'test/billing/**/crash.test.ts', 'test/billing/usage/queries.test.ts'],
    globalSetup: ['./test/temporary-folder.ts'],
  },
});
