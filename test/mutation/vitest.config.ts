import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The quick files first: most mutants fall to them. */
class QuickFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).reverse();
  }
}

// The tests that lie closest to the code, without the slowest: a mutant that only others would see counts as survived.
export default defineConfig({
  test: {
    include: ['test/time/**/*.test.ts', 'test/schedule/**/*.test.ts'],
    exclude: ['test/schedule/hostile.test.ts'],
    setupFiles: ['test/mutation/setup.ts'],
    isolate: false,
    sequence: { sequencer: QuickFirst },
    testTimeout: 60_000,
  },
});
