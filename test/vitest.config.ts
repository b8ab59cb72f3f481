import { defineConfig } from 'vitest/config';

export default defineConfig({
  // `support-kpi` in tests is what the sources say, as it is for the compiler.
  resolve: { tsconfigPaths: true },
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/setup.ts'],
    reporters: ['default', './test/closingLine.ts'],
    testTimeout: 300_000,
    // All cores: the default leaves one of them idle, which is half of a machine that has two.
    maxWorkers: '100%',
  },
});
