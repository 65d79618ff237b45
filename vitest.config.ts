import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{workers,app,rules,e2e}/**/*.test.ts'],
    // Whole runs are computed in some tests; time never decides whether one passes.
    testTimeout: 300_000,
  },
});
