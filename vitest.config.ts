import { defineConfig } from 'vitest/config';

// a slow machine fails nothing: the bound is there for tests that would never end
const shared = { environment: 'node' as const, globalSetup: ['./test/temporary-folder.ts'], testTimeout: 60_000 };

/** `unit` shares one module graph for speed; `process` gives each file its own process: hosts, emulators, browsers. */
export default defineConfig({
  test: {
    reporters: ['default', './test/closing-line.ts'],
    projects: [
      {
        test: {
          ...shared,
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/scenarios/**', 'test/browser/**', 'test/emulators/**'],
          pool: 'threads',
          isolate: false,
          experimental: { viteModuleRunner: false },
        },
      },
      {
        test: {
          ...shared,
          name: 'process',
          include: ['test/scenarios/**/*.test.ts', 'test/browser/**/*.test.ts', 'test/emulators/**/*.test.ts'],
          pool: 'forks',
          hookTimeout: 120_000,
          experimental: { viteModuleRunner: false },
        },
      },
    ],
  },
});
