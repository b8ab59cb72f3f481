import { describe, expect, test } from 'vitest';
import { nps } from '../../src/metrics/satisfaction/nps.ts';
import { receivedMessages } from '../../src/metrics/volume/receivedMessages.ts';
import { sentReplies } from '../../src/metrics/volume/sentReplies.ts';
import type { SurveyResponse } from '../../src/records/surveyResponse.ts';
import { report } from '../../src/report/report.ts';
import { toCsv } from '../../src/report/toCsv.ts';
import { toText } from '../../src/report/toText.ts';

const NAMES = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'valueOf',
  'then',
  '0',
  ' ',
  '\u0000',
];
const own = (object: object, name: string): unknown => Object.getOwnPropertyDescriptor(object, name)?.value;
/** A record that has this field, whatever it is called. */
const having = (name: string, value: unknown): SurveyResponse =>
  Object.fromEntries([
    ['score', 9],
    [name, value],
  ]);

describe('names of fields and functions', () => {
  test.each(NAMES)('%j is a field like any other, and what every object has is none', (name) => {
    const surveyResponses = [having(name, 'a'), having(name, '__proto__'), { score: 0 }];
    const { rows } = report().by(name).measure({ nps }).run({ surveyResponses });
    expect(rows.map((row) => [own(row, name), row.nps.value])).toEqual([
      ['__proto__', 100],
      ['a', 100],
      [null, -100],
    ]);
    const result = report()
      .where(Object.fromEntries([[name, 'a']]))
      .measure({ nps })
      .run({ surveyResponses });
    expect(result.total.nps.n).toBe(1);
    expect(Object.getPrototypeOf(rows[0])).toBe(Object.prototype);
  });

  test.each(NAMES)('%j names a function like any other', (name) => {
    const groupOf = Object.fromEntries([[name, () => name]]);
    const { rows, by } = report()
      .by(groupOf)
      .measure({ nps })
      .run({ surveyResponses: [{ score: 9 }] });
    expect(by).toEqual([name]);
    expect(rows.map((row) => own(row, name))).toEqual([name]);
  });

  test.each(NAMES)('%j names an agent like any other', (name) => {
    const message = (agentId: string) => ({ at: 0, from: 'agent', agentId });
    const list = [{ id: 1, messages: [message(name), message('plain')] }];
    const { rows } = report().by('agent').measure({ sentReplies }).run({ conversations: list });
    expect(rows.map(({ agent }) => agent).toSorted()).toEqual([name, 'plain'].toSorted());
  });
});

describe('what stands in a field', () => {
  const groupsOf = (...values: unknown[]): (string | null)[] =>
    report()
      .by('plan')
      .measure({ nps })
      .run({ surveyResponses: values.map((value) => having('plan', value)) })
      .rows.map((row) => row.plan);

  test('is one group where it is written alike, and two where it is not', () => {
    expect(groupsOf(1, '1', 1n, 1.0)).toEqual(['1']);
    expect(groupsOf('1', '1.0', '01', '１', ' 1')).toEqual([' 1', '01', '1', '1.0', '１']);
    expect(groupsOf(0.1 + 0.2, 0.3)).toEqual(['0.3', '0.30000000000000004']);
    // One letter, and the same written as two.
    expect(groupsOf('é', 'e\u0301')).toHaveLength(2);
    expect(groupsOf(Number.POSITIVE_INFINITY, 2 ** 53, 1e21)).toEqual([
      '1e+21',
      '9007199254740992',
      'Infinity',
    ]);
  });

  test('is no group of its own where it has no name', () => {
    const circular: unknown[] = [];
    circular.push(circular);
    const strange = { toString: () => expect.unreachable('nobody is asked') };
    const values = [Symbol('s'), {}, Object.create(null), strange, () => 1, new Date(0), new Map(), circular];
    expect(groupsOf(...values)).toEqual([null]);
  });

  test('is nothing where it cannot be read: a getter that throws', () => {
    const broken = {
      score: 9,
      get plan(): string {
        throw new TypeError('no');
      },
    };
    const surveyResponses = [broken, { score: 0, plan: 'a' }];
    const { rows } = report().by('plan').measure({ nps }).run({ surveyResponses });
    expect(rows.map((row) => [row.plan, row.nps.n])).toEqual([
      ['a', 1],
      [null, 1],
    ]);
    const result = report().where({ plan: null }).measure({ nps }).run({ surveyResponses });
    expect(result.total.nps.value).toBe(100);
  });

  test('is whole in the data however long it is, apart by its last letter, and cut in text alone', () => {
    const long = 'x'.repeat(1_000_000);
    const surveyResponses = [`${long}a`, `${long}b`].map((plan) => ({ score: 9, plan }));
    const result = report().by('plan').measure({ nps }).run({ surveyResponses });
    expect(result.rows.map(({ plan }) => plan)).toEqual([`${long}a`, `${long}b`]);
    expect(toText(result).length).toBeLessThan(500);
    expect(toCsv(result).length).toBeGreaterThan(2_000_000);
  });

  test('may be another one in each of 100,000 records', () => {
    const list = Array.from({ length: 100_000 }, (_, i) => ({
      id: i,
      plan: `p${i}`,
      messages: [{ at: i, from: 'customer' }],
    }));
    const { rows, total } = report().by('plan').measure({ receivedMessages }).run({ conversations: list });
    expect(rows).toHaveLength(100_000);
    expect(rows.every((row) => row.receivedMessages.value === 1)).toBe(true);
    expect(total.receivedMessages.value).toBe(100_000);
  });
});

describe('functions of records', () => {
  const surveyResponses = [{ score: 9 }];
  const throwing = (): never => {
    throw new RangeError('beyond');
  };

  test('that throw are refused with what they threw', () => {
    const refused = (path: string): unknown =>
      expect.objectContaining({ code: 'invalid-option', path, remedy: expect.stringContaining('beyond') });
    const split = report().by({ region: throwing }).measure({ nps });
    expect(() => split.run({ surveyResponses })).toThrow(refused('by.region'));
    const kept = report().where(throwing).measure({ nps });
    expect(() => kept.run({ surveyResponses })).toThrow(refused('where'));
    const strange = report()
      .by({
        region: () => {
          throw Symbol('s');
        },
      })
      .measure({ nps });
    expect(() => strange.run({ surveyResponses })).toThrow(expect.objectContaining({ path: 'by.region' }));
  });

  test('that answer later are refused: a promise would keep every record', () => {
    const later = async (): Promise<boolean> => false;
    const kept = Reflect.apply(report().where, undefined, [later]);
    expect(() => kept.measure({ nps }).run({ surveyResponses })).toThrow('answers at once');
    const split = report().by({ region: later }).measure({ nps });
    expect(() => split.run({ surveyResponses })).toThrow('answers at once');
  });

  test('see every record that counts, and no other', () => {
    const seen: unknown[] = [];
    const given: SurveyResponse[] = [{ score: 9 }, { score: 3 }];
    report()
      .by({ kind: (record) => seen.push(record) })
      .measure({ nps })
      .run({ surveyResponses: [...given, Object(null), { score: null }, { score: 11 }] });
    expect(seen).toEqual(given);
  });
});

test('each step leaves the report that it was taken from as it is', () => {
  const base = report().measure({ nps });
  const surveyResponses = [{ score: 9, plan: 'a', at: 0 }];
  const before = base.run({ surveyResponses });
  base.by('plan');
  base.by({ size: () => 1 });
  base.attribute('agent');
  base.per('day');
  base.between('2026-03-02T00:00:00Z', '2026-03-03T00:00:00Z');
  base.where({ plan: 'b' });
  base.where(() => false);
  base.rolling('1d');
  base.compare('previous');
  base.measure({ other: nps });
  expect(base.run({ surveyResponses })).toEqual(before);
});

test('what is changed in what was handed over changes no report', () => {
  const allowed = ['a'];
  const where = { plan: allowed };
  const by = { size: () => 'small' };
  const built = report().by(by).where(where).measure({ nps });
  allowed.push('b');
  where.plan = ['b'];
  by.size = () => 'large';
  const { rows } = built.run({
    surveyResponses: [
      { score: 9, plan: 'a' },
      { score: 9, plan: 'b' },
    ],
  });
  expect(rows.map(({ size, nps: { n } }) => [size, n])).toEqual([['small', 1]]);
});
