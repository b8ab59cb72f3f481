import type { SurveyKind, SurveyResponse } from 'support-kpi';
import { BadRows } from './badRows.ts';
import { FileError } from './fileError.ts';
import { type Row, readTable } from './readTable.ts';
import { readTime } from './readTime.ts';
import { remedyOf } from './remedyOf.ts';

/** What a file of survey responses holds. */
export interface ResponseFile {
  readonly file: string;
  readonly columns: readonly string[];
  readonly responses: readonly SurveyResponse[];
  /** What was asked, of what can be shown. */
  readonly kinds: readonly SurveyKind[];
  /** How many answers are to surveys that are not shown. */
  readonly others: number;
  /** Whether the answers have times. */
  readonly dated: boolean;
  /** How many rows were read. */
  readonly rows: number;
  /** Rows that were left out, by reason. */
  readonly badRows: ReadonlyMap<string, number>;
}

const KINDS = { nps: true, csat: true, ces: true, quality: true } satisfies Record<SurveyKind, true>;
const SHOWN = ['nps', 'csat'] as const;
const OPTIONAL = {
  id: ['response_id', 'responseId', 'id'],
  agentId: ['agent_id', 'agentId'],
  channel: ['channel'],
  group: ['group'],
  inbox: ['inbox'],
  team: ['team'],
  priority: ['priority'],
} as const;

/**
 * Reads a CSV file of survey responses: the columns `nps`, `csat`, or `score` with `kind`; if there, `at`, `group`,
 * `channel`, `inbox`, `team`, `priority`, `agent_id`, `response_id`. An empty score is a question not answered.
 *
 * @param lenient - whether rows that cannot be used are left out and counted
 * @throws FileError where the file or, unless lenient, a row of it cannot be used
 */
export function readResponses(file: string, lenient: boolean): ResponseFile {
  const { columns, rows, uneven } = readTable(file);
  const wide = SHOWN.filter((kind) => columns.includes(kind));
  const long = columns.includes('score') && columns.includes('kind');
  if (wide.length === 0 && !long) {
    const has = `the first line has: ${columns.join(', ')}.`;
    throw new FileError(file, 1, `There is no column nps, no csat, and no score together with kind; ${has}`);
  }
  if (rows.length + uneven.length === 0)
    throw new FileError(file, undefined, 'The file has a header but no rows.');
  const dated = columns.includes('at');
  const bad = new BadRows(file, lenient);
  const responses: SurveyResponse[] = [];
  for (const { line, trouble } of uneven) bad.leaveOut(line, 'wrong number of fields', trouble);
  for (const { line, fields } of rows) {
    const asked =
      wide.length > 0 ? wide.map((kind) => [kind, kind] as const) : [[fields['kind'], 'score'] as const];
    const trouble = troubleOf(fields, asked, dated);
    if (trouble) bad.leaveOut(line, ...trouble);
    else responses.push(...asked.map(([kind, column]) => responseOf(fields, kind, column)));
  }
  const others = responses.filter(({ kind }) => !SHOWN.some((known) => known === kind)).length;
  const kinds = SHOWN.filter((kind) => responses.some((response) => response.kind === kind));
  return {
    file,
    columns,
    responses,
    kinds,
    others,
    dated,
    rows: rows.length + uneven.length,
    badRows: bad.counts,
  };
}

/** What is wrong with a row: a reason to count by, and a sentence. */
function troubleOf(
  fields: Row['fields'],
  asked: readonly (readonly [kind: string | undefined, column: string])[],
  dated: boolean,
): [reason: string, trouble: string] | undefined {
  for (const [kind, column] of asked) {
    const score = fields[column] ?? '';
    if (!isKind(kind))
      return ['unknown kind', `kind: Expected one of ${Object.keys(KINDS).join(', ')}. Got ${kind}.`];
    if (score !== '' && !/^[+-]?\d+(\.\d+)?$/.test(score)) {
      return [
        'score that is no number',
        `${column}: Expected a number, or nothing where unanswered. Got ${score}.`,
      ];
    }
  }
  const isAnswered = asked.some(([, column]) => fields[column]);
  const at = fields['at'] ?? '';
  // What was never answered needs no time of its answer.
  if (!dated || (at === '' && !isAnswered)) return undefined;
  try {
    readTime(at);
  } catch (error) {
    return ['unusable time', `at: ${remedyOf(error)}`];
  }
  return undefined;
}

function isKind(kind: string | undefined): kind is SurveyKind {
  return kind !== undefined && Object.hasOwn(KINDS, kind);
}

function responseOf(fields: Row['fields'], kind: string | undefined, column: string): SurveyResponse {
  const optional = Object.entries(OPTIONAL).map(([field, names]) => {
    const name = names.find((known) => fields[known]);
    return [field, name === undefined ? undefined : fields[name]];
  });
  return {
    ...Object.fromEntries(optional),
    ...(isKind(kind) && { kind }),
    at: fields['at'] ? readTime(fields['at']) : undefined,
    score: fields[column] ? Number(fields[column]) : null,
  };
}
