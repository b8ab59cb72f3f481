import ts from 'typescript';
import type { Alone, ColumnKind, Fact } from '../../src/facts/fact.ts';
import * as library from '../../src/index.ts';
import { readTree } from '../package/sources.ts';

/** What is read, and by which metrics. */
interface ReadFact {
  readonly fact: Fact;
  readonly metrics: ReadonlySet<string>;
}

/** Options with which every fact is read by some metric. */
const ASKED: readonly object[] = [{ everyReply: '1h' }, { everyReply: '1h', unit: 'message' }];

/** The facts that the metrics of the library read, by name. */
export function readFacts(): ReadonlyMap<string, ReadFact> {
  const facts = new Map<string, { fact: Fact; metrics: Set<string> }>();
  for (const [name, it] of Object.entries(library)) {
    if (!('plan' in it && 'needs' in it)) continue;
    for (const options of ASKED) {
      for (const { of: fact } of it.plan(options).measures) {
        const known = facts.get(fact.name) ?? { fact, metrics: new Set() };
        known.metrics.add(name);
        facts.set(fact.name, known);
      }
    }
  }
  return facts;
}

/** What a source says of a fact, for people: in which words its rows are told, and what each column and label holds. */
export interface DescribedFact {
  readonly intro: string;
  /** The names of a row of its tables, and what it says of them. */
  readonly rows: readonly { readonly names: readonly string[]; readonly text: string }[];
}

/** Reads the comment of the function that gives a fact; `undefined` where a source has none with tables. */
export function describeFact(source: string): DescribedFact | undefined {
  const file = ts.createSourceFile('fact.ts', source, ts.ScriptTarget.Latest, true);
  for (const statement of file.statements) {
    if (!ts.isFunctionDeclaration(statement)) continue;
    const [comment] = ts.getJSDocCommentsAndTags(statement).filter(ts.isJSDoc);
    const text = ts.getTextOfJSDocComment(comment?.comment) ?? '';
    if (!text.includes('| column |')) continue;
    const intro = text.slice(0, text.indexOf('\n| column |')).trim();
    const rows = [...text.matchAll(/^\| (`.*?`) \| (.*?) \|$/gm)].map(([, names = '', told = '']) => ({
      names: [...names.matchAll(/`(\w+)`/g)].map(([, name = '']) => name),
      text: told,
    }));
    return { intro, rows };
  }
  return undefined;
}

/**
 * The guide to the facts: kinds, labels and needs as they are declared, words as the comments have them.
 *
 * @throws Error where a comment leaves out what is declared, or tells of what is not
 */
export function factTables(): string {
  const facts = readFacts();
  const parts: string[] = [];
  for (const [path, source] of readTree('src/facts', '.ts')) {
    const described = describeFact(source);
    const stem = path.replace(/^.*\/(\w+)\.ts$/, '$1').toLowerCase();
    const own = [...facts.values()]
      .filter(({ fact }) => fact.name.toLowerCase().endsWith(stem))
      .sort((a, b) => (a.fact.name < b.fact.name ? -1 : 1));
    if (described !== undefined) parts.push(section(path, described, own));
  }
  return `${HEAD}\n${parts.join('\n')}`;
}

const HEAD = `# Facts

<!-- Written by test/docs/writeTables.ts from the declarations and their comments: change those. -->

Flat rows, read off the records once; every figure is folded from them. All disputed rules (who counts as an agent, when the
clock starts, what stops it) are applied while they are read, and nowhere else. Conditions are written over the columns; what is
unknown holds NaN, in a database NULL. Labels are what a row may be put down to: \`attribute\` of a report chooses one, and the
first is what a split by agent takes by itself. "Together" is what summaries of several pieces must not cut apart.
`;

const KINDS: Readonly<Record<ColumnKind, string>> = {
  instant: 'instant, epoch ms',
  duration: 'duration, ms',
  flag: '1 or 0',
  number: 'number',
};

const ALONE: Readonly<Record<Alone, string>> = {
  record: 'each record by itself',
  customer: 'all records of a customer',
  all: 'everything',
};

function section(path: string, { intro, rows }: DescribedFact, own: readonly ReadFact[]): string {
  const [first] = own;
  if (first === undefined) throw new Error(`${path}: no metric reads it`);
  const { needs, alone, columns, labels } = first.fact;
  const declared = [...Object.keys(columns), ...labels];
  const told = rows.flatMap(({ names }) => names);
  const wrong = [
    ...declared.filter((name) => !told.includes(name)).map((name) => `${name} is not described`),
    ...told.filter((name) => !declared.includes(name)).map((name) => `${name} is not declared`),
  ];
  if (wrong.length > 0) throw new Error(`${path}: ${wrong.join(', ')}`);
  const isLabel = (name: string): boolean => labels.includes(name);
  const of = (label: boolean): DescribedFact['rows'] =>
    rows.filter(({ names }) => names.every((name) => isLabel(name) === label));
  const kindOf = (name: string): string => KINDS[columns[name] ?? 'number'];
  const columnRows = of(false).map(
    ({ names, text }) => `| ${code(names)} | ${[...new Set(names.map(kindOf))].join(', ')} | ${text} |`,
  );
  const labelRows = of(true).map(({ names, text }) => `| ${code(names)} | ${text} |`);
  return [
    `## ${code(own.map(({ fact }) => fact.name))}`,
    '',
    intro,
    '',
    `Read from ${code(needs)}. Together: ${ALONE[alone]}. Used by ${code([...new Set(own.flatMap(({ metrics }) => [...metrics]))].sort())}.`,
    '',
    '| column | kind | what it holds |',
    '|---|---|---|',
    ...columnRows,
    '',
    ...(labelRows.length > 0 ? ['| label | what it holds |', '|---|---|', ...labelRows, ''] : []),
  ].join('\n');
}

function code(names: Iterable<string>): string {
  return [...names].map((name) => `\`${name}\``).join(', ');
}
