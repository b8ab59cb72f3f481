import { defineConfig } from 'tsup';

const dts = { compilerOptions: { ignoreDeprecations: '6.0' } };

export default defineConfig([
  {
    entry: { index: 'src/index.ts', sql: 'src/sql/index.ts' },
    format: ['esm', 'cjs'],
    target: 'es2022',
    treeshake: true,
    clean: true,
    dts,
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
