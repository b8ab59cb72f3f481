import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { root } from '../package/doors.ts';
import { readTree } from '../package/sources.ts';
import { describeFact, factTables, readFacts } from './factTables.ts';
import { measureSizes, readSizeTable, sizeTable } from './sizeTable.ts';

const page = (name: string): string => readFileSync(new URL(`docs/${name}.md`, root), 'utf8');
const remedy = 'run `npm run build && npx tsx --tsconfig test/tsconfig.json test/docs/writeTables.ts`';

describe('the page of the facts', () => {
  test('is what the declarations and their comments say', () => {
    expect(page('facts'), remedy).toBe(factTables());
  });

  test('tells of every fact that a metric reads', () => {
    const facts = [...readFacts().keys()];
    expect(facts).toEqual(expect.arrayContaining(['waits', 'messageWaits', 'messages', 'npsResponses']));
    for (const name of facts) expect(page('facts')).toMatch(new RegExp(`^## .*\`${name}\``, 'm'));
  });

  test('has columns and labels in the words of the comment', () => {
    const comment = [
      '/**',
      ' * Things, one row',
      ' * each.',
      ' *',
      ' * | column | what it holds |',
      ' * |---|---|',
      ' * | `a`, `b` | two |',
      ' *',
      ' * | label | what it holds |',
      ' * |---|---|',
      ' * | `who` | somebody; `a` too |',
      ' */',
      'export function things() {}',
    ].join('\n');
    expect(describeFact(comment)).toEqual({
      intro: 'Things, one row\neach.',
      rows: [
        { names: ['a', 'b'], text: 'two' },
        { names: ['who'], text: 'somebody; `a` too' },
      ],
    });
    expect(describeFact('/** Others. */ export function others() {}')).toBeUndefined();
  });
});

describe('the page of the sizes', async () => {
  const sizes = await measureSizes();

  test('tells of every export of every door, to three percent', () => {
    const told = readSizeTable(page('sizes'));
    const nameOf = ({ door, name }: (typeof told)[number]): string => `${door} ${name}`;
    expect(told.map(nameOf), remedy).toEqual(sizes.map(nameOf));
    for (const [i, size] of sizes.entries()) {
      const off = Math.abs((told[i]?.bytes ?? 0) / size.bytes - 1);
      expect(off, `${nameOf(size)} is ${size.bytes} bytes: ${remedy}`).toBeLessThanOrEqual(0.03);
    }
  });

  test('is read as it is written', () => {
    expect(readSizeTable(sizeTable(sizes))).toEqual(sizes);
    expect(sizes.length).toBeGreaterThan(readTree('src/metrics', '.ts').size);
  });
});
