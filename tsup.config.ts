import { defineConfig } from 'tsup';

const doors = {
  index: 'src/index.ts',
  schedule: 'src/schedule/index.ts',
  sql: 'src/sql/index.ts',
  summary: 'src/metrics/summary.ts',
};
const shared = { target: 'es2022', treeshake: true };

export default defineConfig([
  {
    ...shared,
    // What imports date-fns-tz gets a file of its own, and so does what it shares with the rest: where no time zone is
    // needed, bundlers then drop both.
    entry: { ...doors, zoneOffset: 'src/time/zoneOffset.ts', errors: 'src/errors.ts' },
    format: ['esm'],
    splitting: true,
    clean: true,
    dts: { entry: doors, compilerOptions: { ignoreDeprecations: '6.0' } },
  },
  {
    ...shared,
    entry: doors,
    format: ['cjs'],
    dts: { entry: doors, compilerOptions: { ignoreDeprecations: '6.0' } },
  },
  {
    entry: { 'support-kpi': 'src/index.ts' },
    format: ['iife'],
    globalName: 'SupportKpi',
    target: 'es2022',
    platform: 'browser',
    noExternal: [/.*/],
    minify: true,
  },
]);
