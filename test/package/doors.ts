/** Repository root, as a URL ending in a slash. */
export const root = new URL('../../', import.meta.url);

/** What a user may import, and the source file behind it. */
export const doors: Readonly<Record<string, string>> = {
  'support-kpi': 'src/index.ts',
  'support-kpi/schedule': 'src/schedule/index.ts',
  'support-kpi/sql': 'src/sql/index.ts',
  'support-kpi/summary': 'src/metrics/summary.ts',
};
