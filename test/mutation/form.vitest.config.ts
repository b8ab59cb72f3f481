import { defineConfig } from 'vitest/config';

// The tests that lie closest to the code: a mutant that only others would see counts as survived.
export default defineConfig({
  test: {
    include: [
      'test/fold/**/*.test.ts',
      'test/define/**/*.test.ts',
      'test/facts/**/*.test.ts',
      'test/metrics/**/*.test.ts',
      'test/summary/**/*.test.ts',
      'test/report/**/*.test.ts',
      'test/spikes/**/*.test.ts',
    ],
    setupFiles: ['test/mutation/setup.ts'],
    isolate: false,
    testTimeout: 60_000,
  },
});
