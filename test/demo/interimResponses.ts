import type { SurveyResponse } from 'support-kpi';
import type { RowReader } from './readRecords.ts';

const FIELDS = {
  id: 'response_id',
  agentId: 'agent_id',
  at: 'at',
  channel: 'channel',
  group: 'group',
  inbox: 'inbox',
  team: 'team',
  priority: 'priority',
} as const;

/** Survey responses with the columns `nps`, `csat`, or `score` with `kind`. */
export const responses: RowReader<SurveyResponse> = (rows) => {
  const has = (column: string): boolean => rows.some((row) => Object.hasOwn(row, column));
  const wide = ['nps', 'csat'].filter(has);
  const fields = Object.entries(FIELDS).filter(([, column]) => has(column));
  const records = rows.flatMap((row) => {
    const own = Object.fromEntries(fields.map(([field, column]) => [field, row[column] || undefined]));
    const asked = wide.length > 0 ? wide.map((kind) => [kind, kind]) : [[row['kind'], 'score']];
    // The metrics check what a row holds.
    return asked.map(([kind, column]) => ({
      ...own,
      kind,
      score: row[String(column)] === '' ? null : Number(row[String(column)]),
    })) as SurveyResponse[];
  });
  const reading = {
    columns: Object.fromEntries(fields),
    ambiguous: {},
    words: {},
    unknownWords: {},
    excluded: {},
    excludedAt: {},
    ignored: {},
    ignoredAt: {},
  };
  return { records, reading };
};
