import { test } from 'vitest';
import { hasData } from './readCsv.ts';

if (hasData) {
  await import('./ietfIssues.ts');
  await import('./demo.ts');
  await import('./gardenCentre.ts');
  await import('./telcoChurn.ts');
} else {
  console.warn(
    'NOT TESTED against public data: reference.json is not there. Put the data folder at ../shared/data beside ' +
      'the repository, or name it in the environment variable SUPPORT_KPI_DATA.',
  );
  // The data is no part of the repository: its absence is said aloud above and shows in the count of skipped tests.
  test.skip('the figures of public data, which is not there');
}
